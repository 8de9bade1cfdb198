// `npm run bench -- queue [--tasks 10000] [--work 1] [--rounds 2] [--kills 2] [--json]`: what a queue costs beside the local pool, and how soon a killed
// worker's tasks are taken again.
//
// Both executors get the same tasks, and the same processes answer them: `--work` milliseconds each, then an answer as long as a
// track's. Redis keeps what it is told on the disk, every second. Two at once, in turns; of the rounds the quickest counts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { places } from '../scripts/start/project.ts';
import { shippedLayout } from '../src/core/features/layout.ts';
import { openBeingRead } from '../src/main/analysis/beingRead.ts';
import { carefully } from '../src/main/analysis/carefully.ts';
import { createAnalysisClient } from '../src/main/analysis/client.ts';
import { type Executor, workersHere } from '../src/main/analysis/executor.ts';
import { fingerprint } from '../src/main/library/fingerprint.ts';
import { openFeeder } from '../src/main/queue/feeder.ts';
import { forkProcess } from '../src/main/workers/forkProcess.ts';
import { committing } from './queue/committing.ts';
import { cannedWorker, endWorker, processorMs, startRedis, startWorker } from './queue/processes.ts';
import { atMost, printDocument, type Target } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '10000' },
    work: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '2' },
    kills: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) {
  console.error('Redis is not installed, so that nothing can be measured: apt-get install redis-server');
  process.exit(1);
}
const count = Number(values.tasks);
const workMs = Number(values.work);
const rounds = Number(values.rounds);
const kills = Number(values.kills);
const threads = 2;
const scratch = mkdtempSync(join(tmpdir(), 'stackwax-bench-queue-'));
const say = (line: string): void => {
  if (!values.json) console.log(line);
};

interface Track {
  readonly path: Uint8Array;
  readonly fingerprint: string;
}

interface Round {
  readonly clockMs: number;
  readonly processorMs: number | null;
}

/** By the task. */
interface Shares {
  readonly feeder: number;
  readonly redis: number;
  readonly workers: number;
}

