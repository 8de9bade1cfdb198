// Commands while another process has the library open: they go through it, with the same documents and exit codes.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import type { AppEvent } from '../../../src/core/domain/events.ts';
import { readHolder, writeHolder } from '../../../src/main/endpoint/holder.ts';
import { reachRunning } from '../../../src/main/endpoint/reach.ts';
import { startApp } from '../../helpers/app.ts';
import { cli, cliJson, startCli } from '../../helpers/cli.ts';
import { fifo, hasFifos } from '../../helpers/fifo.ts';
import { serveApp } from '../../helpers/servedApp.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Many processes, each of which starts for a while. */
const slow = 180_000;
const failure = z.object({ error: z.object({ kind: z.string(), message: z.string() }) });

function someMusic(): string {
  const music = tempDir();
  for (const [n, style] of styles.slice(0, 3).entries())
    writeFileSync(
      join(music, `${style.genre}.wav`),
      wavFile(renderPiece(style, n, 4), sampleRate, { INAM: style.genre }),
    );
  return music;
}

/** Every command that only reads, as one document each. */
const reading = [
  ['list', '--explain'],
  ['models'],
  ['tags'],
  ['review', '--limit', '2'],
  ['labels', 'export'],
] as const;

test(
  'reading and writing go through the running process, and its page sees what changes',
  async () => {
    const [library, music] = [tempDir(), someMusic()];
    const file = join(music, `${styles[0]!.genre}.wav`);
    const at = ['--library', library];
    const alone = await (async () => {
      await cliJson(['scan', music, ...at]);
      await cliJson(['label', file, 'jazz', ...at]);
      const documents = [];
      for (const command of reading) documents.push(await cliJson([...command, ...at]));
      return documents;
    })();

    const { client } = await startApp(library);
    const seen: AppEvent[] = [];
    const events = await client.library.events();
    void (async () => {
      for await (const event of events) seen.push(event);
    })();
    for (const [n, command] of reading.entries())
      expect(await cliJson([...command, ...at])).toEqual(alone[n]);

    expect(await cliJson(['label', file, 'rock', ...at])).toEqual({ tracks: 1, genre: 'rock' });
    const [found] = await client.tracks.resolve({ paths: [file] });
    expect((await client.tracks.get({ id: found!.ids[0]! })).genre).toBe('rock');
    await expect
      .poll(() => seen.some((event) => event.type === 'changed' && event.topics.includes('labels')))
      .toBe(true);

    writeFileSync(join(music, 'new.wav'), wavFile(renderPiece(styles[3]!, 9, 4), sampleRate, {}));
    expect(await cliJson(['scan', ...at])).toMatchObject({ files: 4, added: 1, analysed: 1, failed: [] });
    expect(await cliJson(['retrain', ...at])).toMatchObject({ labelledRows: 1 });
    expect(await client.models.list()).toHaveLength(2);
    const out = tempDir();
    const report = await cliJson(['export', '--out', out, ...at]);
    expect(report).toMatchObject({ folder: out });
    expect(readdirSync(out)).toContain('Rock.m3u8');
    expect((await client.jobs.list()).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['export', 'retrain', 'scan']),
    );

    const missing = await cli(['export', '--out', out, '--genre', 'no such genre', '--json', ...at]);
    expect(missing.code).toBe(1);
    expect(failure.parse(JSON.parse(missing.stdout)).error).toMatchObject({ kind: 'not-found' });
  },
  slow,
);

test(
  'Ctrl-C cancels the job in the running process',
  async () => {
    const [library, music] = [tempDir(), tempDir()];
    for (let n = 0; n < 40; n++)
      writeFileSync(join(music, `${n}.wav`), wavFile(renderPiece(styles[n % 3]!, n, 8), sampleRate, {}));
    const { client } = await startApp(library);
    const { child, done } = startCli(['scan', music, '--library', library, '--json']);
    await expect
      .poll(async () => (await client.tracks.counts()).present, { timeout: 20_000 })
      .toBeGreaterThan(0);
    child.kill('SIGINT');
    const { code, stdout } = await done;
    expect(code).toBe(1);
    expect(failure.parse(JSON.parse(stdout)).error.kind).toBe('cancelled');
    await expect.poll(async () => (await client.jobs.list()).at(-1)?.status.state).toBe('cancelled');
  },
  slow,
);

test(
  'a command that runs longer is waited for by the one whose process it uses',
  async () => {
    const [library, music] = [tempDir(), someMusic()];
    const first = startCli(['scan', music, '--library', library, '--json']);
    await expect.poll(() => readHolder(library), { timeout: 20_000 }).not.toBeNull();
    const second = await cli(['list', '--library', library, '--json']);
    expect(second.code).toBe(0);
    expect((await first.done).code).toBe(0);
  },
  slow,
);

