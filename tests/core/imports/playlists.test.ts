// Playlist files as players write them: what ours are read back as, and what others write besides.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLike } from '../../../src/core/imports/kind.ts';
import { textReaders } from '../../../src/core/imports/readers.ts';
import { collected } from './collected.ts';

const read = (kind: keyof typeof textReaders, text: string, atOnce?: number) =>
  collected((sink) => textReaders[kind](sink, 'file'), text, atOnce);

describe('M3U', () => {
  const text = [
    '\ufeff#EXTM3U',
    '#PLAYLIST:Road trip',
    '#EXTINF:123 tvg-id="x",AC/DC - Back - in Black',
    '#EXTALB:Black',
    'C:\\Music\\AC DC\\01.mp3',
    '# a remark',
    '',
    '#EXTINF:-1,Only a title',
    'file:///home/me/a%20b%2Fc.mp3',
    '../x.flac',
  ];
  test.each([
    ['lines of Unix', '\n', 5],
    ['lines of Windows, cut within', '\r\n', 1],
    ['lines of old Macs', '\r', 1000],
  ])('%s', (_what, end, atOnce) => {
    const { tracks, playlists } = read('m3u', text.join(end).replace('\ufeff', ''), atOnce);
    expect(playlists).toEqual([{ name: 'Road trip', keys: ['0', '1', '2'] }]);
    expect(
      tracks.map(({ line, location, artist, title, album, seconds }) => [
        line,
        location,
        artist,
        title,
        album,
        seconds,
      ]),
    ).toEqual([
      [5, 'C:\\Music\\AC DC\\01.mp3', 'AC/DC', 'Back - in Black', 'Black', 123],
      [9, '/home/me/a b/c.mp3', null, 'Only a title', null, null],
      [10, '../x.flac', null, null, null, null],
    ]);
  });

  test('what is no text is said with its line', () => {
    expect(() => read('m3u', 'a.mp3\n\0\0\n')).toThrow('line 2 holds binary data');
    expect(() => read('m3u', 'x'.repeat(70_000), 10_000)).toThrow('more than 65536 characters');
  });
});

test('PLS in any order, with gaps', () => {
  const { tracks, playlists } = read(
    'pls',
    '[playlist]\nFile2=b.mp3\nTitle10=Z - Ten\nFile10=/z.mp3\nLength2=-1\nFile1=a.mp3\nLength1=61\nTitle1=A\nNumberOfEntries=3\nVersion=2\n',
  );
  expect(playlists).toEqual([{ name: 'file', keys: ['1', '2', '10'] }]);
  expect(tracks.map(({ location, artist, title, seconds }) => [location, artist, title, seconds])).toEqual([
    ['a.mp3', null, 'A', 61],
    ['b.mp3', null, null, null],
    ['/z.mp3', 'Z', 'Ten', null],
  ]);
});

const xspf = `<?xml version="1.0" encoding="UTF-8"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Best &amp; more</title><trackList>
<track><location>file:///m/a%23b.mp3</location><location>other</location><title>T</title><creator>A</creator>
<album>B</album><duration>61500</duration></track><track><title><![CDATA[<x>]]></title></track></trackList></playlist>`;

test('XSPF and JSPF', () => {
  const json = JSON.stringify({
    playlist: {
      title: 'Best & more',
      track: [
        { location: ['file:///m/a%23b.mp3'], title: 'T', creator: 'A', album: 'B', duration: 61500 },
        { title: '<x>', duration: 'long' },
      ],
    },
  });
  for (const { tracks, playlists } of [read('xspf', xspf), read('jspf', json)]) {
    expect(playlists).toEqual([{ name: 'Best & more', keys: ['0', '1'] }]);
    expect(tracks).toMatchObject([
      { location: '/m/a#b.mp3', title: 'T', artist: 'A', album: 'B', seconds: 61.5 },
      { location: null, title: '<x>', artist: null, seconds: null },
    ]);
  }
  expect(() => read('jspf', '{"playlist": 3}')).toThrow("no 'playlist' with tracks");
  expect(() => read('jspf', '{"playlist": ')).toThrow('not well-formed JSON');
});

describe('XML of nobody', () => {
  test.each([
    [
      'an entity of its own',
      '<!DOCTYPE playlist [<!ENTITY a "b">]><playlist><title>&a;</title></playlist>',
      'entities of its own',
    ],
    ['an entity that nobody declared', '<playlist><title>&nbsp;</title></playlist>', 'undefined entity'],
    ['cut off', xspf.slice(0, 200), 'not well-formed'],
    ['deep', `${'<a>'.repeat(100)}`, 'more than 64 deep'],
    ['an endless text', `<playlist><title>${'x'.repeat(3_000_000)}`, 'characters'],
    ['an endless attribute', `<playlist a="${'x'.repeat(5_000_000)}`, 'characters'],
  ])('%s is refused', (_what, text, reason) => {
    expect(() => read('xspf', text, 100_000)).toThrow(reason);
  });
});

test('what a file is, by its content', () => {
  expect(looksLike('SQLite format 3\0', 'x')).toBe('database');
  expect(
    looksLike(
      'ï»¿<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD" "http://x">\n<plist>',
      'x.xml',
    ),
  ).toBe('itunes');
  expect(looksLike('<!-- hm --><NML VERSION="19">', 'x')).toBe('traktor');
  expect(looksLike('<DJ_PLAYLISTS Version="1.0.0">', 'x')).toBe('rekordbox');
  expect(looksLike(xspf, 'x')).toBe('xspf');
  expect(looksLike('[Playlist]\n', 'x')).toBe('pls');
  expect(looksLike(' {"playlist"', 'x')).toBe('jspf');
  expect(looksLike('#EXTM3U\n', 'x')).toBe('m3u');
  expect(looksLike('a.mp3\n', 'x.M3U')).toBe('m3u');
  expect(looksLike('ÿþ#\0E\0X\0T\0M\x003\0U\0', 'x')).toBe('m3u');
  for (const [head, name, reason] of [
    ['', 'x.m3u', 'empty'],
    ['ID3\u0004\0\0', 'x.m3u', 'binary'],
    ['Dear sir', 'x.txt', 'a program that is known'],
    ['<html><body>', 'x.xml', "'html'"],
    ['<?xml version="1.0"?>', 'x.xml', 'without an element'],
  ] as const)
    expect(() => looksLike(head, name)).toThrow(reason);
});

test('any text is read or refused with a sentence, however it is cut', () => {
  const kinds = ['m3u', 'pls', 'xspf', 'jspf', 'itunes', 'rekordbox', 'traktor'] as const;
  const outcome = (kind: (typeof kinds)[number], text: string, atOnce: number): unknown => {
    try {
      return read(kind, text, atOnce);
    } catch (error) {
      expect(error).toMatchObject({ name: 'AppError', kind: 'invalid' });
      return 'refused';
    }
  };
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<',
      '>',
      '/',
      '<dict>',
      '<key>Tracks</key>',
      '<NML VERSION="19">',
      '#EXTINF:',
      'File1=',
      '\n',
      '&amp;',
      '{"playlist":',
      '}',
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(piece, { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      (kind, parts, atOnce) => {
        const text = parts.join('').toWellFormed();
        expect(outcome(kind, text, atOnce)).toEqual(outcome(kind, text, 1_000_000));
      },
    ),
    { numRuns: 300 },
  );
});
