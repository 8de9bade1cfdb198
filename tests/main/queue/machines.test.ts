// Scans by way of a real Redis: one, two and four workers, some killed, Redis killed, the scan killed; nothing is lost, nothing mixed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { earManifestSchema } from '../../../src/core/domain/ear.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { sha256OfFile } from '../../../src/main/files/sha256.ts';
import { startApp } from '../../helpers/app.ts';
import { cli, startCli } from '../../helpers/cli.ts';
import { efficientAt } from '../../helpers/ears.ts';
import { tinyEar } from '../../helpers/onnx.ts';
import { listenTo, sounds, startWorker, workersAt } from '../../helpers/queue.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';
import { tempDir } from '../../helpers/tempDir.ts';

describe.skipIf(!hasRedis)('a queue', { timeout: 120_000 }, () => {
  test('one, two and four workers hear what this machine hears, to the last bit, from shared folders and through the queue', async () => {
    const folder = sounds(8);
    const redis = await startRedis();
    const workers = [startWorker(redis.url, { roots: [folder] })];
    const here = await listenTo(folder, null);
    expect([...here.values()].map(({ question }) => question)).toEqual(Array(8).fill('analyse'));
    expect(await listenTo(folder, redis.url)).toEqual(here);
    // Two more worker processes, which share nothing or call it otherwise, then four in all.
    workers.push(startWorker(redis.url));
    await workersAt(redis, 2);
    expect(await listenTo(folder, redis.url)).toEqual(here);
    workers.push(startWorker(redis.url), startWorker(redis.url, { roots: [`${folder}=${folder}/.`] }));
    await workersAt(redis, 4);
    const crews: number[] = [];
    expect(await listenTo(folder, redis.url, { onCrew: (crew) => crews.push(crew.workers) })).toEqual(here);
    const ended = await Promise.all(workers.map((worker) => worker.end()));
    expect(ended.reduce((sum, { answered }) => sum + answered, 0)).toBe(24);
    expect(Math.max(...crews)).toBe(4);
    // Nothing stays behind but what goes by itself, and what a worker that was held up for seconds had asked for.
    const passing = /:(?:piece:.*|meta)$/u;
    const left = (await redis.client.keys('*')).filter((key) => !passing.test(key));
    const endless = -1;
    const times = await Promise.all(left.map((key) => redis.client.pttl(key)));
    expect(left.filter((_, n) => times[n] === endless)).toEqual([]);
  });

  test('a worker that is killed loses nothing, nor does Redis that is killed and started again', async () => {
    const folder = sounds(24);
    const redis = await startRedis();
    const killed = startWorker(redis.url, { roots: [folder] });
    let killing: Promise<void> | null = null;
    const heard = await listenTo(folder, redis.url, {
      onHeard(soFar) {
        if (soFar >= 3) killing ??= kill();
      },
    });
    await killing;
    expect([...heard.values()].map(({ question }) => question)).toEqual(Array(24).fill('analyse'));

    async function kill(): Promise<void> {
      await killed.kill();
      await redis.kill();
      startWorker(redis.url, { roots: [folder] });
      await setTimeout(100);
      await redis.start();
    }
  });

  test('a scan that is killed goes on where it was: no track is listened to twice', async () => {
    const folder = sounds(12);
    const redis = await startRedis();
    const libraryDir = tempDir();
    const scan = ['scan', folder, '--library', libraryDir, '--queue', redis.url];
    const first = startCli(scan);
    // All tasks are there before anybody works.
    while ((await redis.client.keys('*:t????????????????????????????????????????')).length < 12)
      await setTimeout(50);
    const worker = startWorker(redis.url, { roots: [folder] });
    while ((await redis.client.keys('*:answer:*')).length === 0) await setTimeout(5);
    first.child.kill('SIGKILL');
    const second = await cli([...scan, '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({ unchanged: 12, failed: [] });
    expect(await worker.end()).toMatchObject({ answered: 12, failed: 0 });
    const { client } = await startApp(libraryDir);
    expect(await client.library.summary()).toMatchObject({ analysed: 12 });
  });

  test('an ear of the library is heard by a worker that has neither the ear nor the files', async () => {
    const { bytes } = tinyEar({ bands: 128, size: 6, classes: 2 }, createRandom(5).next, [
      1,
      1,
      128,
      'frames',
    ]);
    const file = join(tempDir(), 'ear.onnx');
    writeFileSync(file, bytes);
    const manifest = earManifestSchema.parse({
      ...efficientAt,
      sha256: await sha256OfFile(file),
      segment: { length: 100, hop: 100 },
      embedding: { output: 'embedding', size: 6 },
      scores: { output: 'logits', activation: 'sigmoid', classes: ['Rock', 'Jazz'] },
    });
    const folder = sounds(2);
    const redis = await startRedis();
    const worker = startWorker(redis.url);
    const ears = [{ manifest, file }];
    const heard = await listenTo(folder, redis.url, { ears });
    expect(heard).toEqual(await listenTo(folder, null, { ears }));
    for (const { question, ...what } of heard.values()) {
      if (question !== 'analyse' || !('output' in what)) throw new Error('not heard');
      const [embedding, scores] = what.output.groups.slice(-2);
      expect([embedding, scores]).toMatchObject([{ vectors: [{ length: 6 }] }, { vectors: [{ length: 2 }] }]);
    }
    expect(await worker.end()).toMatchObject({ answered: 2, failed: 0 });
  });

  test('two libraries at one queue do not mix, though they have the same files', async () => {
    const folder = sounds(4);
    const redis = await startRedis();
    const worker = startWorker(redis.url, { roots: [folder] });
    const [one, two] = await Promise.all([listenTo(folder, redis.url), listenTo(folder, redis.url)]);
    expect(one).toEqual(two);
    expect(one.size).toBe(4);
    expect(await worker.end()).toMatchObject({ answered: 8 });
  });
});
