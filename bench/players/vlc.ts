// VLC: opens the playlist without picture or sound and tells over HTTP, on the loopback, which URIs it made of it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { players } from '../../src/core/playlists/players.ts';
import { asNobody, type Player, started } from './player.ts';

const longestMs = 20_000;
const password = 'bench';

export const vlc: Player = {
  name: 'VLC',
  binary: 'vlc',
  known: players.vlc,
  async ask(playlist, entries) {
    const home = mkdtempSync(join(tmpdir(), 'stackwax-bench-vlc-'));
    chmodSync(home, 0o777);
    const port = await freePort();
    const http = [
      '-I',
      'http',
      '--http-host',
      '127.0.0.1',
      '--http-port',
      `${port}`,
      '--http-password',
      password,
    ];
    const quiet = ['--no-video', '--aout=dummy', '--ignore-config', '--no-auto-preparse', '--no-color'];
    const end = started('vlc', [...http, ...quiet, playlist], {
      ...asNobody,
      env: { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C.UTF-8' },
    });
    try {
      let uris: string[] = [];
      for (const until = performance.now() + longestMs; performance.now() < until; await setTimeout(200)) {
        uris = await urisAt(port);
        if (uris.length >= entries) break;
      }
      return uris.map(pathOf);
    } finally {
      await end();
      rmSync(home, { recursive: true });
    }
  },
  close: async () => {},
};

async function urisAt(port: number): Promise<string[]> {
  const credentials = Buffer.from(`:${password}`).toString('base64');
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/requests/playlist.json`, {
      headers: { Authorization: `Basic ${credentials}` },
    });
    // Names stand in it as they are, so that not all of it is JSON.
    return [...(await answer.text()).matchAll(/"uri":"([^"]*)"/gu)].map(([, uri]) => uri ?? '');
  } catch {
    return [];
  }
}

/** As VLC opens it: up to a query or a fragment, decoded byte by byte. */
function pathOf(uri: string): string {
  const path = uri.replace(/^file:\/\//u, '').replace(/[?#].*$/u, '');
  return path.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
