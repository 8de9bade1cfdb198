// Attacks on the loopback host, each with the raw request that a hostile page or program would send.
import { rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { randomToken } from '../../../src/main/host/guard.ts';
import { type Host, startHost } from '../../../src/main/host/host.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { facedStandIn } from '../../helpers/faced.ts';

let host: Host;
let token: string;
/** What the cookie carries. */
const session = randomToken();
let page: Awaited<ReturnType<typeof builtPage>>;
const app = facedStandIn();
const bugs: unknown[] = [];

beforeAll(async () => {
  page = await builtPage();
  host = await startHost({
    app,
    page: { folder: page.folder },
    port: 0,
    session,
    onError: (error) => bugs.push(error),
  });
  token = new URL(host.url).searchParams.get('token') ?? '';
});
afterAll(async () => {
  await host.close();
  await rm(page.parent, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends exactly this path and these headers; fetch would tidy them up. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });
}

const authorised = (): Record<string, string> => ({ Cookie: `a=b; stackwax-${host.port}=${session}; c=d` });

/** How the WebSocket handshake ends: 101, or the status that refused it. */
function handshake(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', (error) => {
      if (!/Unexpected server response/.test(error.message)) reject(error);
    });
  });
}

const ownOrigin = (): string => `http://127.0.0.1:${host.port}`;

test('with the key everything opens', async () => {
  expect((await raw('/', authorised())).status).toBe(200);
  expect((await raw('/media/track/1', authorised())).status).toBe(200);
  expect((await raw('/', { ...authorised(), Host: `localhost:${host.port}` })).status).toBe(200);
  expect(await handshake('/rpc', { ...authorised(), Origin: ownOrigin() })).toBe(101);
  expect(await handshake(`/rpc?token=${token}`, { Origin: ownOrigin() })).toBe(101);
});

describe('binding', () => {
  test('listens on 127.0.0.1 and on no other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => address.address !== '127.0.0.1')
      .map((address) => (address.scopeid ? `${address.address}%${address.scopeid}` : address.address));
    for (const address of [...others, '127.0.0.2']) expect(await isOpen(address)).toBe(false);
    expect(await isOpen('127.0.0.1')).toBe(true);
  });

  function isOpen(address: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({ host: address, port: host.port, timeout: 1000 });
      const end = (open: boolean) => () => {
        socket.destroy();
        resolve(open);
      };
      socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
    });
  }
});

describe('DNS rebinding', () => {
  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    'localhost',
    '127.0.0.1.evil.example:80',
    '[::1]:80',
  ])('a Host of %s is refused, token or not', async (name) => {
    const answer = await raw(`/?token=${token}`, { ...authorised(), Host: name });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('our port under another name is refused, on the WebSocket too', async () => {
    const headers = { ...authorised(), Host: `evil.example:${host.port}` };
    expect((await raw('/', headers)).status).toBe(403);
    expect(await handshake('/rpc', { ...headers, Origin: `http://evil.example:${host.port}` })).toBe(403);
    expect(await handshake('/rpc', { ...headers, Origin: ownOrigin() })).toBe(403);
  });
});

describe('other pages in the same browser', () => {
  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1', 'file://'])(
    'a script of %s gets neither WebSocket nor answer, even with the cookie',
    async (origin) => {
      expect(await handshake('/rpc', { ...authorised(), Origin: origin })).toBe(403);
      expect((await raw('/media/track/1', { ...authorised(), Origin: origin })).status).toBe(403);
    },
  );

  test('a WebSocket without Origin is refused: no browser sends that', async () => {
    expect(await handshake('/rpc', authorised())).toBe(403);
  });

  test('a cross-site POST does nothing', async () => {
    const cross = await raw('/rpc/settings/set', { ...authorised(), Origin: 'http://evil.example' }, 'POST');
    expect(cross.status).toBe(403);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await raw('/', { ...authorised(), Origin: ownOrigin() }, method)).status).toBe(405);
  });

  test('an <audio>, <img> or <iframe> of another page, also of another port, is refused by its Sec-Fetch headers', async () => {
    for (const site of ['cross-site', 'same-site'])
      for (const dest of ['audio', 'image', 'iframe', 'empty']) {
        const mode = dest === 'iframe' ? 'navigate' : 'no-cors';
        const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest };
        expect((await raw('/media/track/1', { ...authorised(), ...headers })).status).toBe(403);
      }
    const link = {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    };
    expect((await raw(`/?token=${token}`, link)).status).toBe(200);
  });

  test('no answer may be read or embedded by another origin', async () => {
    for (const path of ['/', '/assets/index-abc.js', '/media/track/1', '/media/track/77', '/nothing']) {
      const { headers } = await raw(path, authorised());
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });
});

