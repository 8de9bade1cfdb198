// Documents of other programs by their layouts, and with whatever untrusted tags and names hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../src/core/playlists/place.ts';
import { programFiles } from '../../../src/core/playlists/programs/files.ts';
import { renderItunes } from '../../../src/core/playlists/programs/itunes.ts';
import type { LibraryEntry } from '../../../src/core/playlists/programs/libraryEntry.ts';
import { renderRekordbox } from '../../../src/core/playlists/programs/rekordbox.ts';
import { renderSerato } from '../../../src/core/playlists/programs/serato.ts';
import { stableHex } from '../../../src/core/playlists/programs/stableId.ts';
import { renderTraktor } from '../../../src/core/playlists/programs/traktor.ts';
import { onVolume } from '../../../src/core/playlists/programs/volumes.ts';
import { bytesOf, textOf } from '../../helpers/pieces.ts';

const addedAt = Date.UTC(2026, 10, 3, 12);
const entry = (id: number, path: string, rest: Partial<LibraryEntry> = {}): LibraryEntry => ({
  ...placeOf(Buffer.from(path), true),
  id,
  addedAt,
  sizeBytes: 10_240,
  title: 'One',
  artist: null,
  album: null,
  albumArtist: null,
  trackNumber: null,
  discNumber: null,
  year: null,
  genre: null,
  durationSeconds: null,
  tempoBpm: null,
  musicalKey: null,
  loudnessLufs: null,
  format: null,
  bitRate: null,
  sampleRate: null,
  trackTags: [],
  playCount: 0,
  rating: null,
  cuePoints: [],
  ...rest,
});
const full = entry(7, 'C:/Music/R&B/a b#1.mp3', {
  title: 'Tom & "Jerry" <live>',
  artist: 'Äff',
  album: 'A',
  albumArtist: 'Various',
  trackNumber: 3,
  discNumber: 1,
  year: 1999,
  genre: 'Hip Hop',
  durationSeconds: 61.6,
  tempoBpm: 127.999,
  musicalKey: 'F# minor',
  format: 'MP3',
  bitRate: 320_000,
  sampleRate: 44_100,
  playCount: 12,
  rating: 4,
  cuePoints: [
    { seconds: 1.5, lengthSeconds: null, number: 0, name: 'In', colour: '#ff8000', source: 'Traktor' },
    { seconds: 30, lengthSeconds: 4, number: null, name: null, colour: null, source: 'Traktor' },
    { seconds: 9, lengthSeconds: null, number: 2, name: null, colour: null, source: 'rekordbox' },
  ],
});
const bare = entry(9, '/Users/me/Music/b.flac');
const lists = [
  { name: 'Mix & more', entries: [full, bare] },
  { name: 'Again', entries: [full] },
];

/** Attributes of every element of this name. */
function elements(document: string, name: string): Record<string, string>[] {
  return [...document.matchAll(new RegExp(`<${name}((?: [^<>]*)?)>`, 'gu'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w]+)="([^"]*)"/gu)].map(([, key, value]) => [key, value])),
  );
}

test('rekordbox XML: URLs of localhost, seconds, kbit/s, the key as a chord, playlists by number', () => {
  const document = textOf(renderRekordbox(lists));
  const [one, two] = elements(document, 'TRACK');
  expect(one).toEqual({
    TrackID: '7',
    Name: 'Tom &amp; &quot;Jerry&quot; &lt;live&gt;',
    Artist: 'Äff',
    Album: 'A',
    Genre: 'Hip Hop',
    Kind: 'MP3 File',
    Size: '10240',
    TotalTime: '62',
    DiscNumber: '1',
    TrackNumber: '3',
    Year: '1999',
    AverageBpm: '128.00',
    DateAdded: '2026-11-03',
    BitRate: '320',
    SampleRate: '44100',
    Location: 'file://localhost/C:/Music/R%26B/a%20b%231.mp3',
    Tonality: 'F#m',
    PlayCount: '12',
    Rating: '204',
  });
  // Its own, where it has some.
  expect(elements(document, 'POSITION_MARK')).toEqual([{ Name: '', Type: '0', Start: '9.000', Num: '2' }]);
  expect(two).toMatchObject({ Location: 'file://localhost/Users/me/Music/b.flac' });
  expect(elements(document, 'COLLECTION')).toEqual([{ Entries: '2' }]);
  expect(elements(document, 'NODE')).toEqual([
    { Type: '0', Name: 'ROOT', Count: '2' },
    { Name: 'Mix &amp; more', Type: '1', KeyType: '0', Entries: '2' },
    { Name: 'Again', Type: '1', KeyType: '0', Entries: '1' },
  ]);
  expect(
    elements(document, 'TRACK')
      .slice(2)
      .map(({ Key }) => Key),
  ).toEqual(['7', '9', '7']);
});

