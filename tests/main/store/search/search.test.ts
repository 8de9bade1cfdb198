// Searches in a real library: every kind of condition finds what it says, and trees join what conditions find.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printQuery, readQuery } from '../../../../src/core/query/parse.ts';
import {
  addModel,
  addTrack,
  at,
  foundFile,
  predict,
  readGenreTags,
  type TestStore,
  tempStore,
} from '../../../helpers/library.ts';

const day = 86_400_000;

/** Seven tracks by the letters a to g. */
function library() {
  let now = at - 400 * day;
  const store = tempStore(undefined, () => now);
  const add = (name: string, tags: Parameters<typeof addTrack>[2], daysAgo: number): number => {
    now = at - daysAgo * day;
    return addTrack(store, name, tags);
  };
  const modelId = addModel(store, ['hip hop', 'metal', 'rock', 'punk']);
  const ids = {
    a: add(
      'new/a.flac',
      { title: 'Moonlight', artist: 'Björk', album: 'Début', year: 1993, codec: 'FLAC' },
      5,
    ),
    b: add('new/b.mp3', { title: 'Live Wire', artist: 'AC/DC', year: 1976, taggedKey: 'A minor' }, 40),
    c: add('old/c.mp3', { title: 'Wire', artist: 'AC/DC feat. Björk', year: 1999, genres: ['Rock'] }, 100),
    d: add('old/d.mp3', { title: 'Blue Moon', artist: 'Moondog', album: 'Blue', durationSeconds: 301 }, 200),
    e: add('old/e.mp3', { title: '!!!', artist: '!!!', durationSeconds: 300 }, 399),
    f: add('old/f.mp3', { title: '東京の雪', artist: 'Sigur Rós', durationSeconds: 299.6 }, 399),
    g: add('gone/g.mp3', { title: 'Moon gone' }, 399),
  };
  const genre = (name: string): number => store.genres.idOf(name) ?? 0;
  readGenreTags(store);
  predict(store, modelId, ids.a, 'hip hop', 0.9);
  predict(store, modelId, ids.d, 'metal', 0.4);
  store.write((write) => {
    write.labels.set([ids.b], genre('punk'));
    write.tracks.setPresence(ids.g, 'missing');
    const mellow = write.trackTags.ensure({ name: 'mellow', facet: 'mood' });
    const gold = write.trackTags.ensure({ name: 'mellow gold', facet: 'other' });
    write.trackTags.say([ids.a, ids.d], [mellow], true);
    write.trackTags.say([ids.b], [gold], true);
  });
  now = at;
  store.write((write) => write.plays.count(ids.b, at - 1000));
  return { store, ids };
}

function finder({ store, ids }: { store: TestStore; ids: Readonly<Record<string, number>> }) {
  const letter = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return (query: string): string =>
    store.tracks
      .query({ query }, [])
      .map((id) => letter.get(id))
      .toSorted()
      .join('');
}

test('each condition finds what it says', () => {
  const find = finder(library());
  const found = {
    '': 'abcdef',
    // Words: texts, and genres by their names, spellings and the genres above them.
    moon: 'ad',
    '"moon"': 'd',
    hip: 'a',
    'Hip-Hop': 'a',
    嘻哈: 'a',
    rock: 'bcd',
    'rock wire -live': 'c',
    // Texts.
    'artist:björk': 'ac',
    'artist:"AC/DC"': 'bc',
    'artist="ac/dc"': 'b',
    'artist:ac/d': 'bc',
    'artist:dog': '',
    'artist:=!!!': 'e',
    'title:雪': 'f',
    'title:none': '',
    'album:none': 'bcef',
    'folder:old': 'cdef',
    'file:a': 'a',
    'path:"old c"': 'c',
    // Numbers, lengths, dates.
    'year:1990..1999': 'ac',
    'year<1990': 'b',
    'year:1993,..1980': 'ab',
    'year:none': 'def',
    'length>5:00': 'd',
    'length:5:00': 'ef',
    'length:..5:00': 'ef',
    'confidence<0.5': 'd',
    'confidence>=90%': 'a',
    'added:30d': 'a',
    'added>1y': 'ef',
    'added<3m': 'ab',
    'added:2023': 'abcd',
    'added:never': '',
    'played:never': 'acdef',
    'played:1d plays>0': 'b',
    'plays:0': 'acdef',
    // What has names.
    'genre:rock': 'bcd',
    'genre="rock"': 'c',
    'genre:pun': 'b',
    'genre:punk,metal': 'bd',
    'genre:none': 'ef',
    'genre:nothing': '',
    'tag:mellow': 'ad',
    'tag:"mellow gold"': 'b',
    'tag:gold': 'b',
    'tag:none': 'cef',
    'key:Am': 'b',
    'key:8A': 'b',
    'format:flac': 'a',
    // Choices.
    'said:me': 'b',
    'said:nobody': 'ef',
    'said:tag,model': 'acd',
    'is:missing': 'g',
    'is:missing OR moon': 'adg',
    'is:unsorted': 'ef',
    'is:doubtful': '',
    'said:model is:waiting': 'ad',
    'is:waiting': 'abcdef',
    'has:album': 'ad',
    'has:tag -has:year': 'd',
  };
  expect(Object.fromEntries(Object.keys(found).map((query) => [query, find(query)]))).toEqual(found);
});

