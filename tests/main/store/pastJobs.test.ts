// Jobs of earlier sessions: those that an earlier version wrote are listed with the kind that their title meant.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { listsAndPlaylists } from '../../../src/main/store/migrations/004-lists-and-playlists.ts';
import { jobKinds } from '../../../src/main/store/migrations/008-job-kinds.ts';
import { pastJobStore } from '../../../src/main/store/pastJobs.ts';

const failure = { kind: 'undecodable', message: 'There is no audio in it.', path: '/music/broken.mp3' };
const scanned = {
  files: 3,
  added: 3,
  updated: 0,
  unchanged: 0,
  missing: 0,
  analysed: 2,
  failed: [failure],
  seconds: 3,
};
const done = (kind: string, report: object) => ({
  state: 'done',
  endedAt: 1795986768372,
  result: { kind, report },
});

/** Rows as the version before wrote them. */
const old = [
  ['scan', 'Scan music', done('scan', scanned)],
  ['predict', 'Change the model', done('predict', { tracks: 0, seconds: 0.419 })],
  [
    'export',
    'Export playlists',
    done('export', {
      folder: '/out',
      playlists: [],
      // In English, as all warnings were.
      warnings: ['MPD cuts off spaces beside a slash and will not find 2 tracks.'],
      skipped: [],
    }),
  ],
  ['scan', 'Try again', done('scan', { ...scanned, added: 0 })],
  ['predict', 'Sort by genre', { state: 'cancelled', endedAt: 1795986768372 }],
  ['retrain', 'Learn from your corrections', { state: 'failed', endedAt: 1795986768372, error: failure }],
] as const;

test('jobs that an earlier version kept are all listed, with what became of them', () => {
  const db = new Database(':memory:');
  db.exec(/CREATE TABLE past_jobs .*;/u.exec(listsAndPlaylists)?.[0] ?? '');
  const insert = db.prepare('INSERT INTO past_jobs (id, job) VALUES (?, ?)');
  for (const [n, [kind, title, status]] of old.entries())
    insert.run(n + 1, JSON.stringify({ id: n + 1, kind, title, createdAt: 1795986765406, status }));
  db.exec(jobKinds);
  const jobs = pastJobStore(db).read.list();
  expect(jobs.map(({ id, kind }) => [id, kind])).toEqual([
    [1, 'scan'],
    [2, 'activate'],
    [3, 'export'],
    [4, 'retry'],
    [5, 'predict'],
    [6, 'retrain'],
  ]);
  // What a scan left out was not noted then, and what was warned of is not said in English for ever.
  const notNoted = JSON.stringify(old.map(([, , status]) => status))
    .replaceAll('"analysed"', '"leftOut":[],"offline":[],"fromTags":{"cameIn":[],"offered":[]},"analysed"')
    .replace(/"warnings":\["[^"]*"\]/u, '"warnings":[]');
  expect(jobs.map(({ status }) => status)).toEqual(JSON.parse(notNoted));
  for (const job of jobs) expect(job).not.toHaveProperty('title');
  db.close();
});
