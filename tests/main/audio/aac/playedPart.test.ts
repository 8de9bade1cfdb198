// The played part of a track, by its edit list and by iTunes' tag.
import { expect, test } from 'vitest';
import { playedPart } from '../../../../src/main/audio/aac/playedPart.ts';

const u32 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, 4 * i);
  return bytes;
};
const version1 = 0x0100_0000;
const one = 0x0001_0000;
const mdhd = u32(0, 0, 0, 44_100, 0);
const mvhd = u32(0, 0, 0, 1000, 0);
/** 100 frames of 1024. */
const stts = u32(0, 1, 100, 1024);
/** AAC-LC at 44.1 kHz, two channels. */
const asc = Uint8Array.of(0x12, 0x10);

function itunes(text: string, name = 'iTunSMPB'): Buffer {
  const box = (type: string, ...body: Buffer[]) =>
    Buffer.concat([u32(8 + Buffer.concat(body).length), Buffer.from(type), ...body]);
  return box(
    '----',
    box('mean', u32(0), Buffer.from('com.apple.iTunes')),
    box('name', u32(0), Buffer.from(name)),
    box('data', u32(1, 0), Buffer.from(text)),
  );
}

test.each([
  ['nothing says anything', {}, null],
  [
    'an edit up to the end',
    { elst: u32(0, 1, 0, 1024, one), mdhd, stts, mvhd },
    { start: 1024 / 44_100, duration: (99 * 1024) / 44_100 },
  ],
  [
    'one that ends earlier, in coarser ticks, rounded down',
    { elst: u32(0, 1, 2000, 1024, one), mdhd, stts, mvhd },
    { start: 1024 / 44_100, duration: 2.001 },
  ],
  [
    'long numbers',
    {
      elst: u32(version1, 1, 0, 2000, 0, 1024, one),
      mdhd: u32(version1, 0, 0, 0, 0, 44_100, 0, 0),
      stts,
      mvhd,
    },
    { start: 1024 / 44_100, duration: 2.001 },
  ],
  [
    'a pause before is no edit',
    { elst: u32(0, 2, 500, -1, one, 0, 0, one), mdhd, stts },
    { start: 0, duration: (100 * 1024) / 44_100 },
  ],
  ['a pause in long numbers', { elst: u32(version1, 1, 0, 500, -1, -1, one), mdhd, stts }, null],
  ['two edits cut the media up', { elst: u32(0, 2, 500, 0, one, 500, 9, one), mdhd, stts }, null],
  [
    'empty tables of a fragmented file',
    { elst: u32(0, 1, 0, 1024, one), mdhd, stts: u32(0, 0) },
    { start: 1024 / 44_100 },
  ],
  [
    'a count of edits beyond what is there',
    { elst: u32(0, 1e9, 0, 1024, one), mdhd },
    { start: 1024 / 44_100 },
  ],
  [
    "iTunes' tag",
    { ilst: itunes(' 00000000 00000840 000001CA 00000000003F31F6 00000000'), asc },
    { start: 0x840 / 44_100, duration: 0x3f31f6 / 44_100 },
  ],
  [
    "iTunes' tag of ALAC, at its cookie's rate",
    { ilst: itunes(' 0 10 20 400'), alac: u32(0, 0, 0, 0, 0, 48_000) },
    { start: 16 / 48_000, duration: 1024 / 48_000 },
  ],
  ['another tag', { ilst: itunes(' 0 10 20 400', 'iTunNORM'), asc }, null],
  ['no numbers', { ilst: itunes('hello my dear friend'), asc }, null],
  [
    'an edit goes before the tag',
    { elst: u32(0, 1, 0, 7, one), mdhd, ilst: itunes(' 0 10 20 400'), asc },
    { start: 7 / 44_100 },
  ],
])('%s', (_, boxes, expected) => {
  expect(playedPart(boxes)).toEqual(expected);
});
