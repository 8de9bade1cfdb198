// Files that end whoever reads them, through the real app: a worker that is replaced, a program that starts again.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import type { ScanReport } from '../../../src/core/domain/job.ts';
import { type RunningApp, resultOf, startApp } from '../../helpers/app.ts';
import { pieceOfMusic } from '../../helpers/music.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const analyse = new URL('../../helpers/crash.worker.ts', import.meta.url);
const workerUrls = { ...places.workerUrls, analyse };

afterEach(() => {
  delete process.env['STACKWAX_TEST_LOG'];
});

function musicFolder(...names: readonly string[]): string {
  const folder = tempDir();
  for (const [i, name] of names.entries()) writeFileSync(join(folder, name), pieceOfMusic(i + 1));
  return folder;
}

async function scan({ client }: RunningApp, folder: string): Promise<ScanReport> {
  const result = await resultOf(client, client.library.scan({ folders: [folder] }));
  if (result.kind !== 'scan') throw new Error('not a scan');
  return result.report;
}

/** How often each file was given to a worker. */
function noteReads(): () => Record<string, number> {
  const log = join(tempDir(), 'reads');
  process.env['STACKWAX_TEST_LOG'] = log;
  return () => {
    const counts: Record<string, number> = {};
    for (const path of readFileSync(log, 'utf8').trim().split('\n')) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  };
}

describe('a file that ends its worker', { timeout: 120_000 }, () => {
  test('is tried once more and then failed with the reason; everything else goes on', async () => {
    const folder = musicFolder('a.wav', 'aborts.wav', 'aborts once.wav', 'z.wav');
    const reads = noteReads();
    const library = tempDir();
    const running = await startApp(library, { workerUrls });
    const report = await scan(running, folder);
    expect(report).toMatchObject({ files: 4, added: 4, analysed: 3 });
    expect(report.failed).toEqual([
      {
        kind: 'worker-died',
        message: expect.stringMatching(
          /twice \(.*(SIGABRT|code 1).*\), so it is left alone until you try it again/u,
        ),
        path: join(folder, 'aborts.wav'),
      },
    ]);
    expect(reads()).toEqual({ 'a.wav': 2, 'aborts.wav': 2, 'aborts once.wav': 3, 'z.wav': 2 });

    // Neither the next scan nor the next session opens it again.
    expect((await scan(running, folder)).failed).toHaveLength(1);
    await running.app.close();
    const again = await startApp(library, { workerUrls });
    await again.app.resume();
    expect(await scan(again, folder)).toMatchObject({ analysed: 0, unchanged: 4 });
    expect(reads()['aborts.wav']).toBe(2);
  });

  test('is opened again when a person wants it, and when it has changed', async () => {
    const folder = musicFolder('aborts.wav');
    const reads = noteReads();
    const running = await startApp(tempDir(), { workerUrls });
    await scan(running, folder);
    const [id] = await running.client.tracks.query({});
    if (id === undefined) throw new Error('no track');
    await resultOf(running.client, running.client.tracks.retry({ ids: [id] }));
    expect(reads()).toEqual({ 'aborts.wav': 4 });
    expect((await running.client.tracks.get({ id })).state).toBe('failed');

    writeFileSync(join(folder, 'aborts.wav'), pieceOfMusic(7, { INAM: 'Longer' }));
    await scan(running, folder);
    expect(reads()).toEqual({ 'aborts.wav': 6 });

    renameSync(join(folder, 'aborts.wav'), join(folder, 'a.wav'));
    expect(await scan(running, folder)).toMatchObject({ analysed: 1, failed: [] });
  });
});

test('a file that ends the whole program is failed at the third start; everything else is done by then', {
  timeout: 120_000,
}, async () => {
  const folder = musicFolder('a.wav', 'ends the program.wav', 'z.wav');
  const library = tempDir();
  const run = async (): Promise<number | NodeJS.Signals | null> => {
    const child: ChildProcess = fork(new URL('./scanning.process.ts', import.meta.url), [library, folder], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [code, signal] = await once(child, 'exit');
    return signal ?? code;
  };
  expect([await run(), await run(), await run()]).toEqual(['SIGKILL', 'SIGKILL', 0]);
  const { client } = await startApp(library);
  const tracks = await client.tracks.details({ ids: await client.tracks.query({}) });
  expect(tracks.map(({ fileName, state }) => [fileName, state]).toSorted()).toEqual([
    ['a.wav', 'analysed'],
    ['ends the program.wav', 'failed'],
    ['z.wav', 'analysed'],
  ]);
});