test('what cannot be read finds nothing', () => {
  const find = finder(library());
  for (const query of ['genre:', 'gerne:rock', '(moon', 'bpm>x', '"']) expect(find(query)).toBe('');
});

test('joined with another filter and in another view', () => {
  const { store, ids } = library();
  const rock = store.genres.idOf('rock');
  expect(store.tracks.query({ genreIds: [rock ?? 0], query: 'wire' }, [])).toEqual([ids.c]);
  expect(store.tracks.query({ presence: 'missing', query: 'moon' }, [])).toEqual([ids.g]);
  expect(store.tracks.query({ presence: 'missing', query: '-moon' }, [])).toEqual([]);
  expect(store.tracks.query({ query: 'year>1' }, [{ key: 'year', direction: 'descending' }])).toEqual([
    ids.c,
    ids.a,
    ids.b,
  ]);
});

test('follows what changes, and a step that is taken back', () => {
  const { store, ids } = library();
  const find = finder({ store, ids });
  expect(find('genre:punk')).toBe('b');
  store.write((write) => write.labels.set([ids.a], store.genres.idOf('punk')));
  expect(find('genre:punk')).toBe('ab');
  store.write((write) => write.changes.undo(null));
  expect(find('genre:punk')).toBe('b');
  expect(find('year>1995 title:wire')).toBe('c');
  store.write((write) =>
    write.tracks.update(ids.c, foundFile('/music/old/c.mp3', { title: 'Fire', year: 2001 }), false),
  );
  expect(find('title:wire')).toBe('b');
  expect(find('year:2001')).toBe('c');
  expect(() =>
    store.write((write) => {
      write.tracks.update(ids.c, foundFile('/music/old/c.mp3', { title: 'Choir', year: 2002 }), false);
      expect(find('title:choir year:2002')).toBe('c');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(find('title:choir')).toBe('');
  expect(find('year:2001')).toBe('c');
});

test('trees join what their conditions find', () => {
  const find = finder(library());
  const leaves = ['moon', 'rock', 'year>1990', 'tag:mellow', 'said:me', 'album:none', 'artist:"AC/DC"'];
  const universe = new Set('abcdef');
  type Tree = { text: string; found: ReadonlySet<string> };
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(...leaves).map((text) => ({ text, found: new Set(find(text)) })),
      tie('tree').map(({ text, found }) => ({
        text: `-(${text})`,
        found: new Set([...universe].filter((letter) => !found.has(letter))),
      })),
      fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => ({
        text: `(${one.text}) (${other.text})`,
        found: new Set([...one.found].filter((letter) => other.found.has(letter))),
      })),
      fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => ({
        text: `(${one.text} OR ${other.text})`,
        found: new Set([...one.found, ...other.found]),
      })),
    ),
  }));
  fc.assert(
    fc.property(tree, ({ text, found }) => {
      expect(find(text)).toBe([...found].toSorted().join(''));
      const { query } = readQuery(text);
      if (query !== null) expect(find(printQuery(query))).toBe(find(text));
    }),
    { numRuns: 60 },
  );
});