test(
  'a running process that is killed in the middle is a sentence, and what it leaves is no obstacle',
  async () => {
    const [library, page] = [tempDir(), tempDir()];
    writeFileSync(join(page, 'index.html'), '<!doctype html><title>Stackwax</title>');
    const music = tempDir();
    for (let n = 0; n < 60; n++)
      writeFileSync(join(music, `${n}.wav`), wavFile(renderPiece(styles[n % 3]!, n, 8), sampleRate, {}));
    const served = await serveApp({ libraryDir: library, page });
    const holder = await readHolder(library);
    const { done } = startCli(['scan', music, '--library', library, '--json']);
    const onlooker = await reachRunning(library, holder!.version);
    // The scan has begun, and sixty tracks are not listened to between two looks.
    const isAnalysing = async (): Promise<boolean> =>
      (await onlooker!.client.jobs.list()).some(
        ({ status }) => status.state === 'running' && status.progress.step.phase === 'analysing',
      );
    await expect.poll(isAnalysing, { timeout: 60_000 }).toBe(true);
    await served.kill();
    const { code, stdout, stderr } = await done;
    expect(code).toBe(1);
    expect(failure.parse(JSON.parse(stdout)).error.kind).toBe('cancelled');
    expect(stderr).toMatch(/has ended in the middle/u);
    expect(stderr).not.toMatch(/\n\s+at /u);
    expect(existsSync(holder!.address)).toBe(true);
    expect((await cli(['list', '--library', library])).code).toBe(0);
    expect(existsSync(dirname(holder!.address))).toBe(false);
  },
  slow,
);

test('who comes while the last one is waited for is taken in, and nobody once it is about to close', async () => {
  const library = tempDir();
  const { app } = await startApp(library);
  const { version } = (await readHolder(library)) ?? { version: '' };
  const first = await reachRunning(library, version);
  let isIdle = false;
  const idle = app.idle().then(() => {
    isIdle = true;
  });
  const second = await reachRunning(library, version);
  await first?.close();
  expect(await second?.client.library.summary({})).toBeDefined();
  expect(isIdle).toBe(false);
  await second?.close();
  await idle;
  // It computes what the next command will want, packs and closes: a command that came now would be cut off in the middle.
  expect(await reachRunning(library, version)).toBeNull();
});

test('a running process of another version is named, with what to do', async () => {
  const library = tempDir();
  await startApp(library);
  const holder = await readHolder(library);
  await writeHolder(library, { ...holder!, version: '0.0.9' });
  const { code, stderr } = await cli(['list', '--library', library]);
  expect(code).toBe(1);
  expect(stderr).toContain(`Stackwax 0.0.9 (process ${process.pid})`);
  expect(stderr).toContain('Close the other first');
});

test('the socket and the file that names it are for their user alone, and want the key', async () => {
  const library = tempDir();
  await startApp(library);
  const { address, key } = (await readHolder(library))!;
  expect(statSync(join(library, 'library.open')).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
  expect(await handshake(address, '')).toContain('401');
  expect(await handshake(address, 'Authorization: Bearer wrong\r\n')).toContain('401');
  expect(await handshake(address, `Authorization: Bearer ${key}x\r\n`)).toContain('401');
  expect(await handshake(address, `Authorization: Bearer ${key}\r\nOrigin: http://127.0.0.1\r\n`)).toContain(
    '401',
  );
  expect(await handshake(address, `Authorization: Bearer ${key}\r\n`)).toContain('101');
});

test(
  'a library that nobody answers for is waited for in vain, and said to be open',
  async () => {
    const library = tempDir();
    await startApp(library);
    const holder = await readHolder(library);
    await writeHolder(library, { ...holder!, address: join(library, 'nobody') });
    const { code, stderr } = await cli(['list', '--library', library]);
    expect(code).toBe(1);
    expect(stderr).toContain('has this library open');
  },
  slow,
);

test.skipIf(!hasFifos)(
  'a pipe in the place of the file that names the socket is not waited for',
  async () => {
    const library = tempDir();
    fifo(join(library, 'library.open'));
    expect(await readHolder(library)).toBeNull();
  },
);

/** The first line of the answer to a WebSocket's handshake. */
function handshake(address: string, headers: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.on('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0]!);
    });
    socket.write(
      'GET /rpc HTTP/1.1\r\nHost: stackwax\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${headers}\r\n`,
    );
  });
}
