// The quick readers of MPEG-4 and Ogg say what music-metadata says, or nothing: of what taggers write, and of what is broken.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../scripts/demo/random.ts';
import { isQuick, isSame } from '../../../helpers/sameTags.ts';
import { hasShared, sharedData } from '../../../helpers/shared.ts';

const files = join(import.meta.dirname, '../../../truths/files');
const read = (name: string): Buffer => readFileSync(join(files, name));

describe('MPEG-4', () => {
  /** Its last box is `moov`, whose last is `udta`. */
  const written = read('ffmpeg-m4a.m4a');
  const movieAt = written.indexOf('moov', 0, 'latin1') - 4;
  const userAt = written.lastIndexOf('udta', undefined, 'latin1') - 4;

  function box(type: string, ...content: readonly Uint8Array[]): Buffer {
    const bytes = Buffer.concat([Buffer.alloc(8), ...content]);
    bytes.writeUInt32BE(bytes.length);
    bytes.write(type, 4, 'latin1');
    return bytes;
  }

  const data = (kind: number, ...value: readonly number[]): Buffer =>
    box('data', Buffer.from([0, 0, 0, kind, 0, 0, 0, 0, ...value]));
  const text = (value: string, kind = 1): Buffer => data(kind, ...Buffer.from(value));
  const named = (name: string, ...values: readonly Buffer[]): Buffer =>
    box(
      '----',
      box('mean', Buffer.from('\0\0\0\0com.apple.iTunes')),
      box('name', Buffer.from(`\0\0\0\0${name}`)),
      ...values,
    );

  /** The same sound, with other boxes about it. */
  function movieWith(...boxes: readonly Buffer[]): Buffer {
    const movie = box('moov', written.subarray(movieAt + 8, userAt), ...boxes);
    return Buffer.concat([written.subarray(0, movieAt), movie]);
  }
  const file = (...items: readonly Buffer[]): Buffer =>
    movieWith(
      box('udta', box('meta', Buffer.alloc(4), box('hdlr', Buffer.alloc(25)), box('ilst', ...items))),
    );

  test('every name with a text, a number, two of them, and none', async () => {
    const names = [
      '©nam',
      '©ART',
      'aART',
      '©alb',
      '©day',
      '©gen',
      '©cmt',
      '©grp',
      'tmpo',
      'cpil',
      'trkn',
      'disk',
    ];
    const own = [
      'ARTISTS',
      'Band',
      'MOOD',
      'initialkey',
      'fBPM',
      'MusicBrainz Album Id',
      'replaygain_track_gain',
      '',
    ];
    const values = [
      ...['Café / B', ' 1979-03-02 ', '', '3/12', '-7.5 dB'].map((value) => [text(value)]),
      [data(0, 0, 0, 0, 3, 0, 12, 0, 0)],
      [data(0, 0, 0, 0, 3, 0, 12)],
      [data(0, 0, 3)],
      ...[[0x80], [1, 44], [0, 0, 0, 120], [0, 0, 0, 1, 0, 0, 0, 2], [1, 2, 3]].map((bytes) => [
        data(21, ...bytes),
      ]),
      [data(22, 7)],
      [text('a', 18), text('b')],
      [data(13, 0xff, 0xd8)],
      [text('\ufeffa')],
      [data(1, 0xff, 0x41)],
      [],
    ];
    let quick = 0;
    for (const value of values) {
      for (const name of names)
        if (await isSame(file(box(name, ...value), box(name, ...value)), name)) quick += 1;
      for (const name of own) if (await isSame(file(named(name, ...value)), `----:${name}`)) quick += 1;
    }
    expect(quick).toBeGreaterThan(150);
  });

  test('genres by their number', async () => {
    let quick = 0;
    for (let number = 0; number < 200; number++)
      if (await isSame(file(box('gnre', data(0, 0, number))), `genre ${number}`)) quick += 1;
    expect(quick).toBe(180);
  });

  test('what is unusual is left to the parser', async () => {
    const name = box('©nam', text('A title'));
    const track = written.subarray(movieAt + 8 + 108, userAt);
    for (const [what, bytes] of Object.entries({
      'two tracks': movieWith(track, written.subarray(userAt)),
      fragments: Buffer.concat([file(name), box('moof')]),
      'two movies': Buffer.concat([file(name), file(name).subarray(movieAt)]),
      'a box behind the end': Buffer.concat([file(name), Buffer.from('\0\0\x01\0free')]),
      'a few bytes behind the end': Buffer.concat([file(name), Buffer.alloc(5)]),
      'an ID3v1 tag behind it': Buffer.concat([file(name), Buffer.from('TAG'), Buffer.alloc(125)]),
      'a box in a title': file(box('©nam', box('free'))),
      'a rating': file(box('rate', text('80'))),
      'a list in a list': file(box('ilst', name)),
      'zeros at the end of the boxes': movieWith(box('udta', Buffer.alloc(4))),
      'as QuickTime writes it': movieWith(
        box('udta', box('meta', box('hdlr', Buffer.alloc(25)), box('ilst', name))),
      ),
      'too many values': file(...Array.from({ length: 120 }, () => box('©gen', text('Rock')))),
    }))
      expect(await isSame(bytes, what), what).toBe(false);
  });
});

