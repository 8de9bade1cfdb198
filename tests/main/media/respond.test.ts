// Media answers: whole, part, nothing new, nothing there; read back byte for byte from memory and from disk.
import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaSource } from '../../../src/main/media/file.ts';
import { mediaRoute, respondMedia } from '../../../src/main/media/respond.ts';
import { coverBytes, facedStandIn, peakBytes, trackBytes } from '../../helpers/faced.ts';
import { fileOnDisk } from '../../helpers/fileOnDisk.ts';

const source: MediaSource = facedStandIn();

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return respondMedia(new Request('http://127.0.0.1/', { method, headers }), path, source);
}

async function body(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

describe('audio', () => {
  test('whole: 200 with type, length and Accept-Ranges', async () => {
    const response = await ask('/track/1');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('audio/flac');
    expect(response.headers.get('Content-Length')).toBe('1000');
    expect(response.headers.get('Accept-Ranges')).toBe('bytes');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await body(response)).toEqual(trackBytes);
  });

  test.each([
    ['bytes=100-199', 'bytes 100-199/1000', 100, 200],
    ['bytes=990-', 'bytes 990-999/1000', 990, 1000],
    ['bytes=-10', 'bytes 990-999/1000', 990, 1000],
  ])('%s: 206', async (range, contentRange, start, end) => {
    const response = await ask('/track/1', { Range: range });
    expect(response.status).toBe(206);
    expect(response.headers.get('Content-Range')).toBe(contentRange);
    expect(response.headers.get('Content-Length')).toBe(String(end - start));
    expect(await body(response)).toEqual(trackBytes.slice(start, end));
  });

  test('beyond the end: 416 with the length of the file', async () => {
    const response = await ask('/track/1', { Range: 'bytes=1000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('Content-Range')).toBe('bytes */1000');
  });

  test('several ranges: the whole', async () => {
    expect((await ask('/track/1', { Range: 'bytes=0-1,5-6' })).status).toBe(200);
  });

  test('HEAD: the headers of the whole, no body, Range ignored', async () => {
    const response = await ask('/track/1', { Range: 'bytes=0-9' }, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Length')).toBe('1000');
    expect(response.body).toBeNull();
  });

  test('If-Range: a part of the version known, the whole of any other', async () => {
    const etag = (await ask('/track/1')).headers.get('ETag') ?? '';
    expect((await ask('/track/1', { Range: 'bytes=0-9', 'If-Range': etag })).status).toBe(206);
    expect((await ask('/track/1', { Range: 'bytes=0-9', 'If-Range': '"other"' })).status).toBe(200);
    expect((await ask('/track/1', { Range: 'bytes=0-9', 'If-Range': `W/${etag}` })).status).toBe(200);
  });

  test('If-None-Match: 304 without a body', async () => {
    const etag = (await ask('/track/1')).headers.get('ETag') ?? '';
    const response = await ask('/track/1', { 'If-None-Match': `"x", W/${etag}` });
    expect(response.status).toBe(304);
    expect(response.body).toBeNull();
    expect((await ask('/track/1', { 'If-None-Match': '"x"' })).status).toBe(200);
  });

  test('other methods: 405', async () => {
    const response = await ask('/track/1', {}, 'POST');
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('an expected failure is data, a bug is not hidden', async () => {
    const missing = await ask('/track/77');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toEqual({ kind: 'not-found', message: 'No such track.', path: null });
    await expect(ask('/track/2')).rejects.toThrow('a bug');
  });
});

test('a cover is served with its type, kept by its version, and missing where there is none', async () => {
  const response = await ask('/track/1/cover');
  expect(response.headers.get('Content-Type')).toBe('image/gif');
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(await body(response)).toEqual(Uint8Array.from(coverBytes));
  const etag = response.headers.get('ETag') ?? '';
  expect((await ask('/track/1/cover', { 'If-None-Match': etag })).status).toBe(304);
  expect((await ask('/track/3/cover')).status).toBe(404);
  expect(mediaRoute('/track/12/cover')).toEqual({ trackId: 12, wanted: 'cover' });
  expect(mediaRoute('/track/12/cover/')).toBeNull();
});

test('a small cover is kept for a while; without one nothing is an answer, and no other size is', async () => {
  const sized = (id: number, size: string, headers: Record<string, string> = {}) =>
    respondMedia(
      new Request(`http://127.0.0.1/media/track/${id}/cover?size=${size}`, { headers }),
      `/track/${id}/cover`,
      source,
    );
  const response = await sized(1, '256');
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'image/jpeg']);
  expect(response.headers.get('Cache-Control')).toMatch(/^private, max-age=\d+, stale-while-revalidate=\d+$/);
  const etag = response.headers.get('ETag') ?? '';
  expect((await sized(1, '256', { 'If-None-Match': etag })).status).toBe(304);
  expect((await sized(1, '128', { 'If-None-Match': etag })).status).toBe(200);
  expect((await sized(3, '64')).status).toBe(204);
  for (const size of ['63', '0', '', '-64', '64px', '1e9']) expect((await sized(1, size)).status).toBe(400);
});

test('peaks are served as bytes; what cannot be decoded is reported', async () => {
  const response = await ask('/track/1/peaks');
  expect([response.status, response.headers.get('Content-Length')]).toEqual([200, '8']);
  expect(await body(response)).toEqual(peakBytes);
  expect((await ask('/track/3/peaks')).status).toBe(415);
});

test('peaks that are still being drawn are served as they grow, the whole last', async () => {
  const drawn = Promise.withResolvers<Uint8Array>();
  const growing: MediaSource = {
    ...source,
    peaks(_id, _signal, onPart) {
      onPart?.(Uint8Array.of(1));
      return drawn.promise;
    },
  };
  const asked = () => respondMedia(new Request('http://127.0.0.1/'), '/track/1/peaks', growing);
  const response = await asked();
  expect([response.status, response.headers.get('Content-Length')]).toEqual([200, null]);
  const reader = response.body!.getReader();
  expect((await reader.read()).value).toEqual(Uint8Array.of(1));
  drawn.resolve(Uint8Array.of(1, 2));
  expect((await reader.read()).value).toEqual(Uint8Array.of(1, 2));
  expect((await reader.read()).done).toBe(true);

  // A failure half-way is no whole.
  const broken = await respondMedia(new Request('http://127.0.0.1/'), '/track/1/peaks', {
    ...source,
    async peaks(_id, _signal, onPart) {
      onPart?.(Uint8Array.of(1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw new Error('the disk is gone');
    },
  });
  await expect(broken.arrayBuffer()).rejects.toThrow('the disk is gone');
});

test('a spectrogram is served as JSON', async () => {
  const response = await ask('/track/1/spectrogram');
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(await response.json()).toEqual([[0, 255]]);
  expect((await ask('/track/3/spectrogram')).status).toBe(415);
});

test('only track ids are routes', () => {
  expect(mediaRoute('/track/12')).toEqual({ trackId: 12, wanted: 'audio' });
  expect(mediaRoute('/track/12/peaks')).toEqual({ trackId: 12, wanted: 'peaks' });
  for (const path of [
    '/track/',
    '/track/0',
    '/track/-1',
    '/track/1.5',
    '/track/1/',
    '/track/1/../2',
    '/track/%31',
  ])
    expect(mediaRoute(path)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (path) => {
      const route = mediaRoute(path);
      if (route !== null) expect(Number.isSafeInteger(route.trackId) && route.trackId > 0).toBe(true);
    }),
  );
});

describe('a file on disk', () => {
  let folder: string;
  let path: Buffer;
  const content = Uint8Array.from({ length: 700_001 }, (_, i) => (i * 31) % 256);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stackwax-media-'));
    // Not UTF-8: paths are bytes.
    path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.wav')]);
    await writeFile(path, content);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('any stretch is read exactly, also across chunks', async () => {
    const file = fileOnDisk(path, await stat(path), 'audio/wav');
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length), fc.nat(content.length), async (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const read = Buffer.from(await body(new Response(file.read(start, end))));
        expect(read.equals(content.subarray(start, end))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('a reader that goes away after the first chunk leaves no file open', async () => {
    const before = await openFiles();
    const reader = fileOnDisk(path, await stat(path), 'audio/wav')
      .read(0, content.length)
      .getReader();
    await reader.read();
    await reader.cancel();
    expect(await openFiles()).toBe(before);
  });

  test('a file cut short while it is read errors instead of ending early', async () => {
    const file = fileOnDisk(path, await stat(path), 'audio/wav');
    await truncate(path, 1000);
    await expect(body(new Response(file.read(0, content.length)))).rejects.toThrow();
    await writeFile(path, content);
  });

  test('the version changes with the file', async () => {
    const before = fileOnDisk(path, await stat(path), 'audio/wav').version;
    await writeFile(path, content.subarray(1));
    expect(fileOnDisk(path, await stat(path), 'audio/wav').version).not.toBe(before);
    await writeFile(path, content);
  });
});

/** How many regular files of this process are open; 0 where the system does not show it. */
async function openFiles(): Promise<number> {
  const { readdir, readlink } = await import('node:fs/promises');
  const links = await readdir('/proc/self/fd').catch(() => []);
  const targets = await Promise.all(links.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.includes('stackwax-media-')).length;
}
