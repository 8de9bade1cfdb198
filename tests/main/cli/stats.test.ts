// `stackwax stats`: one document for machines, lines with bars for people, a sentence for an empty library.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { statisticsSchema } from '../../../src/core/domain/statistics.ts';
import { noFacts } from '../../helpers/analysis.ts';
import { cli } from '../../helpers/cli.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('an empty library, and one whose figures are known', async () => {
  const library = join(tempDir(), 'library');
  const empty = await cli(['stats', '--library', library]);
  expect(empty).toMatchObject({ code: 0, stdout: 'No tracks.\n' });

  const store = openTestStore(library);
  for (const [i, artist] of ['A', 'A', 'B'].entries()) {
    const id = addTrack(store, `${i}.mp3`, { artist, year: 1980 + 10 * i, codec: 'FLAC' });
    store.write((to) => {
      to.features.saveAnalysis(id, {
        durationSeconds: 3600,
        windows: [],
        groups: [],
        facts: { ...noFacts, tempoBpm: 101, estimatedKey: 'A minor' },
        remarks: [],
      });
      to.labels.set([id], to.genres.ensure('rock'));
    });
  }
  store.close();
  const document = await cli(['stats', '--library', library, '--json']);
  expect(document.code).toBe(0);
  expect(statisticsSchema.parse(JSON.parse(document.stdout))).toMatchObject({
    tracks: 3,
    seconds: 10_800,
    genres: [{ name: 'rock', tracks: 3 }],
    sources: { label: 3, tag: 0, model: 0, none: 0 },
  });
  const { stdout } = await cli(['stats', '--library', library]);
  expect(stdout).toContain('3 tracks, 3 h, 0.0 GB');
  expect(stdout).toMatch(/Genres\n {2}Rock {2}3 {2}█{24} {2}3 h\n/u);
  expect(stdout).toMatch(/Decades\n {2}1980s {2}1 {2}█{24}\n {2}1990s {2}1 {2}█{24}\n/u);
  expect(stdout).toMatch(/Tempo \(BPM\)\n {2}100 {2}3 {2}█{24}\n/u);
  expect(stdout).toMatch(/Artists\n {2}A {2}2 {2}█{24} {2}2 h\n {2}B {2}1 {2}█{12} {13} 1 h\n/u);
});
