// What an earlier version could not hear, or heard wrongly, waits again; all else stays, and so does what a person has set.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { heardAgain } from '../../../../src/main/store/migrations/020-heard-again.ts';
import { noFacts } from '../../../helpers/analysis.ts';
import { addTrack, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

test('tracks that failed as silent or too short, and those of more than two channels', () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  const tracks = new Map<string, number>(
    (
      [
        ['silent', 2],
        ['too-short', 1],
        ['undecodable', 2],
        ['mono', 1],
        ['stereo', 2],
        ['surround', 6],
        ['new', 6],
      ] as const
    ).map(([name, channels]) => [name, addTrack(store, `${name}.flac`, { channels })]),
  );
  const id = (name: string): number => tracks.get(name)!;
  store.write((write) => {
    for (const kind of ['silent', 'too-short', 'undecodable'] as const)
      write.tracks.saveFailure(id(kind), { kind, message: 'As it was.', path: null });
    for (const name of ['mono', 'stereo', 'surround'])
      write.features.saveAnalysis(id(name), {
        durationSeconds: 30,
        windows: [{ startSeconds: 0, lengthSeconds: 30, beats: [] }],
        groups: [],
        facts: noFacts,
        remarks: [],
      });
    write.labels.set([id('silent'), id('surround')], write.genres.ensure('metal'));
  });
  store.close();
  const db = new Database(join(dir, 'library.db'));
  const labels = () => db.prepare('SELECT * FROM labels ORDER BY id').all();
  const before = labels();
  db.exec(heardAgain);
  expect(labels()).toEqual(before);
  db.close();
  const again = tempStore(dir);
  expect(again.tracks.waiting()).toEqual(['new', 'silent', 'surround', 'too-short'].map(id));
  const states = again.tracks.files([...tracks.values()]).map(({ state }) => state);
  expect(states.filter((state) => state === 'analysed')).toHaveLength(2);
  expect(states.filter((state) => state === 'failed')).toHaveLength(1);
});
