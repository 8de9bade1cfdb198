// Which track another program means: by path with another root, by name, by tags and length; copies and doubts are told.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ForeignSong, foreignMatcher, type LibrarySong } from '../../../src/core/matching/foreign.ts';
import { besideList } from '../../../src/core/matching/location.ts';

const song = (rest: Partial<ForeignSong>): ForeignSong => ({
  location: null,
  title: null,
  artist: null,
  album: null,
  seconds: null,
  ...rest,
});
const track = (id: number, path: string, rest: Partial<LibrarySong> = {}): LibrarySong => ({
  id,
  path,
  title: null,
  artist: null,
  album: null,
  seconds: null,
  ...rest,
});

const library = [
  track(1, '/home/me/Music/Abba/Gold/01 Intro.mp3', {
    title: 'Intro',
    artist: 'Abba',
    album: 'Gold',
    seconds: 60,
  }),
  track(2, '/home/me/Music/Blur/Best/01 Intro.mp3', {
    title: 'Intro',
    artist: 'Blur',
    album: 'Best',
    seconds: 90,
  }),
  track(3, '/home/me/Music/Blur/Best/02 Song 2.flac', {
    title: 'Song 2',
    artist: 'Blur',
    album: 'Best',
    seconds: 122,
  }),
  track(4, '/home/me/Music/Café/Ünique näme.ogg', { title: 'X', artist: 'Y', seconds: 200 }),
  track(5, '/home/me/Music/Misc/Track 07.mp3', { title: 'Seven', artist: 'Z', seconds: 70 }),
  track(6, '/home/me/Music/Blur/Live/Song 2.mp3', {
    title: 'Song 2',
    artist: 'Blur',
    album: 'Live',
    seconds: 180,
  }),
];
const found = (rest: Partial<ForeignSong>) => foreignMatcher(library).match(song(rest));

describe('by path', () => {
  test.each([
    ['as it is', '/home/me/Music/Abba/Gold/01 Intro.mp3', 1],
    ['of Windows, in other case', 'C:\\Users\\Me\\MUSIC\\blur\\best\\01 intro.MP3', 2],
    ['of a Mac, decomposed', '/Volumes/Disk/Café/Ünique näme.ogg'.normalize('NFD'), 4],
    ['with codes that a player left in it', '/m/Blur/Best/02%20Song%202.flac', 3],
    ['with dots', '/x/../Blur/./Best/02 Song 2.flac', 3],
  ])('%s', (_what, location, id) => {
    expect(found({ location })).toEqual({ by: 'path', id });
  });

  test('the longest common tail wins, and a length that cannot be its own speaks against it', () => {
    expect(found({ location: 'X:/Best/01 Intro.mp3' })).toEqual({ by: 'path', id: 2 });
    expect(found({ location: 'X:/Best/01 Intro.mp3', seconds: 300 })).toEqual({ by: null, candidates: [] });
    expect(found({ location: 'X:/Best/01 Intro.mp3', seconds: 91.4 })).toEqual({ by: 'path', id: 2 });
  });
});

describe('by name', () => {
  test('where it says something, and the title does not speak against it', () => {
    expect(found({ location: 'ünique näme.ogg' })).toEqual({ by: 'name', id: 4 });
    expect(found({ location: 'ünique näme.ogg', title: 'Another' })).toEqual({ by: null, candidates: [] });
    expect(found({ location: 'E:/in/Track 07.mp3' })).toEqual({ by: null, candidates: [] });
    expect(found({ location: 'E:/in/Track 07.mp3', title: 'seven', artist: 'z' })).toEqual({
      by: 'name',
      id: 5,
    });
  });

  test('several of one name: tags and length decide, else all are told', () => {
    expect(found({ location: '/q/01 Intro.mp3' })).toEqual({ by: null, candidates: [2, 1] });
    expect(found({ location: '/q/01 Intro.mp3', seconds: 61 })).toEqual({ by: 'name', id: 1 });
    expect(found({ location: '/q/01 Intro.mp3', artist: 'BLUR', title: 'intro' })).toEqual({
      by: 'name',
      id: 2,
    });
  });
});

test('by artist and title, then album or length; what stays open is told', () => {
  expect(found({ artist: 'blur', title: 'SONG 2', album: 'live' })).toEqual({ by: 'tags', id: 6 });
  expect(found({ artist: 'blur', title: 'SONG 2', seconds: 121 })).toEqual({ by: 'tags', id: 3 });
  expect(found({ artist: 'blur', title: 'SONG 2' })).toEqual({ by: null, candidates: [3, 6] });
  expect(found({ artist: 'blur', title: 'SONG 2', seconds: 1000 })).toEqual({ by: null, candidates: [] });
  expect(found({ title: 'Song 2' })).toEqual({ by: null, candidates: [] });
  expect(found({ location: 'https://radio.example/01 Intro.mp3' })).toEqual({ by: null, candidates: [] });
});

test('of two copies the one that lies where the others were found', () => {
  const matcher = foreignMatcher([
    track(1, '/music/A/a.mp3'),
    track(2, '/backup/A/a.mp3'),
    track(3, '/music/B/b.mp3'),
    track(4, '/music/C/c.mp3'),
  ]);
  const copy = song({ location: 'D:/Tunes/A/a.mp3' });
  const open = matcher.match(copy);
  expect(open).toEqual({ by: null, candidates: [2, 1] });
  expect(matcher.settle(copy, [2, 1])).toEqual({ by: null, candidates: [2, 1] });
  matcher.match(song({ location: 'D:/Tunes/B/b.mp3' }));
  expect(matcher.settle(copy, [2, 1])).toEqual({ by: 'path', id: 1 });
});

test('a place beside the list', () => {
  expect(besideList('../a/b.mp3', '/home/me/lists')).toBe('/home/me/a/b.mp3');
  expect(besideList('a\\b.mp3', 'C:\\lists')).toBe('/C:/lists/a/b.mp3');
  expect(besideList('/a/b.mp3', '/lists')).toBe('/a/b.mp3');
  expect(besideList('D:\\b.mp3', '/lists')).toBe('D:\\b.mp3');
});

test('every track of a library is found under any other root, by the longest tail that no other has', () => {
  const part = fc.constantFrom('a', 'b', 'Ä', '01', 'Live (2)', 'x#y');
  const paths = fc.uniqueArray(
    fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => `/music/${parts.join('/')}.mp3`),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(paths, fc.constantFrom('/Volumes/M', 'C:\\Users\\me', '/music', ''), (all, root) => {
      const matcher = foreignMatcher(all.map((path, i) => track(i + 1, path)));
      for (const [i, path] of all.entries()) {
        const rest = path.slice('/music'.length);
        const location = root.startsWith('C:') ? `${root}${rest.replaceAll('/', '\\')}` : `${root}${rest}`;
        const tails = all.filter((other) => other.toLowerCase().endsWith(rest.toLowerCase()));
        const match = matcher.match(song({ location }));
        if (tails.length === 1) expect(match).toEqual({ by: 'path', id: i + 1 });
        else
          expect(
            match.by === 'path' ? match.id === i + 1 : match.by === null && match.candidates.length > 1,
          ).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
