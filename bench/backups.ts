// `npm run bench -- backups [--json] [tracks]`: a backup of an analysed library of 100,000 tracks while it is read and written, by a process
// of its own as the app does it and, to compare, by SQLite's backup API on the writing connection; checking; going back.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { places } from '../scripts/start/project.ts';
import { createApp } from '../src/main/app.ts';
import { finishRestore } from '../src/main/store/backups/restore.ts';
import { problemsIn } from '../src/main/store/damage.ts';
import { libraryFileOf } from '../src/main/store/folder.ts';
import { atMost, printDocument } from './report/targets.ts';
import { fillAnalysedLibrary } from './retrain/analysedLibrary.ts';
import { type Measured, measure } from './retrain/meter.ts';

const json = process.argv.includes('--json');
const size = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 100_000);
/** What a person may feel. */
const longestBlockMs = 50;

const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  await run(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(libraryDir: string): Promise<void> {
  await fillAnalysedLibrary(libraryDir, size);
  const file = libraryFileOf(libraryDir);
  const app = await createApp({ ...places, libraryDir, workers: 1 });
  const client = createRouterClient(app.router);
  const measured: Measured[] = [];
  const timed = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const { value, measured: figures } = await measure(name, work);
    measured.push(figures);
    return value;
  };
  // As somebody does who corrects a track every few seconds.
  let track = 0;
  const corrections = setInterval(() => {
    track += 1;
    void client.labels.set({ trackIds: [track], genre: 'jazz' });
  }, 500);
  await timed('only corrections, for 5 s', () => new Promise((resolve) => setTimeout(resolve, 5000)));
  const backup = await timed('backup in a process of its own', () => client.backups.make());
  await timed('the second, whose models are links', () => client.backups.make());
  await timed('made ready to go back to', () => client.backups.restore({ name: backup.name }));
  clearInterval(corrections);
  await app.close();

  const started = performance.now();
  finishRestore(libraryDir, Date.now());
  const finishSeconds = (performance.now() - started) / 1000;
  const checking = performance.now();
  problemsIn(file);
  const checkSeconds = (performance.now() - checking) / 1000;

  const db = new Database(file);
  await timed('backup API on the writing connection', () => db.backup(join(libraryDir, 'api.db')));
  db.close();

  const own = measured.find(({ name }) => name.startsWith('backup in'));
  const targets = [
    atMost(
      'longest block of the main thread while a backup is made, ms of its processor time',
      own?.longestBlockCpu ?? 0,
      longestBlockMs,
    ),
  ];
  const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);
  const sizes = { libraryMb: mb(statSync(file).size), backupMb: mb(backup.bytes) };
  if (json) return printDocument(targets, { tracks: size, ...sizes, measured, finishSeconds, checkSeconds });
  console.log(`${size} tracks, library ${sizes.libraryMb} MB, backup ${sizes.backupMb} MB`);
  for (const { name, seconds, longestBlock, longestBlockCpu } of measured)
    console.log(
      `${name.padEnd(40)} ${seconds.toFixed(2).padStart(7)} s, longest block ${longestBlock.toFixed(0).padStart(4)} ms ` +
        `(${longestBlockCpu.toFixed(0)} ms of its processor time)`,
    );
  console.log(
    `taking the library's place: ${finishSeconds.toFixed(2)} s; quick_check: ${checkSeconds.toFixed(2)} s`,
  );
  for (const { name, value, target, met } of targets)
    console.log(`${met ? 'met' : 'NOT met'}: ${name}: ${value.toFixed(1)}, at most ${target}`);
}
