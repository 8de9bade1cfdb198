// `npm run bench -- retrain [--tracks n] [--rows n] [--only learn,predict,explain,words] [--json]`: learning, predicting, explaining
// in a large library: duration, blocking of the main thread, delay of cancelling.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { places } from '../scripts/start/project.ts';
import type { Client } from '../src/core/contract/contract.ts';
import type { Job } from '../src/core/domain/job.ts';
import { createApp } from '../src/main/app.ts';
import { atMost, printDocument, type Target } from './report/targets.ts';
import { fillAnalysedLibrary } from './retrain/analysedLibrary.ts';
import { type Measured, measure } from './retrain/meter.ts';

const parts = ['learn', 'predict', 'explain', 'words'];
const { values } = parseArgs({
  options: {
    tracks: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '1500' },
    only: { type: 'string', default: parts.join(',') },
    json: { type: 'boolean', default: false },
  },
});
const size = Number(values.tracks);
const rows = Number(values.rows);
const wanted = new Set(values.only.split(','));
const measured: Measured[] = [];
const notes: string[] = [];
const targets: Target[] = [];

const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  await run();
} finally {
  rmSync(libraryDir, { recursive: true, force: true });
}
for (const { name, longestBlockCpu } of measured)
  targets.push(
    atMost(`${name}: longest block of the main thread, ms of processor time`, longestBlockCpu, 50),
  );
if (values.json) printDocument(targets, { tracks: size, rows, measured, notes });
else print();

async function run(): Promise<void> {
  const truth = await fillAnalysedLibrary(libraryDir, size);
  const app = await createApp({ ...places, libraryDir, workers: 1 });
  const client = createRouterClient(app.router);
  try {
    await client.settings.set({ trustFileTags: false });
    const ids = [...truth.keys()];
    const starterId = (await client.models.list())[0]?.id ?? 1;
    if (wanted.has('learn') || wanted.has('explain')) await label(client, truth, ids.slice(0, rows));
    if (wanted.has('learn')) {
      await learn(client, 'learn, complete', { thorough: true });
      await label(client, truth, ids.slice(rows, rows + 20));
      await learn(client, 'learn, 20 labels later', {});
    }
    if (wanted.has('predict')) await predict(client, starterId, ids.slice(-60));
    if (wanted.has('explain')) {
      if (!wanted.has('predict') && !wanted.has('learn'))
        await finished(client, (await client.models.activate({ id: starterId })).jobId);
      const id = ids[Math.floor(size / 2)] ?? 1;
      await time('explain, the first', () => client.tracks.explain({ id }));
      await time('explain, another', () => client.tracks.explain({ id: id + 1 }));
      await time('more like this', () => client.tracks.similar({ id }));
      await time('what to ask', () => client.labels.reviewQueue({}));
    }
    if (wanted.has('words')) {
      await time('genres', () => client.genres.list());
      await time('written tags', () => client.genres.tags({}));
      await time('what to merge, the first time', () => client.genres.suggestMerges());
      await time('what to merge, again', () => client.genres.suggestMerges());
      await time('tags like one', () => client.genres.like({ tag: 'made up 7' }));
      await time('tags like another', () => client.genres.like({ tag: 'rock' }));
    }
  } finally {
    await app.close();
  }
}

async function time<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const { value, measured: one } = await measure(name, work);
  measured.push(one);
  return value;
}

async function label(client: Client, truth: ReadonlyMap<number, string>, ids: readonly number[]) {
  for (const genre of new Set(truth.values())) {
    const trackIds = ids.filter((id) => truth.get(id) === genre);
    if (trackIds.length > 0) await client.labels.set({ trackIds, genre });
  }
}

/** Learning, without and with predicting the library. */
async function learn(client: Client, name: string, options: { thorough?: boolean }): Promise<void> {
  const started = performance.now();
  let learned = 0;
  const job = await time(`${name}, and all predicted`, async () => {
    const { jobId } = await client.models.retrain({ ...options, evenIfWorse: true });
    return await finished(client, jobId, ({ status }) => {
      const sorting = status.state === 'running' && status.progress.step.phase === 'predicting';
      if (sorting && learned === 0) learned = performance.now();
    });
  });
  const stoodAfter = (learned - started) / 1000;
  targets.push(atMost(`${name}: seconds until the model stands`, stoodAfter, options.thorough ? 60 : 10));
  notes.push(`${name}: the model stood after ${stoodAfter.toFixed(1)} s`);
  if (job.status.state === 'done' && job.status.result.kind === 'retrain') {
    const { model, quick } = job.status.result.report;
    notes.push(
      `${name}: ${quick ? 'quick' : 'complete'}, ${model.report.personal?.chosen}, ${JSON.stringify(model.report.personal?.comparison)}`,
    );
  }
}

async function predict(client: Client, model: number, visible: readonly number[]): Promise<void> {
  const other = (await client.models.list()).find(({ active }) => active)?.id ?? model;
  const predicting = `predict ${size} tracks`;
  await time(predicting, async () =>
    finished(client, (await client.models.activate({ id: model, first: [...visible] })).jobId),
  );
  noteSeconds(predicting, 60);
  if (other === model) return;
  const { jobId } = await client.models.activate({ id: other });
  await reaches(client, jobId, size / 2);
  const cancelling = 'cancel, until the old model is back';
  await time(cancelling, async () => {
    await client.jobs.cancel({ id: jobId });
    await finished(client, jobId);
  });
  noteSeconds(cancelling, 0.3);
  const active = (await client.models.list()).find((one) => one.active)?.id;
  notes.push(`after cancelling, model ${active} is active; before it was ${model}`);
}

function noteSeconds(name: string, target: number): void {
  const { seconds = Number.NaN } = measured.find((one) => one.name === name) ?? {};
  targets.push(atMost(`${name}: seconds`, seconds, target));
}

async function reaches(client: Client, jobId: number, done: number): Promise<void> {
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'running' && status.progress.done >= done) return;
}

async function finished(client: Client, jobId: number, each: (job: Job) => void = () => undefined) {
  let last: Job | null = null;
  for await (const job of await client.jobs.follow({ id: jobId })) {
    each(job);
    last = job;
  }
  if (last === null || last.status.state === 'failed') throw new Error(JSON.stringify(last?.status));
  return last;
}

function print(): void {
  const columns = ['seconds', 'cpu s', 'block ms', 'of cpu'].map((title) => title.padStart(10)).join('');
  console.log(`${''.padEnd(44)}${columns}`);
  for (const { name, seconds, cpuSeconds, longestBlock, longestBlockCpu } of measured) {
    const figures = [seconds, cpuSeconds, longestBlock, longestBlockCpu];
    console.log(`${name.padEnd(44)}${figures.map((x) => x.toFixed(1).padStart(10)).join('')}`);
  }
  for (const note of notes) console.log(note);
}
