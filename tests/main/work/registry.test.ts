// Jobs: states in order, lanes, progress at most ten times a second, cancelling, followers that see the end.
import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import type { Job, JobResult, Progress } from '../../../src/core/domain/job.ts';
import { createJobRegistry, type JobContext } from '../../../src/main/work/registry.ts';

const result: JobResult = { kind: 'predict', report: { tracks: 1, seconds: 1 } };
const progress = (done: number): Progress => ({
  done,
  total: 1000,
  unit: 'files',
  ratePerSecond: null,
  etaSeconds: null,
  message: 'Working',
});

function makeRegistry(past: readonly Job[] = []) {
  const clock = { now: 0 };
  const changes: Job[] = [];
  const ended: Job[] = [];
  const bugs: unknown[] = [];
  const registry = createJobRegistry({
    now: () => clock.now,
    past,
    onChange: (job) => changes.push(job),
    onEnd: (job) => ended.push(job),
    onBug: (error) => bugs.push(error),
  });
  const start = (kind: 'scan' | 'retrain' | 'predict', run: (context: JobContext) => Promise<JobResult>) =>
    registry.start({ kind, title: kind, run });
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

test('progress is passed on at most ten times a second', async () => {
  const { registry, clock, changes, start } = makeRegistry();
  const job = start('scan', async ({ report }) => {
    for (let i = 0; i < 1000; i++) {
      clock.now = i;
      report(progress(i));
    }
    return result;
  });
  await followed(registry.follow(job.id, undefined));
  const reported = changes.flatMap(({ status }) =>
    status.state === 'running' && status.progress.message === 'Working' ? [status.progress.done] : [],
  );
  expect(reported).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
});

test('an expected failure is told as it is; a bug is told in a sentence and logged', async () => {
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

test('a paused job holds at its next step, tells that it does, and goes on or ends as it is told', async () => {
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

test('jobs of earlier sessions stand behind the new ones, which are numbered on; each end is told once', async () => {
  const past: Job = {
    id: 7,
    kind: 'export',
    title: 'Before',
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
