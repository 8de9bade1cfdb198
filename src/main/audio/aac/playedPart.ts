// Which part of a track is played: by its edit list (ISO/IEC 14496-12, 8.6.6), else by iTunes' own tag.
import type { Boxes, PlayedPart } from '@audio/decode-aac';
import { Fields } from '../../files/fields.ts';
import { asBuffer } from '../../files/ioErrors.ts';
import { childBoxes } from '../formats/mp4Tables.ts';
import { coreRate } from './audioSpecificConfig.ts';

/** Null where nothing says so, or where several edits cut the media up: then all of it is played. */
export function playedPart(boxes: Boxes): PlayedPart | null {
  const { elst, mdhd, stts, mvhd, ilst, asc, alac } = boxes;
  const edits = elst === undefined ? [] : mediaEdits(new Fields(elst));
  const [edit] = edits;
  if (edits.length > 1) return null;
  const timescale = mdhd === undefined ? 0 : timescaleOf(new Fields(mdhd));
  if (edit !== undefined && timescale > 0) {
    const start = edit.mediaTime / timescale;
    // The tables of a fragmented file are empty.
    const media = stts === undefined ? 0 : totalTime(new Fields(stts)) / timescale;
    const toEnd = media > start ? media - start : Number.POSITIVE_INFINITY;
    const movieScale = mvhd === undefined ? 0 : timescaleOf(new Fields(mvhd));
    // In the movie's ticks, which may be coarser than a sample and are rounded down.
    const stated =
      edit.duration > 0 && movieScale > 0
        ? (edit.duration + (movieScale < timescale ? 1 : 0)) / movieScale
        : Number.POSITIVE_INFINITY;
    return part(start, Math.min(toEnd, stated));
  }
  const tag = ilst === undefined ? null : gaplessTag(ilst);
  const rate = asc !== undefined ? coreRate(asc) : alac !== undefined ? lastNumber(alac) : 0;
  if (tag === null || rate === 0) return null;
  return part(tag.priming / rate, tag.length > 0 ? tag.length / rate : Number.POSITIVE_INFINITY);
}

function part(start: number, duration: number): PlayedPart {
  return duration === Number.POSITIVE_INFINITY ? { start } : { start, duration };
}

interface Edit {
  readonly duration: number;
  readonly mediaTime: number;
}

/** Without the empty ones, which are pauses. */
function mediaEdits(elst: Fields): Edit[] {
  if (elst.left < 8) return [];
  const isLong = elst.u8() === 1;
  const count = elst.skip(3).u32();
  const width = isLong ? 20 : 12;
  const edits = elst.list(Math.min(count, Math.floor(elst.left / width)), width, (entry) => {
    const duration = isLong ? entry.u32() * 2 ** 32 + entry.u32() : entry.u32();
    const high = entry.u32() | 0;
    return { duration, mediaTime: isLong ? high * 2 ** 32 + entry.u32() : high };
  });
  return edits.filter(({ mediaTime }) => mediaTime >= 0);
}

/** Of `mvhd` and `mdhd`: behind two times. */
function timescaleOf(header: Fields): number {
  const isLong = header.u8() === 1;
  return header.skip(3 + (isLong ? 16 : 8)).u32();
}

function totalTime(stts: Fields): number {
  if (stts.left < 8) return 0;
  const count = stts.skip(4).u32();
  const parts = stts.list(
    Math.min(count, Math.floor(stts.left / 8)),
    8,
    (entry) => entry.u32() * entry.u32(),
  );
  return parts.reduce((sum, ticks) => sum + ticks, 0);
}

/** ALAC's cookie ends with the rate. */
function lastNumber(cookie: Uint8Array): number {
  return cookie.length < 24 ? 0 : new Fields(cookie).skip(cookie.length - 4).u32();
}

/** `iTunSMPB` among iTunes' free tags: hexadecimal numbers, of which the second and the fourth count samples. */
function gaplessTag(ilst: Uint8Array): { readonly priming: number; readonly length: number } | null {
  for (const { type, body } of childBoxes(ilst)) {
    if (type !== '----') continue;
    const children = childBoxes(body);
    const text = (wanted: string, head: number): string =>
      asBuffer(
        children.find((child) => child.type === wanted)?.body.subarray(head) ?? new Uint8Array(0),
      ).toString('latin1');
    if (text('name', 4) !== 'iTunSMPB') continue;
    const numbers = text('data', 8)
      .trim()
      .split(/\s+/u)
      .map((number) => Number.parseInt(number, 16));
    const [, priming, , length] = numbers;
    if (priming === undefined || length === undefined || !numbers.every(Number.isFinite)) continue;
    return { priming, length };
  }
  return null;
}
