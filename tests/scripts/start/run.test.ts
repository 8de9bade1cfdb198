// `npm start` as a process, from a folder that is not the project's: a page that opens, and an orderly end.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { beforeAll, expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { upToDatePage } from '../../../scripts/start/page.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import { socketFrom } from '../../helpers/socket.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

const root = join(import.meta.dirname, '../../..');
const folder = temporaryFolder();

beforeAll(async () => {
  await upToDatePage();
});

interface Run {
  readonly child: ChildProcess;
  readonly url: URL;
}

/** Starts it as npm does: in the project's folder, the caller's own in INIT_CWD. */
async function start(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, ['scripts/start.js', '--browser', '--port', '0', ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder.path, BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(output)?.[0];
      if (url !== undefined) resolve({ child, url: new URL(url) });
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
}

test('scans a folder named from where the user is, serves the page, takes in what is added, ends at SIGTERM with everything closed', {
  timeout: 60_000,
}, async () => {
  await mkdir(join(folder.path, 'my music'));
  await writeFile(
    join(folder.path, 'my music', 'one.wav'),
    wavFile(renderPiece(styles[0]!, 1, 4), sampleRate, { INAM: 'One' }),
  );
  const { child, url } = await start('my music', '--library', 'library');

  const door = await fetch(url);
  const headers = { Cookie: door.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
  const page = await fetch(url.origin, { headers });
  expect(await page.text()).toContain('<div id="root">');

  const socket = socketFrom(url.origin, '/rpc', headers);
  const client: Client = createORPCClient(new RPCLink({ websocket: socket }));
  await expect.poll(() => client.tracks.query({}), { timeout: 20_000 }).toHaveLength(1);
  expect((await client.library.summary()).libraryDir).toBe(join(folder.path, 'library'));

  await writeFile(
    join(folder.path, 'my music', 'two.wav'),
    wavFile(renderPiece(styles[1]!, 2, 4), sampleRate, { INAM: 'Two' }),
  );
  await expect.poll(() => client.tracks.query({}), { timeout: 20_000 }).toHaveLength(2);

  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  await expect(fetch(url)).rejects.toThrow();
});

test('a folder that is not there is a sentence and exit 2, before anything else happens', async () => {
  await expect(start('nowhere')).rejects.toThrow(/ended with 2: There is no folder .*nowhere/);
});

test('the usage is printed when it is asked for, and that is no failure', async () => {
  await expect(start('--help')).rejects.toThrow(/ended with 0: npm start \[/);
});

test('the demo shows how far its music is, and what there is of it at once', {
  timeout: 90_000,
}, async () => {
  const { child, url } = await start('--demo');
  const door = await fetch(url);
  const headers = { Cookie: door.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
  const client: Client = createORPCClient(
    new RPCLink({ websocket: socketFrom(url.origin, '/rpc', headers) }),
  );
  const composing = async () => (await client.jobs.list()).find(({ kind }) => kind === 'compose')?.status;
  await expect.poll(composing, { timeout: 20_000 }).toMatchObject({
    state: 'running',
    progress: { unit: 'pieces', total: 60 },
  });
  // A piece of each of the ten bands, long before all sixty are there.
  await expect
    .poll(async () => (await client.tracks.query({})).length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(10);
  expect(await composing()).toMatchObject({ state: 'running' });
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});
