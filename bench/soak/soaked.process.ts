// The process that a soak watches: the app behind its host, which scans, watches, labels, retrains and exports in turn for
// so many minutes, and tells after each what it cost. The work stays the same from the first round to the last: for each new file an old
// one goes, and for each new label an old one is taken back. What grows then is no larger library, and no training of more rows.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { places } from '../../scripts/start/project.ts';
import type { Job } from '../../src/core/domain/job.ts';
import { createApp } from '../../src/main/app.ts';
import { startHost } from '../../src/main/host/host.ts';
import { watchMainThread } from '../report/mainThread.ts';
import type { SoakStep } from './step.ts';

const newFiles = 6;
/** As many as make a training compare all that it has: with fewer labels it leaves ways of learning out. */
const firstFiles = 480;
const labels = 360;
const [folder = '', page = '', minutes = '30'] = process.argv.slice(2);

const music = join(folder, 'music');
mkdirSync(music, { recursive: true });
const app = await createApp({ ...places, libraryDir: join(folder, 'library') });
const host = await startHost({
  app,
  page: { folder: page },
  port: 0,
  onError: (error) => console.error(error),
});
const client = createRouterClient(app.router);

const longestBlock = watchMainThread();

let files = 0;
let round = 0;
/** The oldest first. */
const there: string[] = [];
const labelled: number[] = [];

/** Rendered once, before anything is measured; each file begins at another place of its piece. */
const pieces = styles.map((style, n) => ({ genre: style.genre, samples: renderPiece(style, n, 8) }));

/** New pieces of every style, so that there is something to find, to label and to learn. What this takes is no block of the app's. */
async function write(count: number): Promise<string[]> {
  const written: string[] = [];
  for (let n = 0; n < count; n++) {
    await setImmediate();
    const piece = pieces[files % pieces.length];
    if (piece === undefined) throw new Error('there are no styles');
    files += 1;
    const path = join(music, `${fileStart(piece.genre)} ${files}.wav`);
    const from = (files * 997) % piece.samples.length;
    const turned = new Float32Array(piece.samples.length);
    turned.set(piece.samples.subarray(from));
    turned.set(piece.samples.subarray(0, from), piece.samples.length - from);
    writeFileSync(path, wavFile(turned, sampleRate, { INAM: `Piece ${files}`, IART: `Band ${files % 40}` }));
    written.push(path);
  }
  there.push(...written);
  // Each is written in a turn of its own, so that none holds the thread for longer than the app may.
  await setImmediate();
  return written;
}

const fileStart = (genre: string): string => genre.replaceAll('/', '-');

async function done({ jobId }: { readonly jobId: Job['id'] }): Promise<void> {
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') throw new Error(status.error.message);
}

/** By what they were made as, the newest tracks first. */
async function label(count: number): Promise<void> {
  const known = new Set(labelled);
  const ids = (await client.tracks.query({})).filter((id) => !known.has(id)).sort((a, b) => b - a);
  for (const { id, fileName } of await client.tracks.rows({ ids: ids.slice(0, count) })) {
    labelled.push(id);
    const genre = pieces.find((piece) => fileName.startsWith(fileStart(piece.genre)))?.genre;
    if (genre !== undefined) await client.labels.set({ trackIds: [id], genre });
  }
}

const steps: Readonly<Record<SoakStep['step'], () => Promise<void>>> = {
  scan: async () => {
    for (const path of there.splice(0, there.length + newFiles - firstFiles)) rmSync(path);
    await write(newFiles);
    await done(await client.library.scan({ folders: [music] }));
  },
  watch: async () => {
    const all = (await client.tracks.query({})).length;
    const [first = ''] = await write(1);
    const deadline = performance.now() + 30_000;
    while ((await client.tracks.query({})).length <= all && performance.now() < deadline)
      await setTimeout(50);
    const again = first.replace('.wav', ' again.wav');
    renameSync(first, again);
    there.splice(there.indexOf(first), 1, again);
    await setTimeout(1000);
  },
  label: async () => {
    await label(newFiles);
    await client.labels.set({ trackIds: labelled.splice(0, labelled.length - labels), genre: null });
  },
  retrain: async () => done(await client.models.retrain({ evenIfWorse: true })),
  export: async () =>
    done(await client.playlists.export({ folder: join(folder, 'playlists'), format: 'm3u8' })),
};

function measured(step: SoakStep['step']): SoakStep {
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return {
    step,
    round,
    ...longestBlock(),
    megabytes: rss / 1024 ** 2,
    heapMegabytes: heapUsed / 1024 ** 2,
    bufferMegabytes: arrayBuffers / 1024 ** 2,
    files,
  };
}

process.send?.({ url: host.url });
await write(firstFiles - newFiles);
await steps.scan();
// Rows are handed out by 200 at most.
for (let n = 0; n < labels; n += labels / 3) await label(labels / 3);
await setTimeout(2000);
app.watch();
measured('scan');
const until = performance.now() + Number(minutes) * 60_000;
for (round = 1; performance.now() < until; round++)
  for (const step of ['scan', 'watch', 'label', 'retrain', 'export'] as const) {
    await steps[step]();
    // One more turn, so that its end is counted.
    await setTimeout(6);
    process.send?.(measured(step));
  }
await host.close();
await app.close();
process.exit();
