// A cover that is a named pipe costs nobody a worker, and does not keep the host from ending.
import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { resultOf, startApp } from '../../helpers/app.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { fifo, hasFifos } from '../../helpers/fifo.ts';
import { serveApp } from '../../helpers/servedApp.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const questions = 6;

/** A library of one track with a pipe as its cover. */
async function libraryWithPipe(): Promise<string> {
  const [folder, libraryDir] = [tempDir(), tempDir()];
  writeFileSync(join(folder, 'a.wav'), waveBytes([tone(440, 44_100, 4)], 44_100));
  fifo(join(folder, 'cover.jpg'));
  const { app, client } = await startApp(libraryDir);
  await resultOf(client, client.library.scan({ folders: [folder] }));
  await app.close();
  return libraryDir;
}

describe.skipIf(!hasFifos)('a pipe as cover', () => {
  test('six questions for it leave all workers usable', async () => {
    const { app, client } = await startApp(await libraryWithPipe());
    const [id = 0] = await client.tracks.query({});
    const answers = await Promise.all(
      Array.from({ length: questions }, () => client.tracks.hasCover({ id })),
    );
    expect(answers).toEqual(Array.from({ length: questions }, () => false));
    expect((await app.peaks(id)).length).toBeGreaterThan(1000);
  });

  test('SIGTERM ends the host behind it', async () => {
    const { folder, parent } = await builtPage();
    onTestFinished(() => rm(parent, { recursive: true }));
    const served = await serveApp({ libraryDir: await libraryWithPipe(), page: folder });
    const door = await fetch(served.url);
    const cookie = door.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const covers = await Promise.all(
      Array.from({ length: questions }, () =>
        fetch(`http://127.0.0.1:${served.port}/media/track/1/cover`, { headers: { Cookie: cookie } }),
      ),
    );
    expect(covers.map(({ status }) => status)).toEqual(Array.from({ length: questions }, () => 404));
    const before = performance.now();
    await served.stop();
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
