// What music-metadata says of the one stream of sound in MPEG-4; null where it is not as it should be.
import type { IFormat } from 'music-metadata';
import { type Box, boxesOf } from './mp4Boxes.ts';

/** By the name of the sample description. */
const codecs: Readonly<Record<string, string>> = { mp4a: 'MPEG-4/AAC', alac: 'ALAC', 'ac-3': 'AC-3' };
const unknownTime = 0xffff_ffff;

/** Bytes of an entry of each list, which must be as long as it says. */
const tables: Readonly<Record<string, number>> = { stts: 8, stsc: 12, stco: 4, co64: 8 };
const skipped: readonly string[] = ['edts', 'smhd', 'dinf', 'sgpd', 'sbgp', 'elng', 'free', 'skip'];
const holders: readonly string[] = ['mdia', 'minf', 'stbl'];

/** `track`: what is in a `trak`. */
export function soundOf(track: Buffer): Partial<IFormat> | null {
  const found = new Map<string, Buffer>();
  const pending = [track];
  for (let holder = pending.pop(); holder !== undefined; holder = pending.pop()) {
    const boxes = boxesOf(holder);
    if (boxes === null) return null;
    for (const box of boxes) {
      if (skipped.includes(box.type)) continue;
      // Of two the parser takes the later.
      if (found.has(box.type) || !isKnown(box)) return null;
      found.set(box.type, box.body);
      if (holders.includes(box.type)) pending.push(box.body);
    }
  }
  const times = timesOf(found.get('mdhd'));
  const handler = found.get('hdlr');
  const description = descriptionOf(found.get('stsd'));
  const bytes = bytesOf(found.get('stsz'));
  if (times === null || description === null || bytes === null || !found.has('tkhd')) return null;
  if (handler === undefined || handler.length < 20 || handler.toString('latin1', 8, 12) !== 'soun')
    return null;
  const duration = times.duration / times.scale;
  return { ...description, duration, ...(bytes === 0 ? {} : { bitrate: (8 * bytes) / duration }) };
}

function isKnown({ type, body }: Box): boolean {
  if (holders.includes(type) || type === 'mdhd' || type === 'hdlr' || type === 'stsd' || type === 'stsz')
    return true;
  if (type === 'tkhd')
    return body.length >= (body[0] === 0 ? 38 : body[0] === 1 ? 50 : Number.POSITIVE_INFINITY);
  const entryBytes = tables[type];
  return (
    entryBytes !== undefined && body.length >= 8 && body.length === 8 + entryBytes * body.readUInt32BE(4)
  );
}

function timesOf(header: Buffer | undefined): { readonly scale: number; readonly duration: number } | null {
  const version = header?.[0];
  if (header === undefined || header.length < (version === 0 ? 24 : 36) || (version !== 0 && version !== 1))
    return null;
  const scale = header.readUInt32BE(version === 0 ? 12 : 20);
  const duration = version === 0 ? header.readUInt32BE(16) : Number(header.readBigUInt64BE(24));
  return scale === 0 || duration === 0 || duration >= unknownTime ? null : { scale, duration };
}

/** The description of sound in QuickTime's versions 0 and 1, which are those of MPEG-4. */
function descriptionOf(box: Buffer | undefined): Partial<IFormat> | null {
  if (box === undefined || box.length < 8 + 16 + 20 || box.readUInt32BE(4) !== 1) return null;
  const entry = box.subarray(8);
  const size = entry.readUInt32BE(0);
  const codec = codecs[entry.toString('latin1', 4, 8)];
  const version = entry.readInt16BE(16);
  if (size < 16 + 20 || size > entry.length || codec === undefined || (version !== 0 && version !== 1))
    return null;
  return {
    codec,
    numberOfChannels: entry.readInt16BE(24),
    bitsPerSample: entry.readInt16BE(26),
    sampleRate: entry.readUInt16BE(32) + entry.readUInt16BE(34) / 10_000,
  };
}

/** Of all samples together; 0 where they are not listed one by one. */
function bytesOf(sizes: Buffer | undefined): number | null {
  if (sizes === undefined || sizes.length < 12) return null;
  const listed = sizes.length - 12;
  if (listed === 0) return 0;
  if (listed !== 4 * sizes.readUInt32BE(8)) return null;
  let sum = 0;
  for (let at = 12; at < sizes.length; at += 4) sum += sizes.readUInt32BE(at);
  return sum;
}
