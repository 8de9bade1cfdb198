// MPEG-4 with one stream of sound as it mostly is, at once; null where anything is unusual, which music-metadata reads.
import type { IFormat, ITag } from 'music-metadata';
import type { ByteSource } from '../../files/byteSource.ts';
import { bytesIn } from './bytesIn.ts';
import { type Box, boxesOf } from './mp4Boxes.ts';
import { itemsOf } from './mp4Items.ts';
import { soundOf } from './mp4Sound.ts';

export interface QuickMp4 {
  readonly tags: readonly ITag[];
  readonly format: Partial<IFormat>;
}

const mostTopBoxes = 64;
const longHeaderBytes = 16;
const mostMovieBytes = 1024 * 1024;
const mostBrandBytes = 256;
/** What the parser does not look into. */
const skipped: ReadonlySet<string> = new Set(['mdat', 'free', 'skip', 'wide']);
const skippedInMovie: ReadonlySet<string> = new Set(['iods', 'free', 'skip']);
const skippedInUser: ReadonlySet<string> = new Set(['chpl', 'free', 'skip', 'name', 'Xtra']);

/** `head`: the beginning of the file. */
export async function quickMp4(file: ByteSource, head: Buffer): Promise<QuickMp4 | null> {
  const bytesAt = bytesIn(file, head);
  let container: string | null = null;
  let movie: QuickMp4 | null = null;
  let at = 0;
  for (let boxes = 0; at < file.size; boxes++) {
    if (boxes === mostTopBoxes || at + longHeaderBytes > file.size) return null;
    const header = await bytesAt(at, at + longHeaderBytes);
    const short = header.readUInt32BE(0);
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
    const from = at + (short === 1 ? longHeaderBytes : longHeaderBytes / 2);
    const end = at + size;
    if (end < from || end > file.size) return null;
    const type = header.toString('latin1', 4, 8);
    if ((type === 'ftyp') !== (boxes === 0)) return null;
    if (type === 'ftyp') {
      if (end - from > mostBrandBytes) return null;
      container = brandsOf(await bytesAt(from, end));
    } else if (type === 'moov') {
      if (movie !== null || end - from > mostMovieBytes) return null;
      movie = movieOf(await bytesAt(from, end));
      if (movie === null) return null;
    } else if (!skipped.has(type)) return null;
    at = end;
  }
  if (container === null || movie === null) return null;
  return { tags: movie.tags, format: { ...movie.format, container } };
}

/** Names of what it is compatible with, each once. */
function brandsOf(bytes: Buffer): string | null {
  if (bytes.length < 8 || bytes.length % 4 !== 0 || bytes.some((byte) => byte >= 0x80)) return null;
  const brands = Array.from({ length: bytes.length / 4 }, (_, n) =>
    bytes.toString('latin1', 4 * n, 4 * n + 4).replaceAll(/\W/gu, ''),
  );
  return [...new Set(brands.filter((brand) => brand !== ''))].join('/');
}

function movieOf(bytes: Buffer): QuickMp4 | null {
  let format: Partial<IFormat> | null = null;
  const tags: ITag[] = [];
  for (const box of boxesOf(bytes) ?? []) {
    if (box.type === 'trak') {
      if (format !== null) return null;
      format = soundOf(box.body);
      if (format === null) return null;
    } else if (box.type === 'udta') {
      const read = userTags(box.body);
      if (read === null) return null;
      tags.push(...read);
    } else if (box.type === 'mvhd') {
      // Its newer version is longer.
      if (box.body.length < (box.body[0] === 1 ? 112 : 100)) return null;
    } else if (!skippedInMovie.has(box.type)) return null;
  }
  return format === null ? null : { tags, format };
}

function userTags(bytes: Buffer): ITag[] | null {
  const boxes = boxesOf(bytes);
  if (boxes === null) return null;
  const tags: ITag[] = [];
  for (const box of boxes) {
    if (skippedInUser.has(box.type)) continue;
    const read = box.type === 'meta' ? metaTags(box) : null;
    if (read === null) return null;
    tags.push(...read);
  }
  return tags;
}

function metaTags({ body }: Box): ITag[] | null {
  const versionBytes = 4;
  if (body.length < 12 || body.toString('latin1', 4, 8) === 'hdlr') return null;
  const boxes = boxesOf(body.subarray(versionBytes));
  if (boxes === null) return null;
  const tags: ITag[] = [];
  for (const { type, body: inner } of boxes) {
    if (type === 'hdlr' || type === 'free') continue;
    const read = type === 'ilst' ? itemsOf(inner) : null;
    if (read === null) return null;
    tags.push(...read);
  }
  return tags;
}
