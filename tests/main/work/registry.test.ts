// Jobs: states in order, lanes, progress at most ten times a second, cancelling, followers that see the end.
import { expect, test, vi } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import type { Job, JobKind, JobResult } from '../../../src/core/domain/job.ts';
import type { Progress } from '../../../src/core/domain/progress.ts';
import { createJobRegistry, type JobContext } from '../../../src/main/work/registry.ts';

const result: JobResult = { kind: 'predict', report: { tracks: 1, seconds: 1 } };
const progress = (done: number): Progress => ({
  done,
  total: 1000,
  unit: 'files',
  ratePerSecond: null,
  etaSeconds: null,
  step: { phase: 'reading-tags' },
});

function makeRegistry(past: readonly Job[] = []) {
  const clock = { now: 0 };
  const changes: Job[] = [];
  const ended: Job[] = [];
  const bugs: unknown[] = [];
  const registry = createJobRegistry({
    expected: () => null,
    now: () => clock.now,
    past,
    unwritable: null,
    onChange: (job) => changes.push(job),
    onEnd: (job) => ended.push(job),
    onBug: (error) => bugs.push(error),
  });
  const start = (kind: JobKind, run: (context: JobContext) => Promise<JobResult>) =>
    registry.start({ kind, run });
  return { registry, clock, changes, ended, bugs, start };
}

async function followed(jobs: AsyncGenerator<Job>): Promise<string[]> {
  const states: string[] = [];
  for await (const job of jobs) states.push(job.status.state);
  return states;
}

test('a job goes from queued to done, and a follower sees the end', async () => {
  const { registry, start } = makeRegistry();
  const job = start('scan', async () => result);
  expect(job.status.state).toBe('queued');
  const states = await followed(registry.follow(job.id, undefined));
  expect(states.at(0)).toBe('queued');
  expect(states.at(-1)).toBe('done');
  expect(await followed(registry.follow(job.id, undefined))).toEqual(['done']);
});

test('progress is passed on at most ten times a second, always the newest; the end of a phase is never lost', async () => {
  vi.useFakeTimers();
  try {
    const { registry, changes, start } = makeRegistry();
    const shown: { at: number; progress: Progress }[] = [];
    const job = start('scan', async ({ report }) => {
      for (const phase of ['finding-files', 'reading-tags', 'analysing'] as const) {
        for (let i = 1; i <= 1000; i++) {
          report({ ...progress(i), step: { phase } });
          await vi.advanceTimersByTimeAsync(1);
        }
      }
      // Then nothing for a while: what was reported last is shown nevertheless.
      report(progress(1));
      report(progress(2));
      await vi.advanceTimersByTimeAsync(500);
      report(progress(3));
      report(progress(4));
      return result;
    });
    const started = Date.now();
    const seen = changes.push.bind(changes);
    changes.push = (...jobs) => {
      for (const { status } of jobs)
        if (status.state === 'running') shown.push({ at: Date.now() - started, progress: status.progress });
      return seen(...jobs);
    };
    await registry.settled(job.id);
    await vi.advanceTimersByTimeAsync(500);

    const counted = shown.map(({ progress: { step, done } }) => `${step.phase} ${done}`);
    for (const phase of ['finding-files', 'reading-tags', 'analysing'])
      expect(counted).toContain(`${phase} 1000`);
    expect(counted).toContain('reading-tags 2');
    expect(counted.at(-1)).toBe('reading-tags 3');
    // But for the three ends none comes sooner than a tenth of a second after the one before.
    const others = shown.filter(({ progress: { done } }) => done !== 1000);
    for (const [n, { at }] of others.entries())
      if (n > 1) expect(at - others[n - 1]!.at).toBeGreaterThanOrEqual(100);
    expect(others.length).toBeGreaterThan(25);
    expect(registry.get(job.id).status.state).toBe('done');
    expect(changes.at(-1)?.status.state).toBe('done');
  } finally {
    vi.useRealTimers();
  }
});

test('an expected failure is reported as it is; a bug is reported in a sentence and logged', async () => {
  const { registry, bugs, start } = makeRegistry();
  const expected = start('scan', () =>
    Promise.reject(new AppError('unreadable', 'No such folder.', { path: '/x' })),
  );
  const bug = start('scan', () => Promise.reject(new TypeError('oops')));
  await followed(registry.follow(bug.id, undefined));
  expect(registry.get(expected.id).status).toMatchObject({
    state: 'failed',
    error: { kind: 'unreadable', message: 'No such folder.', path: '/x' },
  });
  expect(registry.get(bug.id).status).toMatchObject({ state: 'failed', error: { kind: 'invalid' } });
  expect(bugs).toHaveLength(1);
});