try {
  const music = join(scratch, 'music');
  const tracks = await makeTracks(music, count);
  const local: Round[] = [];
  const queued: (Round & { readonly shares: Shares | null; readonly peakBytes: number })[] = [];
  for (let round = 0; round < rounds; round++) {
    local.push(await runHere(tracks));
    queued.push(await runQueued(tracks, music));
    say(`round ${round + 1}: here ${shown(local.at(-1))}, queue ${shown(queued.at(-1))}`);
  }
  const again: number[] = [];
  for (let kill = 0; kill < kills; kill++) again.push(await killOne(tracks.slice(0, 400), music));
  const commit = committing(join(scratch, 'library'), Math.min(count, 5000));
  const overhead = (of: (round: Round) => number | null): number =>
    (least(queued.map(of)) - least(local.map(of))) / count;
  const clock = overhead(({ clockMs }) => clockMs);
  const processor = overhead(({ processorMs: ms }) => ms);
  const targets: Target[] = [
    atMost(`ms a task more than here, by the clock, ${count} tasks`, rounded(clock), 1),
    ...(Number.isFinite(processor)
      ? [atMost(`ms a task more than here, processor time, ${count} tasks`, rounded(processor), 1)]
      : []),
    ...(again.length === 0
      ? []
      : [atMost('s until the tasks of a killed worker are taken again', rounded(Math.max(...again)), 12)]),
  ];
  const best = queued.reduce((a, b) => (b.clockMs < a.clockMs ? b : a));
  const figures = {
    tasks: count,
    workMs,
    processor: cpus()[0]?.model ?? 'unknown',
    here: local,
    queue: queued,
    processorMsOf: best.shares,
    redisPeakBytes: best.peakBytes,
    killedSeconds: again.map(rounded),
    commitMs: rounded(commit.msPerTrack),
    commitBytes: Math.round(commit.bytesPerTrack),
  };
  if (values.json) printDocument(targets, figures);
  else {
    for (const { name, value, target, met } of targets)
      say(`${value} ${name} (target ${target}: ${met ? 'met' : 'missed'})`);
    const { feeder, redis, workers } = best.shares ?? {
      feeder: Number.NaN,
      redis: Number.NaN,
      workers: Number.NaN,
    };
    say(
      `processor time a task: feeder ${rounded(feeder)}, Redis ${rounded(redis)}, workers ${rounded(workers)} ms; Redis ${(best.peakBytes / 1e6).toFixed(1)} MB at most`,
    );
    say(`committing a track ${figures.commitMs} ms, ${figures.commitBytes} bytes`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Small files, each another sound. */
async function makeTracks(folder: string, howMany: number): Promise<Track[]> {
  mkdirSync(folder, { recursive: true });
  const tracks: Track[] = [];
  for (let n = 0; n < howMany; n++) {
    const bytes = Buffer.alloc(300, n % 251);
    bytes.writeUInt32LE(n, 100);
    const path = Buffer.from(join(folder, `${n}.bin`));
    writeFileSync(path, bytes);
    tracks.push({ path, fingerprint: await fingerprint(path) });
  }
  return tracks;
}

function analysisHere() {
  process.env['STACKWAX_BENCH_WORK'] = String(workMs);
  const entry = {
    url: cannedWorker,
    workerData: { kernelsFile: places.kernelsFile },
    startProcess: forkProcess,
  };
  // Its notes cost the same on both sides, a worker has its own.
  return carefully(
    createAnalysisClient(entry, threads, null),
    openBeingRead(mkdtempSync(join(scratch, 'notes-'))),
  );
}

async function listen(
  executor: Executor,
  tracks: readonly Track[],
  onHeard: (soFar: number) => void,
): Promise<void> {
  const input = { depth: 'quick', groups: shippedLayout, ears: [] } as const;
  let heard = 0;
  await executor.listen(tracks, {
    wanted: async () => ({ question: 'analyse', input }),
    async take(some) {
      const failed = some.find((one) => one.heard.question === 'none');
      if (failed?.heard.question === 'none') throw failed.heard.error;
      heard += some.length;
      onHeard(heard);
    },
    onCrew: () => undefined,
    signal: new AbortController().signal,
  });
  if (heard !== tracks.length) throw new Error(`${heard} of ${tracks.length} were heard`);
}

async function runHere(tracks: readonly Track[]): Promise<Round> {
  const analysis = analysisHere();
  try {
    // Its processes are there before the clock runs.
    await listen(workersHere(analysis), tracks.slice(0, 20), () => undefined);
    const before = processorMs(process.pid);
    const startedAt = performance.now();
    await listen(workersHere(analysis), tracks, () => undefined);
    return { clockMs: performance.now() - startedAt, processorMs: minus(processorMs(process.pid), before) };
  } finally {
    await analysis.close();
  }
}

async function runQueued(
  tracks: readonly Track[],
  music: string,
): Promise<Round & { readonly shares: Shares | null; readonly peakBytes: number }> {
  const redis = await startRedis(mkdtempSync(join(scratch, 'redis-')));
  const analysis = analysisHere();
  const worker = await startWorker(redis, music, threads, workMs);
  const executor = await openFeeder(mkdtempSync(join(scratch, 'library-')))(redis.url, analysis);
  try {
    await listen(executor, tracks.slice(0, 20), () => undefined);
    const all = (): (number | null)[] => [process.pid, redis.pid, worker.pid ?? 0].map(processorMs);
    const before = all();
    const startedAt = performance.now();
    let peakBytes = 0;
    await listen(executor, tracks, (soFar) => {
      if (Math.floor(soFar / 1000) > Math.floor((soFar - 128) / 1000))
        void usedBytes(redis.client).then((bytes) => {
          peakBytes = Math.max(peakBytes, bytes);
        });
    });
    const clockMs = performance.now() - startedAt;
    const [own, ofRedis, ofWorker] = all().map((ms, at) => minus(ms, before[at] ?? null));
    // Redis and the worker are children of this process.
    if (own == null || ofRedis == null || ofWorker == null)
      return { clockMs, processorMs: null, shares: null, peakBytes };
    const shares = {
      feeder: (own - ofRedis - ofWorker) / tracks.length,
      redis: ofRedis / tracks.length,
      workers: ofWorker / tracks.length - workMs,
    };
    return { clockMs, processorMs: own, shares, peakBytes };
  } finally {
    await executor.close();
    await analysis.close();
    await endWorker(worker);
    await redis.stop();
  }
}

/** Two workers, one of which is killed with tasks in its hands; returns the seconds until the last of them is begun again. */
async function killOne(tracks: readonly Track[], music: string): Promise<number> {
  const redis = await startRedis(mkdtempSync(join(scratch, 'redis-')));
  const analysis = analysisHere();
  const victim = await startWorker(redis, music, threads, 60);
  const other = await startWorker(redis, music, threads, 60);
  const executor = await openFeeder(mkdtempSync(join(scratch, 'library-')))(redis.url, analysis);
  try {
    let seconds: Promise<number> | null = null;
    await listen(executor, tracks, (soFar) => {
      if (soFar > 40) seconds ??= kill();
    });
    return (await seconds) ?? Number.NaN;
  } finally {
    await executor.close();
    await analysis.close();
    await endWorker(other);
    await redis.stop();
  }

  async function kill(): Promise<number> {
    const [active = ''] = await redis.client.keys('stackwax:*:active');
    victim.kill('SIGKILL');
    const killedAt = performance.now();
    const queue = active.replace(/:active$/u, '');
    const ids = await redis.client.lrange(active, 0, -1);
    const workers = await Promise.all(ids.map((id) => redis.client.hget(`${queue}:${id}`, 'pb')));
    const mine = ids.filter((_, at) => workers[at]?.endsWith(` ${victim.pid}`));
    if (mine.length === 0) throw new Error('the killed worker had no task');
    for (const id of mine) {
      for (;;) {
        // How often it was begun; gone when it was answered.
        const begun = await redis.client.hget(`${queue}:${id}`, 'ats');
        if (begun === null || Number(begun) > 1) break;
        await setTimeout(20);
      }
    }
    return (performance.now() - killedAt) / 1000;
  }
}

async function usedBytes(client: { info(section: string): Promise<string> }): Promise<number> {
  return Number(/used_memory:(\d+)/u.exec(await client.info('memory'))?.[1] ?? 0);
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function least(all: readonly (number | null)[]): number {
  return Math.min(...all.map((one) => one ?? Number.NaN));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function shown(round: Round | undefined): string {
  return round === undefined
    ? ''
    : `${Math.round(round.clockMs)} ms, ${round.processorMs ?? '?'} ms of processor time`;
}
