// Whether bytes are MPEG audio (ISO/IEC 11172-3) or AAC in ADTS (13818-7): frames that follow one another.

/** kbit/s of MPEG-1 by layer, and of MPEG-2 of layer 1 and of the others; 0 is free format. */
const rates: Readonly<Record<string, readonly number[]>> = {
  '11': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '12': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '13': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '21': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '22': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '23': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const samplingRates = [44_100, 48_000, 32_000] as const;

/** Whether two frames stand one behind the other at `at`, or one that ends where the bytes do. */
export function isFrameAt(bytes: Uint8Array, at: number): boolean {
  const length = frameBytes(bytes, at);
  if (length === null) return false;
  const next = at + length;
  return next + 4 > bytes.length || frameBytes(bytes, next) !== null;
}

/** Null where there is no frame, or one of free format. */
function frameBytes(bytes: Uint8Array, at: number): number | null {
  const [first, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = bytes.subarray(at, at + 6);
  if (first !== 0xff || second < 0xe0) return null;
  const layerBits = (second >> 1) & 3;
  if (layerBits === 0) {
    const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
    return (second & 0xf0) === 0xf0 && length > 7 ? length : null;
  }
  const version = (second >> 3) & 3;
  const samplingRate = samplingRates[(third >> 2) & 3];
  const layer = 4 - layerBits;
  const rate = rates[`${version === 3 ? 1 : 2}${layer}`]?.[third >> 4];
  if (version === 1 || samplingRate === undefined || rate === undefined || rate === 0) return null;
  const padding = (third >> 1) & 1;
  const perSecond = version === 3 ? samplingRate : version === 2 ? samplingRate / 2 : samplingRate / 4;
  if (layer === 1) return (Math.floor((12_000 * rate) / perSecond) + padding) * 4;
  return Math.floor(((layer === 3 && version !== 3 ? 72_000 : 144_000) * rate) / perSecond) + padding;
}