describe('without the key', () => {
  test.each([
    '/',
    '/index.html',
    '/assets/index-abc.js',
    '/media/track/1',
    '/media/track/1/peaks',
    '/nothing',
  ])('%s: 401 and no word about what is there', async (path) => {
    const answer = await raw(path);
    expect(answer.status).toBe(401);
    expect(answer.body).toBe((await raw('/')).body);
  });

  test('a wrong, shorter, longer or empty token is no token', async () => {
    const wrong = [
      `${token}x`,
      token.slice(1),
      '',
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    ];
    for (const value of wrong) {
      expect((await raw(`/?token=${value}`)).status).toBe(401);
      expect((await raw('/', { Cookie: `stackwax-${host.port}=${value}` })).status).toBe(401);
      expect(await handshake(`/rpc?token=${value}`, { Origin: ownOrigin() })).toBe(401);
    }
    // The secret of one door does not open the other.
    expect((await raw(`/?token=${session}`)).status).toBe(401);
    expect((await raw('/', { Cookie: `stackwax-${host.port}=${token}` })).status).toBe(401);
    expect((await raw('/', { Cookie: `stackwax-1=${session}` })).status).toBe(401);
  });

  test('the token opens the page only: media never take it from the address, where it would leak', async () => {
    expect((await raw(`/media/track/1?token=${token}`)).status).toBe(401);
  });

  test('every start has another token of 256 bits', async () => {
    const other = await startHost({ app, page: { folder: page.folder }, port: 0, onError: () => undefined });
    const otherToken = new URL(other.url).searchParams.get('token') ?? '';
    await other.close();
    expect(otherToken).not.toBe(token);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });
});

test('the cookie is unreadable for scripts and stays on this site', async () => {
  const answer = await raw(`/?token=${token}`);
  expect(answer.headers['set-cookie']).toEqual([
    `stackwax-${host.port}=${session}; HttpOnly; SameSite=Strict; Path=/`,
  ]);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).not.toContain(token);
});

describe('path traversal', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/\0/../secret.txt'.replace('\0', '%00'),
    '/media/track/../../secret.txt',
    '/media/..%2f..%2fsecret.txt',
    '/media//etc/passwd',
    '/etc/passwd',
    '/file:///etc/passwd',
  ])('%s finds nothing', async (path) => {
    const answer = await raw(path, authorised());
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  test('an address of another host in the request line is not ours to fetch', async () => {
    expect((await raw('http://evil.example/', authorised())).status).toBe(400);
    expect((await raw('//evil.example/', authorised())).status).toBe(404);
  });
});

describe('the WebSocket', () => {
  test('a frame beyond the limit ends the connection, not the host', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, {
      headers: { ...authorised(), Origin: ownOrigin() },
    });
    const code = await new Promise<number>((resolve, reject) => {
      socket.on('open', () => socket.send(Buffer.alloc(9 * 1024 * 1024)));
      socket.on('close', resolve);
      socket.on('error', reject);
    });
    expect(code).toBe(1009);
    expect((await raw('/', authorised())).status).toBe(200);
  });

  test('noise instead of messages ends nothing else', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, {
      headers: { ...authorised(), Origin: ownOrigin() },
    });
    await new Promise((resolve) => socket.on('open', resolve));
    for (const noise of ['', '{', '[]', 'null', '{"i":"x"}', Buffer.from([255, 0, 1])]) socket.send(noise);
    socket.close();
    await new Promise((resolve) => socket.on('close', resolve));
    expect((await raw('/', authorised())).status).toBe(200);
  });

  test('only /rpc takes one', async () => {
    for (const path of ['/', '/rpc/', '/rpcx', '/media/track/1'])
      expect(await handshake(path, { ...authorised(), Origin: ownOrigin() })).toBe(404);
  });
});

test('a bug in a handler is a plain 500, reported to the owner and not to the caller', async () => {
  const answer = await raw('/media/track/2', authorised());
  expect([answer.status, answer.body]).toEqual([500, '']);
  expect(bugs.map(String)).toEqual(['Error: a bug']);
});
