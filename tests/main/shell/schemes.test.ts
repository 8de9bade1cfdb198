// The window's own schemes: the page under its policy, sound with Range, nothing else.
import { describe, expect, test } from 'vitest';
import { peakBytes, trackBytes } from '../../helpers/faced.ts';
import { type Started, shellToStart } from './started.ts';

const { start } = shellToStart();

describe('schemes', () => {
  async function ask(started: Started, url: string, init: RequestInit = {}): Promise<Response> {
    const handler = started.electron.schemes.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`no handler for ${url}`);
    return handler(new Request(url, init));
  }

  test('app:// is the page under the strict policy, and no other host or file', async () => {
    const started = await start();
    const answer = await ask(started, 'app://stackwax/');
    expect(answer.headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; script-src 'self'; .*media-src 'self' blob: media:; connect-src 'self' media:;/,
    );
    expect((await ask(started, 'app://stackwax/assets/index-abc.js')).status).toBe(200);
    for (const url of [
      'app://other/',
      'app://stackwax/nothing',
      'app://stackwax/../secret.txt',
      'app://stackwax/..%2fsecret.txt',
    ])
      expect((await ask(started, url)).status).toBe(404);
    expect((await ask(started, 'app://stackwax/', { method: 'POST' })).status).toBe(404);
  });

  test('media:// answers Range with 206 and 416', async () => {
    const started = await start();
    const part = await ask(started, 'media://track/1', { headers: { Range: 'bytes=100-' } });
    expect([part.status, part.headers.get('Content-Range')]).toEqual([206, 'bytes 100-999/1000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(trackBytes.slice(100));
    expect((await ask(started, 'media://track/1', { headers: { Range: 'bytes=5000-' } })).status).toBe(416);
    const peaks = await ask(started, 'media://track/1/peaks');
    expect(peaks.headers.get('Access-Control-Allow-Origin')).toBe('app://stackwax');
    expect(new Uint8Array(await peaks.arrayBuffer())).toEqual(peakBytes);
    for (const url of ['media://track/77', 'media://file/1', 'media://track/../etc/passwd'])
      expect((await ask(started, url)).status).toBe(404);
  });

  test('with the development server the page comes from there, and its scripts may read media', async () => {
    const started = await start({ devUrl: 'http://localhost:5173', pageFolder: '/nowhere' });
    expect(started.electron.windows[0]?.calls).toEqual(['load http://localhost:5173']);
    expect(started.electron.schemes.has('app')).toBe(false);
    const peaks = await ask(started, 'media://track/1/peaks');
    expect(peaks.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:5173');
  });
});
