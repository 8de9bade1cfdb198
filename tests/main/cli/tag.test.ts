// `stackwax tag add|remove|clear|list|import|forget`, for people and for programs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, cliJson } from '../../helpers/cli.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('said, refused, taken back, imported, forgotten', { timeout: 120_000 }, async () => {
  const dir = tempDir();
  const library = ['--library', dir];
  const store = openTestStore(dir);
  addTrack(store, 'a/one.mp3', { artist: 'A', title: 'One', genres: ['Metal'] });
  addTrack(store, 'a/two.mp3', { artist: 'A', title: 'Two' });
  store.close();

  expect((await cli(['tag', 'add', '/music/a', 'Monday feeling, sad', ...library])).stdout).toBe(
    '2 tracks are now monday feeling, sad.\n',
  );
  expect(await cliJson(['tag', 'remove', '/music/a/one.mp3', 'metal', ...library])).toEqual({
    tracks: 1,
    tags: ['metal'],
    holds: false,
  });
  expect((await cli(['tag', 'clear', '/music/a/two.mp3', 'SAD', ...library])).stdout).toBe(
    'Cleared sad of 1 track.\n',
  );
  const csv = join(dir, 'web.csv');
  writeFileSync(csv, 'tag,weight,track\nmellow,3,A - Two\nmellow,x,A - Two\nmellow,1,B - Three\n');
  const imported = await cli(['tag', 'import', csv, ...library]);
  expect(imported.stdout).toBe(
    "2 rows, 1 of them about 1 track of yours, imported as 'web'.\nNot in this library: 1 row, such as B - Three.\n",
  );
  expect(imported.stderr).toContain("Line 3: its weight is 'x'.");
  const listed = (await cli(['tag', ...library])).stdout.split('\n').map((line) => line.trim());
  expect(listed).toEqual([
    '2  monday feeling (other): 2 by you',
    '1  mellow (mood): 1 imported',
    '1  sad (mood): 1 by you',
    '0  metal (genre): 1 refused',
    "Imported as 'web': tags of 1 track.",
    '',
  ]);
  expect(await cliJson(['list', ...library])).toMatchObject([
    { path: '/music/a/one.mp3', tags: ['monday feeling', 'sad'] },
    { path: '/music/a/two.mp3', tags: ['monday feeling', 'mellow'] },
  ]);
  expect(await cliJson(['tag', 'forget', 'web', ...library])).toEqual({ forgotten: 'web' });
  expect(await cliJson(['tag', 'list', '--facet', 'mood', ...library])).toMatchObject({
    tags: [{ name: 'sad', tracks: 1, byPerson: 1 }],
    sources: [],
  });

  expect((await cli(['tag', 'forget', 'web', ...library])).code).toBe(1);
  expect((await cli(['tag', 'add', '/music/a', ...library])).code).toBe(2);
  const long = await cli(['tag', 'add', '/music/a', `two\nlines${'x'.repeat(10_000)}`, ...library]);
  expect([long.code, long.stderr.split('\n')[0]]).toEqual([
    2,
    `error: 'two lines${'x'.repeat(31)}…' cannot be a tag: at most 100 characters, in one line`,
  ]);
  const nameless = await cli(['tag', 'forget', '', ...library]);
  expect([nameless.code, nameless.stderr]).toEqual([2, expect.stringContaining('name of a source')]);
  const away = await cli(['tag', 'add', '/music/b', 'sad', ...library]);
  expect([away.code, away.stderr]).toEqual([1, expect.stringContaining('/music/b')]);
  writeFileSync(csv, 'track,weight\n');
  const headless = await cli(['tag', 'import', csv, ...library]);
  expect([headless.code, headless.stderr]).toEqual([
    1,
    expect.stringContaining("web.csv: Its first line names no column 'tag'."),
  ]);
});
