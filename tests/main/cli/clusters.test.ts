// `stackwax clusters`: found, listed, named, made into a genre and playlists, for people and for programs.
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { clusteringSchema } from '../../../src/core/domain/clusters.ts';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { cli, cliJson, startCli } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('find, list, name, to-genre, to-playlist', { timeout: 240_000 }, async () => {
  const dir = tempDir();
  const library = ['--library', dir];
  const empty = await cli(['clusters', 'find', ...library]);
  expect(empty).toMatchObject({ code: 1, stdout: '' });
  expect(empty.stderr).toContain('no track has been listened to yet');
  expect((await cli(['clusters', 'list', ...library])).stdout).toContain('stackwax clusters find');
  expect(await cliJson(['clusters', 'list', ...library])).toBeNull();
  await analysedLibrary(dir, ['classical', 'metal'], 10);

  const found = z
    .object({ report: z.object({ clusters: z.int() }), clustering: clusteringSchema })
    .parse(await cliJson(['clusters', 'find', '--number', '2', ...library]));
  expect(found.report.clusters).toBe(2);
  const [first, second] = found.clustering.clusters;
  const tracks = first?.tracks ?? 0;
  expect(tracks + (second?.tracks ?? 0)).toBe(20);
  const id = String(first?.id);
  expect((await cli(['clusters', 'name', id, 'Quiet', ...library])).stdout).toBe(
    `Cluster ${id} is 'Quiet'.\n`,
  );
  const listed = await cli(['clusters', 'list', ...library]);
  expect(listed.stdout).toContain('2 clusters of 20 tracks by k-means: silhouette');
  expect(listed.stdout).toContain(`'Quiet', ${tracks} tracks`);
  const again = await cli(['clusters', 'find', '--number', '2', ...library]);
  expect(again.stdout).toContain('Recognised: Quiet.');
  expect(await cliJson(['clusters', 'to-playlist', id, 'All quiet', '--smart', ...library])).toMatchObject({
    name: 'All quiet',
    rule: { filter: { clusterIds: [first?.id] } },
  });
  expect(await cliJson(['clusters', 'to-genre', id, 'Hush', ...library])).toMatchObject({ genre: 'Hush' });
  expect((await cli(['clusters', 'find', '--number', '500', ...library])).code).toBe(2);
  for (const [made, name] of [
    ['name', 'Quiet\nloud'],
    ['to-genre', ''],
    ['to-playlist', ' '],
  ] as const) {
    const refused = await cli(['clusters', made, id, name, ...library]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('cannot be the name of a');
  }
  const unknown = await cli(['clusters', 'to-genre', '99', 'Hush', '--json', ...library]);
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { kind: 'not-found' } });
});

test('killed while it writes, the clusters before count, and the next search is whole', {
  timeout: 240_000,
}, async () => {
  const dir = tempDir();
  const library = ['--library', dir];
  await analysedLibrary(dir, ['classical', 'metal'], 1500);
  const list = async () => clusteringSchema.parse(await cliJson(['clusters', 'list', ...library]));
  await cliJson(['clusters', 'find', '--number', '2', ...library]);
  const before = await list();
  const db = new Database(join(dir, 'library.db'), { readonly: true });
  const half = db.prepare('SELECT 1 FROM clusterings WHERE made_at IS NULL');
  const { child, done } = startCli(['clusters', 'find', '--number', '3', ...library]);
  while (half.get() === undefined && child.exitCode === null) await setImmediate();
  child.kill('SIGKILL');
  expect((await done).signal).toBe('SIGKILL');
  expect(half.get()).toBeDefined();
  expect(await list()).toEqual(before);
  await cliJson(['clusters', 'find', '--number', '3', ...library]);
  expect(db.prepare('SELECT count(*) AS n FROM clusterings').get()).toEqual({ n: 1 });
  expect(db.prepare('SELECT count(*) AS n FROM cluster_tracks').get()).toEqual({ n: 3000 });
  expect(new Set((await list()).clusters.map(({ id }) => id)).size).toBe(3);
  db.close();
});