test('Traktor NML: volume, folders by /:, keys counted from C major, playlists by the whole place', () => {
  const document = textOf(renderTraktor(lists));
  expect(elements(document, 'LOCATION')).toEqual([
    { DIR: '/:Music/:R&amp;B/:', FILE: 'a b#1.mp3', VOLUME: 'C:', VOLUMEID: 'C:' },
    { DIR: '/:Users/:me/:Music/:', FILE: 'b.flac', VOLUME: '', VOLUMEID: '' },
  ]);
  // C major is 0, C minor 12; F# is six half tones up.
  expect(elements(document, 'MUSICAL_KEY')).toEqual([{ VALUE: '18' }]);
  expect(elements(document, 'TEMPO')).toEqual([{ BPM: '127.999000', BPM_QUALITY: '100.000000' }]);
  expect(elements(document, 'INFO')[0]).toMatchObject({
    BITRATE: '320000',
    PLAYTIME: '62',
    IMPORT_DATE: '2026/11/3',
    RELEASE_DATE: '1999/1/1',
    FILESIZE: '10',
  });
  expect(elements(document, 'INFO')[0]).toMatchObject({ PLAYCOUNT: '12', RANKING: '204' });
  expect(
    elements(document, 'CUE_V2').map(({ NAME, TYPE, START, LEN, HOTCUE }) => [
      NAME,
      TYPE,
      START,
      LEN,
      HOTCUE,
    ]),
  ).toEqual([
    ['In', '0', '1500.000000', '0.000000', '0'],
    ['n.n.', '5', '30000.000000', '4000.000000', '-1'],
  ]);
  expect(elements(document, 'PRIMARYKEY').map(({ KEY }) => KEY)).toEqual([
    'C:/:Music/:R&amp;B/:a b#1.mp3',
    '/:Users/:me/:Music/:b.flac',
    'C:/:Music/:R&amp;B/:a b#1.mp3',
  ]);
});

test('iTunes XML: milliseconds, URLs, and ids that are the same in every export and of no two tracks', () => {
  const document = textOf(renderItunes(lists));
  expect(document).toContain('<key>Total Time</key><integer>61600</integer>');
  expect(document).toContain('<key>Location</key><string>file:///C:/Music/R%26B/a%20b%231.mp3</string>');
  expect(document).toContain('<key>Rating</key><integer>80</integer>');
  expect(document).toContain('<key>Date Added</key><date>2026-11-03T12:00:00Z</date>');
  const ids = (text: string) => [...text.matchAll(/<key>Persistent ID<\/key><string>([0-9A-F]{16})</gu)];
  expect(new Set(ids(document).map(([, id]) => id)).size).toBe(2);
  expect(ids(textOf(renderItunes([{ name: 'Other', entries: [full] }])))[0]?.[1]).toBe(ids(document)[0]?.[1]);
});

/** From draft-eastlake-fnv: the 64-bit hashes of '', 'a' and 'foobar'. */
test.each([
  ['', 'CBF29CE484222325'],
  ['a', 'AF63DC4C8601EC8C'],
  ['foobar', '85944171F73967E8'],
])('FNV-1a of %j', (text, hash) => {
  expect(stableHex(text)).toBe(hash);
});