describe('Ogg', () => {
  const serial = 7;
  function page(number: number, flags: number, granule: number, body: Uint8Array, of = serial): Buffer {
    const segments = [...Array.from({ length: Math.floor(body.length / 255) }, () => 255), body.length % 255];
    const header = Buffer.alloc(27);
    header.write('OggS');
    header[5] = flags;
    header.writeBigInt64LE(BigInt(granule), 6);
    header.writeUInt32LE(of, 14);
    header.writeUInt32LE(number, 18);
    header[26] = segments.length;
    return Buffer.concat([header, Buffer.from(segments), body]);
  }

  function comments(...fields: readonly string[]): Buffer {
    const sized = (text: string): Buffer => {
      const bytes = Buffer.from(`\0\0\0\0${text}`);
      bytes.writeUInt32LE(bytes.length - 4);
      return bytes;
    };
    const count = Buffer.alloc(4);
    count.writeUInt32LE(fields.length);
    return Buffer.concat([sized('a vendor'), count, ...fields.map(sized)]);
  }

  const opusHead = Buffer.concat([
    Buffer.from('OpusHead\x01\x02\x38\x01'),
    Buffer.from([0x80, 0xbb, 0, 0, 0, 0, 0]),
  ]);
  const vorbisHead = Buffer.from(
    '\x01vorbis\0\0\0\0\x02\x44\xac\0\0\0\0\0\0\0\xf4\x01\0\0\0\0\0\xb8\x01',
    'latin1',
  );
  const kinds = {
    opus: {
      head: opusHead,
      tags: (...fields: string[]) => Buffer.concat([Buffer.from('OpusTags'), comments(...fields)]),
    },
    vorbis: {
      head: vorbisHead,
      tags: (...fields: string[]) =>
        Buffer.concat([Buffer.from('\x03vorbis'), comments(...fields), Buffer.from('\x01')]),
    },
  };
  /** `pages`: of sound; the last says that it is. */
  const sound = (pages: number, first = 2): Buffer[] =>
    Array.from({ length: pages }, (_, n) =>
      page(first + n, n === pages - 1 ? 4 : 0, 48_000 * (n + 1), Buffer.alloc(300, 0xf8)),
    );

  test.each(['opus', 'vorbis'] as const)(
    '%s, short, long, with comments on one page or on many',
    async (kind) => {
      const { head, tags } = kinds[kind];
      const fields = [
        'TITLE=Ein Stück',
        'artist=A',
        'ARTIST=B',
        'DATE=1999-01-02',
        'TRACKNUMBER=3/12',
        'GENRE=Rock',
        'R128_TRACK_GAIN=-512',
      ];
      const whole = tags(...fields);
      for (const pages of [1, 3, 11, 12, 13, 40])
        expect(
          await isSame(
            Buffer.concat([page(0, 2, 0, head), page(1, 0, 0, whole), ...sound(pages)]),
            `${pages} pages`,
          ),
        ).toBe(true);
      const cover = tags(...fields, `METADATA_BLOCK_PICTURE=${'A'.repeat(60_000)}`);
      const parts = Array.from({ length: 15 }, (_, n) =>
        cover.subarray(n * 4080, n === 14 ? undefined : (n + 1) * 4080),
      );
      const large = parts.map((part, n) => page(1 + n, n === 0 ? 0 : 1, n === 14 ? 0 : -1, part));
      for (const pages of [1, 3, 40])
        expect(
          await isSame(Buffer.concat([page(0, 2, 0, head), ...large, ...sound(pages, 16)]), 'a cover'),
        ).toBe(true);
    },
  );

  test.each(['opus', 'vorbis'] as const)('what is unusual in %s is left to the parser', async (kind) => {
    const { head, tags } = kinds[kind];
    const start = page(0, 2, 0, head);
    const second = page(1, 0, 0, tags('TITLE=A'));
    for (const [what, pages] of Object.entries({
      'two streams': [start, page(0, 2, 0, head, 8), second, ...sound(4)],
      'no comments': [start, ...sound(20, 1)],
      'a page is missing': [start, second, ...sound(20, 3)],
      'no last page': [start, second, ...sound(4).slice(0, 3)],
      'a comment longer than all': [start, page(1, 0, 0, tags('TITLE=A').fill(0xff, 30)), ...sound(4)],
      'not in UTF-8': [
        start,
        page(
          1,
          0,
          0,
          Buffer.from(tags('TITLE=\x01\x01').toString('latin1').replace('\x01\x01', '\xff\xfe'), 'latin1'),
        ),
        ...sound(4),
      ],
      'too many comments': [
        start,
        page(1, 0, 0, tags(...Array.from({ length: 150 }, () => 'GENRE=Rock'))),
        ...sound(4),
      ],
      'comments among the sound': [start, second, page(2, 0, 48_000, tags('TITLE=B')), ...sound(20, 3)],
    }))
      expect(await isSame(Buffer.concat(pages), what), what).toBe(false);
  });
});

