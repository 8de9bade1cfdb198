// A content fingerprint by which a moved, renamed or retagged file is recognised: its audio's length, head and tail.
import { createHash } from 'node:crypto';
import { type ByteSource, withFile } from '../files/byteSource.ts';
import { asBuffer } from '../files/ioErrors.ts';
import { afterId3v2 } from '../files/magic.ts';
import { readAhead } from '../files/readAhead.ts';

const sampleBytes = 64 * 1024;
/** Of most files all that tells where the sound begins, in one read. */
const headBytes = 4096;

/**
 * 32 hexadecimal digits over the audio part of the file: its length and its first and last 64 KiB. Tags before and
 * behind the audio (ID3, APEv2, FLAC metadata, MPEG-4 and RIFF boxes) do not count where skipping them is cheap;
 * in Ogg and the rarer formats the whole file does. Throws AppError `unreadable`.
 */
export async function fingerprint(path: Uint8Array): Promise<string> {
  return withFile(path, fingerprintOf);
}

/** Of a file that is open. */
export async function fingerprintOf(opened: ByteSource): Promise<string> {
  const file = readAhead(opened, headBytes);
  const { start, end } = await audioRegion(file);
  const hash = createHash('sha256').update(`${end - start}\n`);
  hash.update(await file.read(start, Math.min(sampleBytes, end - start)));
  if (end - start > sampleBytes) hash.update(await file.read(end - sampleBytes, sampleBytes));
  return hash.digest('hex').slice(0, 32);
}

interface Region {
  readonly start: number;
  readonly end: number;
}

/** What it is of. */
export async function audioRegion(file: ByteSource): Promise<Region> {
  const { size } = file;
  const start = await afterId3v2(file);
  const head = await bytesAt(file, start, 12);
  const magic = head.toString('latin1', 0, 4);
  let region: Region = { start, end: size };
  if (magic === 'fLaC') region = { start: await afterFlacMetadata(file, start), end: size };
  else if (magic === 'RIFF') region = await chunk(file, 'data', false);
  else if (magic === 'FORM') region = await chunk(file, 'SSND', true);
  else if (head.toString('latin1', 4, 8) === 'ftyp') region = await mediaData(file);
  const trimmed = { start: region.start, end: await beforeTrailingTags(file, region.start, region.end) };
  return trimmed.end > trimmed.start ? trimmed : { start: 0, end: size };
}

async function beforeTrailingTags(file: ByteSource, start: number, end: number): Promise<number> {
  const id3v1 = await bytesAt(file, Math.max(start, end - 128), 3);
  if (end - start > 128 && id3v1.toString('latin1') === 'TAG') end -= 128;
  const footer = await bytesAt(file, Math.max(start, end - 32), 32);
  if (footer.length === 32 && footer.toString('latin1', 0, 8) === 'APETAGEX') {
    const hasHeader = (footer.readUInt32LE(20) & 0x80000000) !== 0;
    end -= footer.readUInt32LE(12) + (hasHeader ? 32 : 0);
  }
  return end;
}

async function afterFlacMetadata(file: ByteSource, start: number): Promise<number> {
  let at = start + 4;
  for (let blocks = 0; blocks < 128; blocks++) {
    const header = await bytesAt(file, at, 4);
    if (header.length < 4) return start;
    at += 4 + header.readUIntBE(1, 3);
    if (at >= file.size) return start;
    if ((header.readUInt8(0) & 0x80) !== 0) return at;
  }
  return start;
}

/** The body of a RIFF or IFF chunk; the whole file when it is not found. */
async function chunk(file: ByteSource, id: string, bigEndian: boolean): Promise<Region> {
  const { size } = file;
  let at = 12;
  for (let chunks = 0; chunks < 128; chunks++) {
    const header = await bytesAt(file, at, 8);
    if (header.length < 8) break;
    const length = bigEndian ? header.readUInt32BE(4) : header.readUInt32LE(4);
    if (header.toString('latin1', 0, 4) === id)
      return { start: at + 8, end: Math.min(size, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
  return { start: 0, end: size };
}

/** The first `mdat` box of an MPEG-4 file. */
async function mediaData(file: ByteSource): Promise<Region> {
  const { size } = file;
  let at = 0;
  for (let boxes = 0; boxes < 128; boxes++) {
    const header = await bytesAt(file, at, 16);
    if (header.length < 16) break;
    const short = header.readUInt32BE(0);
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (header.toString('latin1', 4, 8) === 'mdat') {
      return { start: at + (short === 1 ? 16 : 8), end: Math.min(size, at + length) };
    }
    if (length < 8) break;
    at += length;
  }
  return { start: 0, end: size };
}

async function bytesAt(file: ByteSource, position: number, length: number): Promise<Buffer> {
  return asBuffer(await file.read(position, length));
}
