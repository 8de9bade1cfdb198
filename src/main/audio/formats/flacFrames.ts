// FLAC's stream information and frame headers (RFC 9639, sections 8.2 and 9.1): enough to find a frame by its sample.

export interface StreamInfo {
  readonly minBlockSize: number;
  readonly maxBlockSize: number;
  /** Bytes of the largest frame; 0 when unknown. */
  readonly maxFrameBytes: number;
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  /** Samples of each channel; 0 when unknown. */
  readonly totalSamples: number;
}

export const streamInfoBytes = 34;
/** The longest frame header: sync and codes 4, coded number 7, block size 2, sampling rate 2, CRC 1. */
export const longestHeader = 16;

export function parseStreamInfo(bytes: Uint8Array): StreamInfo | null {
  if (bytes.length < streamInfoBytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed = view.getUint32(10);
  const info = {
    minBlockSize: view.getUint16(0),
    maxBlockSize: view.getUint16(2),
    maxFrameBytes: (view.getUint8(7) << 16) | view.getUint16(8),
    sampleRate: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bitsPerSample: ((packed >>> 4) & 31) + 1,
    totalSamples: (packed & 15) * 2 ** 32 + view.getUint32(14),
  };
  return info.sampleRate > 0 && info.maxBlockSize >= 16 ? info : null;
}

export interface FlacFrame {
  /** Number of the frame's first sample in the stream. */
  readonly firstSample: number;
  readonly blockSize: number;
}

const sizeCodes = [0, 8, 12, 0, 16, 20, 24, 32];
const rateCodes = [
  0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000,
];

/**
 * The frame whose header is at `at`, or null. The header must agree with the stream information and its own checksum, so
 * that audio data is hardly ever mistaken for one.
 */
export function flacFrameAt(bytes: Uint8Array, at: number, info: StreamInfo): FlacFrame | null {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  if (byte(0) !== 0xff || (byte(1) & 0xfe) !== 0xf8 || at + 6 > bytes.length) return null;
  const sizeCode = byte(2) >> 4;
  const rateCode = byte(2) & 15;
  const channelCode = byte(3) >> 4;
  const bitsCode = (byte(3) >> 1) & 7;
  if (sizeCode === 0 || rateCode === 15 || channelCode > 10 || (byte(3) & 1) !== 0) return null;
  const channels = channelCode < 8 ? channelCode + 1 : 2;
  const rate = rateCodes[rateCode] ?? 0;
  const bits = sizeCodes[bitsCode] ?? 0;
  if (channels !== info.channels || (rate !== 0 && rate !== info.sampleRate)) return null;
  if (bitsCode === 3 || (bits !== 0 && bits !== info.bitsPerSample)) return null;
  const number = codedNumber(bytes, at + 4);
  if (number === null) return null;
  let end = 4 + number.bytes;
  let blockSize = sizeCode === 1 ? 192 : sizeCode < 6 ? 576 << (sizeCode - 2) : 256 << (sizeCode - 8);
  if (sizeCode === 6) blockSize = byte(end++) + 1;
  if (sizeCode === 7) blockSize = ((byte(end++) << 8) | byte(end++)) + 1;
  if (rateCode === 12) end += 1;
  else if (rateCode > 12) end += 2;
  if (blockSize > info.maxBlockSize || at + end >= bytes.length) return null;
  if (crc8(bytes, at, at + end) !== byte(end)) return null;
  const variable = (byte(1) & 1) === 1;
  return { firstSample: variable ? number.value : number.value * info.minBlockSize, blockSize };
}

/** The frame or sample number, coded like UTF-8, but with up to 36 bits. */
function codedNumber(bytes: Uint8Array, at: number): { value: number; bytes: number } | null {
  const first = bytes[at] ?? 0xff;
  if (first < 0x80) return { value: first, bytes: 1 };
  const length = Math.clz32(~(first << 24));
  if (length < 2 || length > 7) return null;
  let value = first & (0x7f >> length);
  for (let k = 1; k < length; k++) {
    const next = bytes[at + k] ?? 0;
    if ((next & 0xc0) !== 0x80) return null;
    value = value * 64 + (next & 0x3f);
  }
  return { value, bytes: length };
}

/** Polynomial x^8 + x^2 + x + 1, initial value 0. */
function crc8(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0;
  for (let i = start; i < end; i++) {
    crc ^= bytes[i] ?? 0;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80) !== 0 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}
