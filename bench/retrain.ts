// `npm run bench -- retrain [--tracks n] [--rows n] [--only learn,predict,explain,words] [--json]`: learning, predicting, explaining
// in a large library: duration, blocking of the main thread, delay of cancelling.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { places } from '../scripts/start/project.ts';
import type { Client } from '../src/core/contract/contract.ts';
import { createApp } from '../src/main/app.ts';
import { atMost, printDocument, type Target } from './report/targets.ts';
import { fillAnalysedLibrary } from './retrain/analysedLibrary.ts';
import { type Measured, measure } from './retrain/meter.ts';
import { finished, type LearningFigures, label, learningTargets, learnTwice } from './scale/learning.ts';

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
    if (wanted.has('learn')) note(await learnTwice(client, truth, rows));
    else if (wanted.has('explain')) await label(client, truth, ids.slice(0, rows));
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

function note(figures: LearningFigures): void {
  targets.push(...learningTargets(figures));
  for (const one of [figures.complete, figures.later]) {
    measured.push(one);
    const { quick, model } = one.report;
    const { chosen, comparison } = model.report.personal ?? {};
    notes.push(`${one.name}: the model stood after ${one.secondsUntilModel.toFixed(1)} s`);
    notes.push(`${one.name}: ${quick ? 'quick' : 'complete'}, ${chosen}, ${JSON.stringify(comparison)}`);
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

function print(): void {
  const columns = ['seconds', 'cpu s', 'block ms', 'of cpu'].map((title) => title.padStart(10)).join('');
  console.log(`${''.padEnd(44)}${columns}`);
  for (const { name, seconds, cpuSeconds, longestBlock, longestBlockCpu } of measured) {
    const figures = [seconds, cpuSeconds, longestBlock, longestBlockCpu];
    console.log(`${name.padEnd(44)}${figures.map((x) => x.toFixed(1).padStart(10)).join('')}`);
  }
  for (const note of notes) console.log(note);
}