/** [tag, content] of every field, the texts among them decoded. */
function seratoFields(bytes: Buffer): [string, unknown][] {
  const fields: [string, unknown][] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    const content = bytes.subarray(at + 8, end);
    const isText = /^[vpt]/u.test(tag);
    fields.push([tag, isText ? Buffer.from(content).swap16().toString('utf16le') : seratoFields(content)]);
    at = end;
  }
  return fields;
}

test('a Serato crate: tag, length, content; paths without the drive', () => {
  const fields = seratoFields(bytesOf(renderSerato('Mix', [full, entry(1, '/Volumes/STICK/ü🎵.mp3')])));
  expect(fields[0]).toEqual(['vrsn', '1.0/Serato ScratchLive Crate']);
  expect(fields.filter(([tag]) => tag === 'otrk')).toEqual([
    ['otrk', [['ptrk', 'Music/R&B/a b#1.mp3']]],
    ['otrk', [['ptrk', 'ü🎵.mp3']]],
  ]);
});

test.each([
  ['C:/a/b', 'C:', 'a/b'],
  ['//nas/music/a/b', '//nas/music', 'a/b'],
  ['/Volumes/My Stick/a', 'My Stick', 'a'],
  ['/run/media/me/STICK/a/b', 'STICK', 'a/b'],
  ['/media/me/STICK/a', 'STICK', 'a'],
  ['/home/me/a', '', 'home/me/a'],
  ['/Volumes', '', 'Volumes'],
])('%s lies on %j', (path, volume, below) => {
  expect(onVolume(path)).toEqual({ volume, below });
});

test('what a program cannot hold is refused with the reason', () => {
  const refused = (format: keyof typeof programFiles, path: string) =>
    programFiles[format].refuses(placeOf(Buffer.from(path, 'latin1'), true));
  expect(refused('traktor', '/a:b.mp3')).toMatch(/colon/);
  expect(refused('traktor', 'C:/a.mp3')).toBeNull();
  expect(refused('serato', '//nas/x/a.mp3')).toMatch(/server/);
  expect(refused('serato', '/\xff.mp3')).toMatch(/UTF-8/);
  expect(refused('rekordbox', '/\xff.mp3')).toBeNull();
});

describe('whatever tags and names hold', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  const anyLists = fc.array(
    fc.record({
      name: text,
      entries: fc.array(
        fc
          .tuple(fc.integer({ min: 1, max: 9 }), text, fc.option(text))
          .map(([id, title, artist]) =>
            entry(id, `/${title.replaceAll('\0', '')}x`, { title, artist, genre: artist }),
          ),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  );

  test.each(['rekordbox', 'traktor', 'itunes'] as const)(
    '%s is well-formed, of characters of XML 1.0, and known by its mark',
    (format) => {
      const file = programFiles[format];
      fc.assert(
        fc.property(anyLists, (some) => {
          const document = file.holds === 'all' ? textOf(file.render(some)) : '';
          expect(document.split('\n')[1]).toBe(file.mark);
          expect(document).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
          const open: string[] = [];
          const body = document
            .split('\n')
            .slice(format === 'itunes' ? 3 : 2)
            .join('\n');
          for (const [, slash, name = '', self] of body.matchAll(
            /<(\/?)([A-Za-z_0-9]+)(?: [\w]+="[^"<]*")*(\/?)>/gu,
          ))
            if (slash === '/') expect(open.pop()).toBe(name);
            else if (self !== '/') open.push(name);
          expect(open).toEqual([]);
          expect(body.replace(/<[^<>]*>/gu, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/u);
        }),
        { numRuns: 40 },
      );
    },
  );

  test('a crate is read back whole', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (names) => {
        const entries = names.map((name, n) => entry(n + 1, `/m/${name}`));
        const fields = seratoFields(bytesOf(renderSerato('x', entries)));
        expect(fields.filter(([tag]) => tag === 'otrk')).toEqual(
          entries.map(({ location }) => ['otrk', [['ptrk', onVolume(location).below]]]),
        );
      }),
      { numRuns: 40 },
    );
  });
});