test('what files are read by shares a lane, and so does what needs a model', async () => {
  const { registry, start } = makeRegistry();
  const { promise, resolve } = Promise.withResolvers<void>();
  const kinds = ['scan', 'retry', 'retrain', 'predict', 'activate', 'export'] as const;
  const jobs = kinds.map((kind) =>
    start(kind, async () => {
      await promise;
      return result;
    }),
  );
  await new Promise((done) => setImmediate(done));
  const running = jobs.filter(({ id }) => registry.get(id).status.state === 'running');
  expect(running.map(({ kind }) => kind)).toEqual(['scan', 'retrain', 'export']);
  resolve();
  await registry.settled(jobs[4]!.id);
  await registry.close();
});

test('jobs of one lane wait for each other, other lanes go on', async () => {
  const { registry, start } = makeRegistry();
  const order: string[] = [];
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = start('retrain', async () => {
    await gate;
    order.push('retrain');
    return result;
  });
  const second = start('predict', async () => {
    order.push('predict');
    return result;
  });
  const other = start('scan', async () => {
    order.push('scan');
    return result;
  });
  await followed(registry.follow(other.id, undefined));
  expect(registry.get(second.id).status.state).toBe('queued');
  release();
  await followed(registry.follow(second.id, undefined));
  expect(order).toEqual(['scan', 'retrain', 'predict']);
  expect(registry.list().map(({ id }) => id)).toEqual([other.id, second.id, first.id]);
});

test('cancelling ends a running job when its work gives way, and a waiting one at once', async () => {
  const { registry, start } = makeRegistry();
  const running = start('scan', ({ signal }) => {
    const { promise, reject } = Promise.withResolvers<JobResult>();
    signal.addEventListener('abort', () => reject(new AppError('cancelled', 'Cancelled.')));
    return promise;
  });
  let ran = false;
  const waiting = start('scan', async () => {
    ran = true;
    return result;
  });
  registry.cancel(waiting.id);
  expect(registry.get(waiting.id).status.state).toBe('cancelled');
  const states = followed(registry.follow(running.id, undefined));
  await Promise.resolve();
  registry.cancel(running.id);
  expect((await states).at(-1)).toBe('cancelled');
  await registry.close();
  expect(ran).toBe(false);
  expect(() => registry.get(99)).toThrow('There is no job 99');
});

test('a paused job holds at its next step, reports that it does, and goes on or ends as asked', async () => {
  const { registry, start } = makeRegistry();
  let steps = 0;
  const step = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const stepping = async ({ ready }: JobContext): Promise<JobResult> => {
    for (let i = 0; i < 4; i++) {
      await ready();
      steps += 1;
      await step();
    }
    return result;
  };
  const job = start('scan', stepping);
  const paused = (): boolean | undefined => {
    const { status } = registry.get(job.id);
    return status.state === 'running' ? status.paused : undefined;
  };
  while (steps < 2) await step();
  registry.pause(job.id);
  registry.pause(job.id);
  const held = steps;
  for (let i = 0; i < 20; i++) await step();
  expect(steps).toBe(held);
  expect(paused()).toBe(true);
  registry.resume(job.id);
  expect(paused()).toBe(false);
  await registry.settled(job.id);
  expect(steps).toBe(4);
  expect(registry.get(job.id).status.state).toBe('done');
  registry.pause(job.id);
  expect(registry.get(job.id).status.state).toBe('done');

  steps = 0;
  const other = start('scan', stepping);
  while (steps < 1) await step();
  registry.pause(other.id);
  registry.cancel(other.id);
  await registry.settled(other.id);
  expect(registry.get(other.id).status.state).toBe('cancelled');
});

test('jobs of earlier sessions stand behind the new ones, which are numbered on; each end is published once', async () => {
  const past: Job = {
    id: 7,
    kind: 'export',
    createdAt: 1,
    status: { state: 'cancelled', endedAt: 2 },
  };
  const { registry, ended, start } = makeRegistry([past]);
  const job = start('scan', async () => result);
  await registry.settled(job.id);
  expect(registry.list().map(({ id }) => id)).toEqual([8, 7]);
  expect(ended.map(({ id, status }) => [id, status.state])).toEqual([[8, 'done']]);
  expect(await followed(registry.follow(7, undefined))).toEqual(['cancelled']);
});
