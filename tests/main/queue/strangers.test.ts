// What is not to be trusted at a queue: workers of another version, forged answers, files that end whoever reads them, tasks that are none.
import { Queue, Worker } from 'bullmq';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import type { Crew } from '../../../src/main/analysis/executor.ts';
import { encodeAnswer } from '../../../src/main/queue/answer.ts';
import { keysOf, libraryId, prefix, queueName } from '../../../src/main/queue/names.ts';
import { ownVersion } from '../../../src/main/queue/version.ts';
import { cli } from '../../helpers/cli.ts';
import { listenTo, sounds, startWorker, workersAt } from '../../helpers/queue.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';
import { tempDir } from '../../helpers/tempDir.ts';

describe.skipIf(!hasRedis)('at a queue', { timeout: 120_000 }, () => {
  test('a worker of another version is left alone, and both sides say so; its answer would not be taken', async () => {
    const folder = sounds(3);
    const libraryDir = tempDir();
    const redis = await startRedis();
    const old = startWorker(redis.url, { roots: [folder], version: '0.0.9+01d' });
    await workersAt(redis, 1);
    const crews: Crew[] = [];
    const listening = listenTo(folder, redis.url, { libraryDir, onCrew: (crew) => crews.push(crew) });
    // One that takes tasks all the same: an answer of the old version, then none at all.
    const name = queueName(await libraryId(libraryDir), ownVersion);
    const answers = [
      encodeAnswer({
        version: '0.0.9+01d',
        worker: 'an old one',
        heard: { question: 'none', error: new AppError('silent', 'Old.') },
      }),
      '{"version":',
    ];
    await forge(name, answers);
    const worker = startWorker(redis.url, { roots: [folder] });
    const heard = await listening;
    expect([...heard.values()].map(({ question }) => question)).toEqual(Array(3).fill('analyse'));
    expect(crews.at(-1)?.refused).toBe(2);
    expect(crews.some(({ others }) => others[0]?.endsWith(', 0.0.9+01d'))).toBe(true);
    const { said, answered } = await old.end();
    expect(answered).toBe(0);
    expect(said).toContain(`is of version ${ownVersion}, this worker of 0.0.9+01d`);
    expect(await worker.end()).toMatchObject({ answered: 3 });

    async function forge(queue: string, all: readonly string[]): Promise<void> {
      const left = [...all];
      const { promise, resolve } = Promise.withResolvers<void>();
      const connection = redis.client.duplicate();
      const forger = new Worker(
        queue,
        async (job) => {
          await redis.client.set(keysOf(queue).answer(job.id ?? ''), left.shift() ?? '');
          if (left.length > 0) return;
          void forger.pause(true);
          resolve();
        },
        { connection, prefix, concurrency: 1 },
      );
      await promise;
      await forger.close();
      connection.disconnect();
    }
  });

  test('a file that ends whoever reads it is set aside with its reason, and a task that is none is not worked on', async () => {
    const folder = sounds(4, (n) => ['a.wav', 'aborts.wav', 'aborts once.wav', 'b.wav'][n] ?? '');
    const libraryDir = tempDir();
    const redis = await startRedis();
    const worker = startWorker(redis.url, { roots: [folder], crashes: true });
    const connection = redis.client.duplicate();
    const queue = new Queue(queueName(await libraryId(libraryDir), ownVersion), { connection, prefix });
    onTestFinished(async () => {
      await queue.close();
      connection.disconnect();
    });
    await queue.addBulk(
      [null, { path: '/etc/passwd' }, { version: ownVersion }].map((data) => ({ name: 'listen', data })),
    );
    const heard = await listenTo(folder, redis.url, { libraryDir });
    expect(['a.wav', 'b.wav', 'aborts once.wav'].map((name) => heard.get(name)?.question)).toEqual(
      Array(3).fill('analyse'),
    );
    const poison = heard.get('aborts.wav');
    if (poison?.question !== 'none') throw new Error('it was heard');
    expect(poison.error).toMatchObject({ kind: 'worker-died' });
    expect(poison.error.message).toContain('Reading it ended the process that did, twice');
    expect(heard.size).toBe(4);
    expect(await worker.end()).toMatchObject({ answered: 3 });
  });

  test('a password is never printed, and a queue that lets nobody in is said to', async () => {
    const password = 'p4ss-w0rd';
    const redis = await startRedis('--requirepass', password);
    const at = (secret: string): string => redis.url.replace('//', `//:${secret}@`);
    const library = ['--library', tempDir()];
    const runs = await Promise.all([
      cli(['worker', '--queue', at(`not-${password}`)]),
      cli(['worker', '--queue', at(password), '--root', '/no/such', '--idle', '0.2', '--json']),
      cli(['scan', sounds(1), ...library, '--queue', at(`not-${password}`), '--json']),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([1, 0, 1]);
    const [refused, worked, scanned] = runs;
    expect(refused?.stderr).toMatch(
      /The queue at redis:\/\/127\.0\.0\.1:\d+ cannot be used: it does not take the password/u,
    );
    expect(worked?.stderr).toContain('The shared folder /no/such cannot be read (it is not there)');
    expect(JSON.parse(worked?.stdout ?? '')).toMatchObject({ answered: 0, version: ownVersion });
    expect(JSON.parse(scanned?.stdout ?? '')).toMatchObject({ error: { kind: 'unreadable' } });
    for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain(password);
  });
});
