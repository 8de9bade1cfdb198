// The loopback host as its own page uses it: files, media with Range, the port, closing in the middle of things.
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { randomToken } from '../../../src/main/host/guard.ts';
import { type Host, startHost } from '../../../src/main/host/host.ts';
import type { MediaFile } from '../../../src/main/media/file.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { facedStandIn, peakBytes, trackBytes } from '../../helpers/faced.ts';

let page: Awaited<ReturnType<typeof builtPage>>;
beforeAll(async () => {
  page = await builtPage();
});
afterAll(() => rm(page.parent, { recursive: true }));

/** What the cookie of these hosts carries. */
const session = randomToken();

const start = (options: Partial<Parameters<typeof startHost>[0]> = {}): Promise<Host> =>
  startHost({
    app: facedStandIn(),
    page: { folder: page.folder },
    port: 0,
    session,
    onError: (error) => {
      throw error;
    },
    ...options,
  });

const base = (host: Host): string => `http://127.0.0.1:${host.port}`;
const keyed = (host: Host): Record<string, string> => ({
  Cookie: `stackwax-${host.port}=${session}`,
});

describe('serving', () => {
  let host: Host;
  beforeAll(async () => {
    host = await start();
  });
  afterAll(() => host.close());

  test('the printed address sets the cookie and goes on to the page', async () => {
    const door = await fetch(host.url);
    const cookie = door.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    expect(await door.text()).toContain('content="0;url=/"');
    const opened = await fetch(`${base(host)}/`, { headers: { Cookie: cookie } });
    expect(opened.headers.get('Content-Security-Policy')).toContain(
      `connect-src 'self' ws://127.0.0.1:${host.port} ws://localhost:${host.port};`,
    );
    expect(await opened.text()).toContain('<title>Page</title>');
  });

  test('an invitation opens the page once, and does not contain the token', async () => {
    const address = host.addressForOnce();
    const token = new URL(host.url).searchParams.get('token') ?? 'none';
    expect(address).not.toContain(token);
    const door = await fetch(address);
    expect([door.status, door.headers.get('Set-Cookie')]).toEqual([200, expect.stringContaining(session)]);
    const again = await fetch(address);
    expect([again.status, again.headers.get('Set-Cookie')]).toEqual([401, null]);
    expect((await fetch(`${base(host)}/?once=`)).status).toBe(401);
    expect((await fetch(host.addressForOnce().replace('/?', '/media/track/1?'))).status).toBe(401);
  });

  test('media by track id, with Range and HEAD', async () => {
    const url = `${base(host)}/media/track/1`;
    const part = await fetch(url, { headers: { ...keyed(host), Range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('Content-Range')]).toEqual([206, 'bytes 10-19/1000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(trackBytes.slice(10, 20));
    const head = await fetch(url, { method: 'HEAD', headers: keyed(host) });
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, '1000', '']);
    const peaks = await fetch(`${url}/peaks`, { headers: keyed(host) });
    expect(new Uint8Array(await peaks.arrayBuffer())).toEqual(peakBytes);
  });

  test('HEAD of the page has no body', async () => {
    const head = await fetch(`${base(host)}/`, { method: 'HEAD', headers: keyed(host) });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('with the development server', () => {
  test('the door leads there, its scripts may talk to us, and no page is served here', async () => {
    const dev = 'http://127.0.0.1:5999';
    const host = await start({ page: { url: `${dev}/` } });
    expect(await (await fetch(host.url)).text()).toContain(`content="0;url=${dev}/"`);
    const media = `${base(host)}/media/track/1`;
    expect((await fetch(media, { headers: { ...keyed(host), Origin: dev } })).status).toBe(200);
    expect(
      (await fetch(media, { headers: { ...keyed(host), Origin: 'http://127.0.0.1:5998' } })).status,
    ).toBe(403);
    expect((await fetch(`${base(host)}/`, { headers: keyed(host) })).status).toBe(404);
    await host.close();
  });
});

describe('the port', () => {
  test('one that is taken and was asked for is an expected failure', async () => {
    const host = await start();
    await expect(start({ port: host.port })).rejects.toMatchObject({ kind: 'invalid' });
    await host.close();
  });

  test('two hosts without a wish both find one', async () => {
    const wish = { app: facedStandIn(), page: { folder: page.folder }, onError: () => undefined };
    const hosts = [await startHost(wish), await startHost(wish)];
    expect(hosts[0]?.port).not.toBe(hosts[1]?.port);
    await Promise.all(hosts.map((host) => host.close()));
  });

  test('a page that is not built leaves no server behind', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    const address = await new Promise<ReturnType<typeof probe.address>>((resolve) =>
      probe.once('listening', () => resolve(probe.address())),
    );
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await new Promise((resolve) => probe.close(resolve));
    await expect(start({ port, page: { folder: page.parent } })).rejects.toMatchObject({ kind: 'not-found' });
    const host = await start({ port });
    expect(host.port).toBe(port);
    await host.close();
  });
});

describe('streams', () => {
  /** A file that never ends and counts how much was read of it. */
  function endless(): { file: MediaFile; read: () => number; cancelled: Promise<void> } {
    let read = 0;
    let cancel: () => void;
    const cancelled = new Promise<void>((resolve) => {
      cancel = resolve;
    });
    const file: MediaFile = {
      contentType: 'audio/wav',
      size: 2 ** 40,
      version: 'v',
      read: () =>
        new ReadableStream<Uint8Array>(
          {
            pull(controller) {
              read += 65_536;
              controller.enqueue(new Uint8Array(65_536));
            },
            cancel: () => cancel(),
          },
          { highWaterMark: 0 },
        ),
    };
    return { file, read: () => read, cancelled };
  }

  test('a player that goes away stops the reading', async () => {
    const { file, cancelled } = endless();
    const host = await start({ app: { ...facedStandIn(), audio: async () => file } });
    const leave = new AbortController();
    const response = await fetch(`${base(host)}/media/track/1`, {
      headers: keyed(host),
      signal: leave.signal,
    });
    await response.body?.getReader().read();
    leave.abort();
    await cancelled;
    await host.close();
  });

  test('a player that reads slowly is not run over, and closing the host ends it', async () => {
    const { file, read, cancelled } = endless();
    const host = await start({ app: { ...facedStandIn(), audio: async () => file } });
    const response = await fetch(`${base(host)}/media/track/1`, { headers: keyed(host) });
    await settled(read);
    // What fits into the buffers of both sockets, and no more.
    expect(read()).toBeLessThan(64 * 1024 * 1024);
    await host.close();
    await cancelled;
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  /** Waits until a number stops growing. */
  async function settled(value: () => number): Promise<void> {
    for (let before = -1; before !== value(); await new Promise((resolve) => setTimeout(resolve, 100)))
      before = value();
  }

  test('closing closes WebSockets properly and ends their event streams', async () => {
    const app = facedStandIn();
    const host = await start({ app });
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, {
      headers: { ...keyed(host), Origin: base(host) },
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const code = new Promise((resolve) => socket.once('close', resolve));
    await host.close();
    expect(await code).toBe(1001);
    await expect(fetch(host.url)).rejects.toThrow();
  });
});
