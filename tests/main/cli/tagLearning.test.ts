// `stackwax tag learn|figures|review`, for people and for programs.
import { expect, test } from 'vitest';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { startApp } from '../../helpers/app.ts';
import { cli, cliJson } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('learned, judged, asked about', { timeout: 120_000 }, async () => {
  const dir = tempDir();
  const library = ['--library', dir];
  const tracks = await analysedLibrary(dir, ['classical', 'metal'], 20);
  const nothing = await cli(['tag', 'learn', ...library]);
  expect(nothing).toMatchObject({ code: 1, stdout: '' });
  expect(nothing.stderr).toContain('no tag is on 10 tracks of 3 artists');
  expect((await cli(['tag', 'figures', ...library])).stdout).toContain('stackwax tag learn');
  const { app, client } = await startApp(dir);
  const trackIds = tracks.flatMap(({ id, genre }) => (genre === 'metal' ? [id] : [])).slice(0, 14);
  await client.trackTags.say({ trackIds, tags: [{ name: 'loud', facet: 'description' }], holds: true });
  await app.close();

  expect(await cliJson(['tag', 'learn', ...library])).toMatchObject({
    report: { tags: 1, rows: 40, tracks: 40 },
    figures: { tags: [{ name: 'loud', holds: 14, refused: 0, artists: 7 }] },
  });
  const shown = (await cli(['tag', 'figures', ...library])).stdout;
  expect(shown).toMatch(/0\.\d{3} +0\.\d{3} +0\.350 +14 +0 +7 .* loud\n/u);
  expect(shown).toContain('mean of all, of 40 tracks');
  expect(await cliJson(['tag', 'review', 'Loud', '--limit', '3', ...library])).toMatchObject({
    questions: [{ path: expect.stringContaining('/music/') }, {}, {}],
  });
  expect((await cli(['tag', 'review', 'loud', '--limit', '1', ...library])).stdout).toMatch(
    /^ *\d+ % .*\.mp3\n$/u,
  );
  // Kept under the name that the vocabulary knows it by.
  expect((await cli(['tag', 'review', 'calmness', ...library])).code).toBe(1);
  await cli(['tag', 'add', '/music', 'calmness', ...library]);
  expect((await cli(['tag', 'review', 'calmness', ...library])).code).toBe(0);
  const unknown = await cli(['tag', 'review', 'unheard of', '--json', ...library]);
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { kind: 'not-found' } });
});
