// Searches on the command line: which tracks they find, and a caret under what cannot be read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { queryOf } from '../../../src/main/cli/queries.ts';
import { cli, cliJson } from '../../helpers/cli.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test.each([
  [['moon', 'artist:Sigur Rós', '-live at'], undefined, 'moon artist:"Sigur Rós" -"live at"'],
  [['artist:"Sigur Rós" -live'], undefined, 'artist:"Sigur Rós" -live'],
  [['moon'], 'year:1990 OR year:none', '(moon) (year:1990 OR year:none)'],
  [[], 'moon', 'moon'],
  [[], undefined, null],
  [['  '], '', null],
])('arguments %j and --query %j ask for %j', (words, query, text) => {
  expect(queryOf(words, query)).toBe(text);
});

test('lists, labels, tags and exports what it finds', { timeout: 120_000 }, async () => {
  const dir = tempDir();
  const library = ['--library', dir];
  const store = openTestStore(dir);
  addTrack(store, 'a/one.mp3', { artist: 'AC/DC', title: 'One', year: 1990 });
  addTrack(store, 'a/two.mp3', { artist: 'AC/DC', title: 'Two Live', year: 1995 });
  addTrack(store, 'b/three.mp3', { artist: 'B', title: 'Three', year: 1995 });
  store.close();
  const paths = async (...args: string[]) => await cliJson(['list', ...args, ...library]);

  expect(await paths('artist:AC/DC', '-live')).toMatchObject([{ title: 'One' }]);
  expect(await cliJson(['label', '--query', 'year:1995', 'Hip Hop', ...library])).toEqual({
    tracks: 2,
    genre: 'hip hop',
  });
  expect(
    await cliJson(['tag', 'add', '/music/a', 'loud', '--query', 'genre:none', ...library]),
  ).toMatchObject({
    tracks: 1,
  });
  // The genre that was said just now, by another spelling and by a word.
  expect(await paths('genre:hiphop', 'said:me')).toMatchObject([{ title: 'Two Live' }, { title: 'Three' }]);
  expect(await paths('hip', 'OR', 'tag:loud')).toHaveLength(3);
  const out = join(dir, 'out');
  await cliJson([
    'export',
    '--out',
    out,
    '--absolute',
    '--query',
    'year>1990',
    '--one-file',
    'Later',
    ...library,
  ]);
  expect(
    readFileSync(join(out, 'Later.m3u8'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('/')),
  ).toEqual(['/music/a/two.mp3', '/music/b/three.mp3']);

  const none = await cli(['label', '--query', 'year:1900', 'rock', ...library]);
  expect([none.code, none.stderr]).toEqual([1, "No track is found by 'year:1900'.\n"]);
  const wrong = await cli(['list', 'moon', 'gerne:rock', ...library]);
  expect([wrong.code, wrong.stdout, wrong.stderr.split('\n')]).toEqual([
    2,
    '',
    [
      "error: this search cannot be read: there is no field 'gerne'; did you mean 'genre'?",
      '  moon gerne:rock',
      '       ^^^^^',
      '',
    ],
  ]);
  const document = await cli(['export', '--out', out, '--query', 'bpm>fast', '--json', ...library]);
  expect([document.code, JSON.parse(document.stdout)]).toMatchObject([
    2,
    { error: { kind: 'invalid', query: { at: 4, end: 8, problem: { kind: 'noNumber', text: 'fast' } } } },
  ]);
  expect((await cli(['list', '--nonsense', ...library])).code).toBe(2);
});
