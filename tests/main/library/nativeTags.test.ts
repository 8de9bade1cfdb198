// Artists, genres, keys, BPM and compilations as each format writes them: what the specifications say, and what mutagen 1.46 and
// FFmpeg 5.1.9 read of the same bytes. Files by other programs are made by tagged/make.py.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { albumOrder } from '../../../src/core/domain/listing.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { artistKey } from '../../../src/main/work/artistKey.ts';
import {
  type Id3Major,
  id3v2,
  mp3Frames,
  textFrame,
  unsynchronised,
  userTextFrame,
} from '../../helpers/id3.ts';
import { foundFile, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

type Frames = Parameters<typeof id3v2> extends [Id3Major, ...infer Rest] ? Rest : never;

async function readMp3(major: Id3Major, ...frames: Frames) {
  const path = join(tempDir(), 'a.mp3');
  writeFileSync(path, Buffer.concat([id3v2(major, ...frames), mp3Frames()]));
  return await readTags(Buffer.from(path));
}

describe('a slash in ID3', () => {
  test.each<Id3Major>([3, 4])('is a part of the name in version %i', async (major) => {
    const names = { TPE1: 'AC/DC', TPE2: 'AC/DC', TALB: 'Live/Dead', TIT2: 'Heads/Tails', TCON: 'Rock/Pop' };
    const frames = Object.entries(names).map(([id, text]) => textFrame(id, text));
    const tags = await readMp3(major, ...frames);
    expect(tags).toMatchObject({
      artist: 'AC/DC',
      albumArtist: 'AC/DC',
      album: 'Live/Dead',
      title: 'Heads/Tails',
      // The vocabulary takes it apart.
      genres: ['Rock/Pop'],
    });
    expect(artistKey(tags, '/music/a.mp3')).toBe('artist:ac/dc');
  });

  test('is so in version 2, in UTF-16, and behind other frames', async () => {
    expect(await readMp3(2, textFrame('TP1', 'AC/DC'), textFrame('TCO', '1979'))).toMatchObject({
      artist: 'AC/DC',
      genres: ['1979'],
    });
    const many = Array.from({ length: 50 }, (_, n) => textFrame('TXXX', `${n}\0${'x'.repeat(3000)}`));
    expect(await readMp3(3, ...many, textFrame('TPE1', 'AC/DC Ω', 'utf16'))).toMatchObject({
      artist: 'AC/DC Ω',
    });
  });

  test('values apart by NUL are several, the first of which is the artist', async () => {
    for (const major of [3, 4] as const)
      expect(await readMp3(major, textFrame('TPE1', 'A\0B'), textFrame('TCON', 'Rock\0Pop'))).toMatchObject({
        artist: 'A',
        genres: ['Rock', 'Pop'],
      });
  });
});

test.each<Id3Major>([2, 3])('a tag of version %i that is unsynchronised', async (major) => {
  const path = join(tempDir(), 'a.mp3');
  const ids = major === 2 ? ['TP1', 'TT2'] : ['TPE1', 'TIT2'];
  const frames = ids.map((id) => textFrame(id, 'AC/DC \u00ff\u0100', 'utf16'));
  const tag = unsynchronised(id3v2(major, ...frames, textFrame(major === 2 ? 'TCO' : 'TCON', 'Rock')));
  writeFileSync(path, Buffer.concat([tag, mp3Frames()]));
  expect(await readTags(Buffer.from(path))).toMatchObject({
    artist: 'AC/DC \u00ff\u0100',
    title: 'AC/DC \u00ff\u0100',
    genres: ['Rock'],
  });
});

// mutagen shows the numbers beyond the list as 'Unknown', FFmpeg as the text; RX and CR are mutagen's alone.
test.each([
  ['1979', ['1979']],
  ['192', ['192']],
  ['255', ['255']],
  ['191', ['Psybient']],
  ['17', ['Rock']],
  ['0', ['Blues']],
  ['(17)', ['Rock']],
  ['(17)(39)', ['Rock', 'Noise']],
  ['(4)Eurodisco', ['Disco', 'Eurodisco']],
  ['((foo)', ['(foo)']],
  ['RX', ['Remix']],
  ['(CR)', ['Cover']],
  ['House (Deep)', ['House (Deep)']],
])('TCON %s: %s', async (written, genres) => {
  for (const major of [3, 4] as const)
    expect(await readMp3(major, textFrame('TCON', written))).toMatchObject({ genres });
  expect(await readMp3(2, textFrame('TCO', written))).toMatchObject({ genres });
});

test.each<[string, Frames, object]>([
  [
    'TKEY and TBPM',
    [textFrame('TKEY', 'F#m'), textFrame('TBPM', '128.5')],
    { taggedKey: 'F# minor', taggedBpm: 128.5 },
  ],
  ['initialkey', [userTextFrame('initialkey', '8A')], { taggedKey: 'A minor' }],
  [
    'the one that is a key',
    [textFrame('TKEY', '5'), userTextFrame('INITIALKEY', '8B')],
    { taggedKey: 'C major' },
  ],
  ['no key', [textFrame('TKEY', 'o'), textFrame('TBPM', '0')], { taggedKey: 'off key', taggedBpm: null }],
  ['what nobody understands', [textFrame('TKEY', 'Dorian')], { taggedKey: 'Dorian' }],
])('ID3: %s', async (_, frames, expected) => {
  expect(await readMp3(3, ...frames)).toMatchObject(expected);
});

const slashed = { artist: 'AC/DC', genres: ['1979'], taggedKey: 'C major' };
test.each([
  ['both.flac', { taggedKey: 'F# minor', taggedBpm: 174 }],
  ['key.flac', { taggedKey: 'A minor' }],
  ['a.opus', { genres: ['Rock', 'Jazz'], taggedKey: 'A minor', albumArtist: 'Various Artists' }],
  [
    'a.m4a',
    {
      artist: 'AC/DC',
      genres: ['Rock', 'Jazz'],
      taggedKey: 'D minor',
      taggedBpm: 120,
      albumArtist: 'Various Artists',
    },
  ],
  [
    'a.wma',
    {
      artist: 'First',
      genres: ['Rock', 'Jazz', 'Blues'],
      taggedKey: 'A minor',
      taggedBpm: 99,
      albumArtist: 'Various Artists',
    },
  ],
  ['a.wv', { artist: 'AC/DC', genres: ['Rock', 'Jazz'], taggedKey: 'E minor', taggedBpm: 90 }],
  ['a.aiff', slashed],
  ['a.wav', slashed],
])('%s by mutagen', async (name, expected) => {
  const path = join(import.meta.dirname, 'tagged', name);
  expect(await readTags(Buffer.from(path))).toMatchObject({ ...expected, remarks: [] });
});

describe('a compilation', () => {
  const flags = [textFrame('TCMP', '1'), userTextFrame('TCMP', '1'), userTextFrame('COMPILATION', '1')];

  test('that is known by its flag alone is one album by several artists, who stay apart', async () => {
    const store = tempStore();
    store.write((to) => to.roots.add(Buffer.from('/music'), '/music'));
    const keys: string[] = [];
    for (const [n, flag] of flags.entries()) {
      const artist = ['Zed', 'Alpha', 'Mid'][n] ?? '';
      const tags = await readMp3(4, textFrame('TPE1', artist), textFrame('TALB', 'Mix'), flag);
      keys.push(artistKey(tags, '/music/a.mp3'));
      store.write((to) => to.tracks.add(foundFile(`/music/${n}.mp3`, tags)));
    }
    expect(store.tracks.grouped({}, albumOrder, 'album').groups).toMatchObject([
      { title: 'Mix', artist: 'Various Artists', tracks: 3 },
    ]);
    expect(keys).toEqual(['artist:zed', 'artist:alpha', 'artist:mid']);
    const [first = 0] = store.tracks.query({}, albumOrder);
    expect(store.tracks.companions([first], 'album')).toHaveLength(3);
  });

  test('that names whose it is, is theirs; 0 is no flag', async () => {
    const album = [textFrame('TPE1', 'A'), textFrame('TALB', 'Mix')];
    expect(await readMp3(3, ...album, ...flags.slice(0, 1), textFrame('TPE2', 'B'))).toMatchObject({
      albumArtist: 'B',
    });
    expect(await readMp3(3, ...album, textFrame('TCMP', '0'))).toMatchObject({ albumArtist: null });
  });
});
