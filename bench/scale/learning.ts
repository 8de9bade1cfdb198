// Learning from many known tracks: all of it anew, and again when 20 labels have come.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { places } from '../../scripts/start/project.ts';
import type { Client } from '../../src/core/contract/contract.ts';
import type { Job, RetrainReport } from '../../src/core/domain/job.ts';
import { createApp } from '../../src/main/app.ts';
import { atMost, type Target } from '../report/targets.ts';
import { fillAnalysedLibrary } from '../retrain/analysedLibrary.ts';
import { type Measured, measure } from '../retrain/meter.ts';

export interface Learned extends Measured {
  /** From the request until the new model is written, the library not yet predicted. */
  readonly secondsUntilModel: number;
  readonly report: RetrainReport;
}

export interface LearningFigures {
  readonly known: number;
  /** All candidates. */
  readonly complete: Learned;
  /** 20 more tracks have been labelled. */
  readonly later: Learned;
}

/** Labels that come after a complete retraining. */
const labelsLater = 20;

/** In a library of its own with `known` labelled tracks and 2,000 more: seconds by the clock, and of processor time of all threads. */
export async function measureLearning(known: number): Promise<LearningFigures> {
  const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
  try {
    const truth = await fillAnalysedLibrary(libraryDir, known + 2000);
    const app = await createApp({ ...places, libraryDir, workers: 1 });
    try {
      const client = createRouterClient(app.router);
      await client.settings.set({ trustFileTags: false });
      return await learnTwice(client, truth, known);
    } finally {
      await app.close();
    }
  } finally {
    rmSync(libraryDir, { recursive: true, force: true });
  }
}

/** `truth`: the genre of each track, by id, of which the first `known` are labelled. */
export async function learnTwice(
  client: Client,
  truth: ReadonlyMap<number, string>,
  known: number,
): Promise<LearningFigures> {
  const ids = [...truth.keys()];
  await label(client, truth, ids.slice(0, known));
  const complete = await learn(client, 'learn, complete', true);
  await label(client, truth, ids.slice(known, known + labelsLater));
  return { known, complete, later: await learn(client, `learn, ${labelsLater} labels later`, false) };
}

/**
 * What was asked: half of what learning took at first, by the clock, on two cores, at so many known tracks. Between them what was
 * asked at the next larger number.
 */
const asked = [
  { known: 1000, complete: 12.9, later: 10 },
  { known: 1500, complete: 21.7, later: 10 },
  { known: Number.POSITIVE_INFINITY, complete: 28.8, later: 15 },
] as const;

export function learningTargets({ known, complete, later }: LearningFigures): Target[] {
  const target = asked.find((one) => known <= one.known) ?? asked[2];
  const name = (what: string): string =>
    `learning from ${known} known tracks, ${what}: seconds until the model stands`;
  return [
    atMost(name('complete'), complete.secondsUntilModel, target.complete),
    atMost(name(`${labelsLater} labels later`), later.secondsUntilModel, target.later),
  ];
}

export async function label(client: Client, truth: ReadonlyMap<number, string>, ids: readonly number[]) {
  for (const genre of new Set(truth.values())) {
    const trackIds = ids.filter((id) => truth.get(id) === genre);
    if (trackIds.length > 0) await client.labels.set({ trackIds, genre });
  }
}

/** Until the library is predicted with the new model; when that stood is told besides. */
async function learn(client: Client, name: string, thorough: boolean): Promise<Learned> {
  const started = performance.now();
  let stood = 0;
  const { value: job, measured } = await measure(`${name}, and all predicted`, async () => {
    const { jobId } = await client.models.retrain({ thorough, evenIfWorse: true });
    return await finished(client, jobId, ({ status }) => {
      const isPredicting = status.state === 'running' && status.progress.step.phase === 'predicting';
      if (isPredicting && stood === 0) stood = performance.now();
    });
  });
  if (job.status.state !== 'done' || job.status.result.kind !== 'retrain')
    throw new Error(`${name}: ${JSON.stringify(job.status)}`);
  return { ...measured, secondsUntilModel: (stood - started) / 1000, report: job.status.result.report };
}

/** Follows a job to its end. Throws where it has failed. */
export async function finished(
  client: Client,
  jobId: number,
  each: (job: Job) => void = () => undefined,
): Promise<Job> {
  let last: Job | null = null;
  for await (const job of await client.jobs.follow({ id: jobId })) {
    each(job);
    last = job;
  }
  if (last === null || last.status.state === 'failed') throw new Error(JSON.stringify(last?.status));
  return last;
}
