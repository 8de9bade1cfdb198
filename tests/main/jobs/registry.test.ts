// Jobs: states in order, lanes, progress at most ten times a second, cancelling, followers that see the end.
import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/model/errors.ts';
import type { Job, JobResult, Progress } from '../../../src/core/model/job.ts';
import { createJobRegistry, type JobContext } from '../../../src/main/jobs/registry.ts';

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
