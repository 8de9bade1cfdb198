// What one program may have of the loopback host at once, tried with real sockets.
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { os, type RouterClient } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { randomToken } from '../../../src/main/host/guard.ts';
import { type Host, startHost } from '../../../src/main/host/host.ts';
import { limits } from '../../../src/main/host/limits.ts';
import type { MediaFile } from '../../../src/main/media/file.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { facedStandIn } from '../../helpers/faced.ts';
import { socketFrom } from '../../helpers/socket.ts';

const session = randomToken();
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

async function start(app: Parameters<typeof startHost>[0]['app'] = facedStandIn()): Promise<Host> {
  const page = await builtPage();
  endings.push(() => rm(page.parent, { recursive: true }));
  const host = await startHost({ app, page: { folder: page.folder }, port: 0, session, onError: () => {} });
  endings.push(() => host.close());
  return host;
}

const base = (host: Host): string => `http://127.0.0.1:${host.port}`;
const keyed = (host: Host): Record<string, string> => ({ Cookie: `stackwax-${host.port}=${session}` });
const get = (host: Host, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${base(host)}${path}`, { ...init, headers: keyed(host) });

/** An open page; rejects with the status of a refusal. */
async function openPage(host: Host): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, {
    headers: { ...keyed(host), Origin: base(host) },
  });
  socket.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_, response) => {
      response.resume();
      reject(new Error(`${response.statusCode}`));
    });
  });
  return socket;
}

/** A TCP connection that may do what no browser does. */
async function plug(host: Host): Promise<Socket> {
  const socket = connect(host.port, '127.0.0.1');
  socket.on('error', () => undefined);
  endings.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const closed = (socket: Socket): Promise<unknown> =>
  socket.destroyed ? Promise.resolve() : once(socket.resume(), 'close');

test('so many pages and no more; the next one learns why, and gets in when one goes', async () => {
  const host = await start();
  const pages = await Promise.all(Array.from({ length: limits.sockets }, () => openPage(host)));
  await expect(openPage(host)).rejects.toThrow('503');
  const reason = await get(host, '/rpc');
  expect([reason.status, await reason.text()]).toEqual([
    503,
    'Stackwax is open in 32 pages already; close one of them.\n',
  ]);
  expect(pages.map((page) => page.readyState)).toEqual(pages.map(() => WebSocket.OPEN));

  // A reload: gone without goodbye, back at once.
  pages[0]?.terminate();
  await expect(openPage(host)).resolves.toBeDefined();
  expect((await get(host, '/rpc')).status).toBe(503);
});

test('connections that nobody is behind any more make room for a page that comes back', async () => {
  const host = await start();
  const pages = await Promise.all(Array.from({ length: limits.sockets - 1 }, () => openPage(host)));
  // A handshake, and then never a word, not even to a ping.
  const silent = await plug(host);
  silent.write(
    `GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nOrigin: ${base(host)}\r\nCookie: ${keyed(host)['Cookie']}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`,
  );
  await once(silent, 'data');
  const gone = closed(silent);
  await expect(openPage(host)).resolves.toBeDefined();
  await gone;
  expect(pages.map((page) => page.readyState)).toEqual(pages.map(() => WebSocket.OPEN));
});

test('strangers cannot lock a page out: the oldest of them goes', async () => {
  const host = await start();
  const strangers: Socket[] = [];
  for (let i = 0; i < limits.strangers * 3; i++) strangers.push(await plug(host));
  expect((await get(host, '/')).status).toBe(200);
  await expect(openPage(host)).resolves.toBeDefined();
  await Promise.all(strangers.slice(0, limits.strangers).map(closed));
  expect(strangers.filter((socket) => !socket.destroyed).length).toBeLessThanOrEqual(limits.strangers);
});

test('headers that come drop by drop, or not at all, end the connection', async () => {
  const host = await start();
  const mute = await plug(host);
  const slow = await plug(host);
  slow.write('GET / HTTP/1.1\r\n');
  const drops = setInterval(() => slow.write('X: 1\r\n'), 100);
  endings.push(() => clearInterval(drops));
  await Promise.all([closed(mute), closed(slow)]);
  expect((await get(host, '/')).status).toBe(200);
});

test('headers beyond 16 kB are refused', async () => {
  const host = await start();
  const wide = await plug(host);
  wide.write(`GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
  const [answer] = await once(wide, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 431 /);
});

test('a request with a body is refused before the body is read', async () => {
  const host = await start();
  for (const body of ['Content-Length: 10000000000', 'Transfer-Encoding: chunked']) {
    const sender = await plug(host);
    sender.write(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${keyed(host)['Cookie']}\r\n${body}\r\n\r\n`,
    );
    const [answer] = await once(sender, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 413 /);
    await closed(sender);
  }
});

test('so many requests at once and no more', async () => {
  const endless: MediaFile = {
    contentType: 'audio/wav',
    size: 2 ** 40,
    version: 'v',
    read: () =>
      new ReadableStream({
        start: (to) => to.enqueue(new Uint8Array(1)),
        pull: () => new Promise(() => undefined),
      }),
  };
  const host = await start({ ...facedStandIn(), audio: async () => endless });
  const leave = new AbortController();
  const { signal } = leave;
  const streams = await Promise.all(
    Array.from({ length: limits.requests }, () => get(host, '/media/track/1', { signal })),
  );
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await get(host, '/')).status).toBe(503);
  leave.abort();
  await expect.poll(async () => (await get(host, '/')).status).toBe(200);
});

test('a page that asks too much at once loses its connection, and what it asked for ends', async () => {
  const app = facedStandIn();
  const host = await start(app);
  const socket = socketFrom(base(host), '/rpc', keyed(host));
  const client: RouterClient<typeof eventsRouter> = createORPCClient(new RPCLink({ websocket: socket }));
  const code = new Promise<number>((resolve) =>
    socket.addEventListener('close', (event) => resolve(event.code), { once: true }),
  );
  await Promise.allSettled(Array.from({ length: limits.calls - 1 }, () => client.library.events()));
  expect(app.openStreams()).toBe(limits.calls - 1);
  await Promise.allSettled([client.library.events(), client.library.events()]);
  expect(await code).toBe(1008);
  await expect.poll(() => app.openStreams()).toBe(0);
});
const eventsRouter = { library: { events: os.handler(async function* () {}) } };

test('a page that does not read what it asked for loses its connection', async () => {
  const app = facedStandIn();
  const long = 'x'.repeat(4 * 1024 * 1024);
  const host = await start({ ...app, router: { ...app.router, long: os.handler(() => long) } });
  const reader = await openPage(host);
  const ask = (id: number, path: string): void => reader.send(JSON.stringify({ i: `${id}`, p: { u: path } }));
  ask(0, '/library/events');
  await expect.poll(() => app.openStreams()).toBe(1);
  reader.pause();
  for (let id = 1; id <= 40; id++) ask(id, '/long');
  await expect.poll(() => app.openStreams(), { timeout: 10_000 }).toBe(0);
  expect((await get(host, '/')).status).toBe(200);
  reader.terminate();
});