test('with bytes of their headers changed, and cut short', async () => {
  const random = seededRandom(17);
  const paths = [
    ...globSync(join(files, '*.{m4a,ogg,opus}')),
    ...(hasShared ? globSync(join(sharedData('samples'), '**/*.{m4a,ogg,oga,opus}')) : []),
  ].toSorted();
  const seeds: Buffer[] = [];
  for (const path of paths) {
    const bytes = readFileSync(path);
    if ((await isSame(bytes, path)) && bytes.length < 500_000) seeds.push(bytes);
  }
  expect(seeds.length).toBeGreaterThan(8);
  let quick = 0;
  for (let n = 0; n < 300; n++) {
    const seed = seeds[Math.floor(random() * seeds.length)] ?? Buffer.alloc(0);
    const movieAt = Math.max(0, seed.indexOf('moov', 0, 'latin1'));
    const reach = Math.min(seed.length - movieAt, [60, 600, 6000][n % 3] ?? 1);
    const place = (): number => movieAt + Math.floor(random() * reach);
    const bytes = Buffer.from(n % 10 === 0 ? seed.subarray(0, place()) : seed);
    if (n % 10 !== 0)
      for (let changes = 0; changes < 2; changes++) {
        const at = place();
        bytes[at] = random() < 0.5 ? (bytes[at] ?? 0) + 1 : Math.floor(random() * 256);
      }
    if (await isSame(bytes, `change ${n}`)) quick += 1;
  }
  expect(quick).toBeGreaterThan(50);
  expect(await isQuick(Buffer.alloc(0))).toBe(false);
});
