// `npm run bench -- analyse <folder> [--json]`: a whole scan, from finding files to predicted genres.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { places } from '../scripts/start/project.ts';
import { createApp } from '../src/main/app.ts';
import { atLeast, printDocument } from './report/targets.ts';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run bench -- analyse <folder> [--json]');
  process.exit(2);
}

const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  const app = await createApp({ ...places, libraryDir });
  try {
    const client = createRouterClient(app.router);
    const started = performance.now();
    const { jobId } = await client.library.scan({
      folders: [resolve(process.env['INIT_CWD'] ?? '.', folder)],
    });
    for await (const { status } of await client.jobs.follow({ id: jobId })) {
      if (status.state === 'failed') throw new Error(status.error.message);
      if (status.state !== 'done' || status.result.kind !== 'scan') continue;
      const seconds = (performance.now() - started) / 1000;
      const { analysed, failed } = status.result.report;
      const tracksPerHour = Math.round((analysed / seconds) * 3600);
      const report = {
        tracks: analysed,
        failed: failed.length,
        seconds,
        workers: availableParallelism(),
        tracksPerHour,
      };
      const targets = [atLeast('tracks an hour (4-minute MP3s, 2 cores)', tracksPerHour, 25_000)];
      if (rest.includes('--json')) printDocument(targets, report);
      else console.log(`${analysed} tracks in ${seconds.toFixed(1)} s: ${tracksPerHour} tracks an hour`);
    }
  } finally {
    await app.close();
  }
} finally {
  rmSync(libraryDir, { recursive: true, force: true });
}
