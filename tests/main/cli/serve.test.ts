// `stackwax serve` as a process: one line of JSON, and an orderly end at either signal, with a page still connected.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { upToDatePage } from '../../../scripts/start/page.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import { socketFrom } from '../../helpers/socket.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const entry = join(import.meta.dirname, '../../../scripts/stackwax.js');
const address = z.strictObject({ url: z.url(), port: z.int() });

beforeAll(async () => {
  await upToDatePage();
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with a client at the line', async (signal) => {
  const child = spawn(process.execPath, [entry, 'serve', '--json', '--port', '0', '--library', tempDir()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await expect.poll(() => output, { timeout: 20_000 }).toMatch(/\n$/);
  expect(output.split('\n')).toHaveLength(2);
  const { url, port } = address.parse(JSON.parse(output));
  const { origin, search } = new URL(url);
  expect(origin).toBe(`http://127.0.0.1:${port}`);

  const socket = socketFrom(origin, `/rpc${search}`);
  const client: Client = createORPCClient(new RPCLink({ websocket: socket }));
  const events = await client.library.events();
  const waiting = events.next().then(
    () => 'ended',
    () => 'rejected',
  );
  expect(await client.settings.get()).toBeDefined();

  const closed = once(socket, 'close');
  const exited = once(child, 'exit');
  child.kill(signal);
  expect(await exited).toEqual([0, null]);
  await closed;
  expect(['ended', 'rejected']).toContain(await waiting);
});
