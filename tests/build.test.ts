// What `npm run build` makes: bundles that run. The workers under Node with the real app, the preload in a sandbox's
// conditions, the page through the policy that it is served under.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { createRouterClient } from '@orpc/server';
import { build } from 'electron-vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleRate } from '../scripts/demo/instruments.ts';
import { renderPiece } from '../scripts/demo/piece.ts';
import { styles } from '../scripts/demo/styles.ts';
import { wavFile } from '../scripts/demo/wav.ts';
import { createApp } from '../src/main/app.ts';
import { openSite } from '../src/main/page/site.ts';
import { temporaryFolder } from './helpers/temporaryFolder.ts';

const root = join(import.meta.dirname, '..');
const folder = temporaryFolder();
let out: string;

beforeAll(async () => {
  // Inside the project, so that the bundles find node_modules; beside `out`, which somebody may be using.
  out = await mkdtemp(join(root, 'node_modules', '.stackwax-build-'));
  await build({ root, logLevel: 'error', build: { outDir: out } });
});
afterAll(() => rm(out, { recursive: true, force: true }));

const read = (...path: string[]): Promise<string> => readFile(join(out, ...path), 'utf8');

test('main, preload, page and the workers are there', async () => {
  expect((await readdir(out)).toSorted()).toEqual(['main', 'preload', 'renderer']);
  expect(await readdir(join(out, 'main'))).toContain('index.js');
  expect(await readdir(join(out, 'main', 'analysis'))).toEqual(['analyse.worker.js']);
  expect(await readdir(join(out, 'main', 'learning'))).toEqual(['learn.worker.js']);
  expect(await readdir(join(out, 'main', 'keeping'))).toEqual(['keep.worker.js']);
  expect(await read('renderer', 'index.html')).toContain('<div id="root">');
});

test('the page asks at once for all scripts that come before its first rows', async () => {
  const html = await read('renderer', 'index.html');
  const asked = new Set([...html.matchAll(/"\.?\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? ''));
  expect(asked.size).toBeLessThan(10);
  expect(html).toMatch(/rel="preload" as="style"/);
  expect(html).toMatch(/rel="preload" as="font"/);
  const sources = new Map(
    await Promise.all([...asked].map(async (file) => [file, await read('renderer', file)] as const)),
  );
  for (const [file, source] of sources) {
    const imported = [...source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(
      ([, name]) => `assets/${name}`,
    );
    expect(asked, `what ${file} imports`).toEqual(new Set([...asked, ...imported]));
  }
  // `begin.ts` waits for `start.tsx`: nothing that this imports may wait with it.
  const waiting = [...sources].filter(([, source]) => /await [\w$]+\(\(\) ?=> ?import\(/.test(source));
  expect(waiting).not.toEqual([]);
  for (const [file] of waiting)
    for (const [, source] of sources)
      expect(source).not.toMatch(new RegExp(`from\\s*"\\./${file.slice('assets/'.length)}"`));
});

test('only the entry imports Electron', async () => {
  expect(await read('main', 'index.js')).toMatch(/from "electron"/);
  for (const worker of ['disk/disk', 'writing/write', 'analysis/analyse', 'learning/learn', 'keeping/keep'])
    expect(await read('main', `${worker}.worker.js`)).not.toMatch(/["']electron["']/);
});

test('the built workers analyse and learn under Node', async () => {
  const music = join(folder.path, 'piece.wav');
  await writeFile(music, wavFile(renderPiece(styles[0]!, 1, 4), sampleRate, { INAM: 'One' }));
  const app = await createApp({
    libraryDir: join(folder.path, 'library'),
    workerUrls: {
      disk: pathToFileURL(join(out, 'main', 'disk', 'disk.worker.js')),
      analyse: pathToFileURL(join(out, 'main', 'analysis', 'analyse.worker.js')),
      learn: pathToFileURL(join(out, 'main', 'learning', 'learn.worker.js')),
      write: pathToFileURL(join(out, 'main', 'writing', 'write.worker.js')),
      keep: pathToFileURL(join(out, 'main', 'keeping', 'keep.worker.js')),
    },
    resourcesDir: join(root, 'resources'),
    kernelsFile: join(root, 'kernels', 'kernels.wasm'),
    spaceKernelsFile: join(root, 'kernels', 'space.wasm'),
    workers: 1,
  });
  try {
    const client = createRouterClient(app.router);
    const { jobId } = await client.library.scan({ folders: [folder.path] });
    for await (const { status } of await client.jobs.follow({ id: jobId }))
      if (status.state === 'failed') throw new Error(status.error.message);
    const [id] = await client.tracks.query({});
    const track = await client.tracks.get({ id: id! });
    expect(track).toMatchObject({ title: 'One', state: 'analysed', failure: null });
    // Said by the learn worker, which has the starter model.
    expect(Object.values(track.probabilities).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
  } finally {
    await app.close();
  }
});

test('the preload is CommonJS, needs Electron alone, passes our port on and returns the path of a file', async () => {
  const code = await read('preload', 'index.cjs');
  const posted: unknown[][] = [];
  const exposed = new Map<string, { pathOf(file: object): string }>();
  const listeners: ((event: object) => void)[] = [];
  const electron = {
    ipcRenderer: { postMessage: (...message: unknown[]) => posted.push(message) },
    contextBridge: {
      exposeInMainWorld: (name: string, api: { pathOf(file: object): string }) => exposed.set(name, api),
    },
    webUtils: { getPathForFile: (file: { name: string }) => `/dropped/${file.name}` },
  };
  const window = {
    addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener),
  };
  const required: string[] = [];
  runInNewContext(code, {
    window,
    exports: {},
    require: (name: string) => {
      required.push(name);
      return electron;
    },
  });
  expect(required).toEqual(['electron']);
  expect([...exposed.keys()]).toEqual(['stackwaxDesktop']);
  expect(Object.keys(exposed.get('stackwaxDesktop')!)).toEqual(['pathOf']);
  expect(exposed.get('stackwaxDesktop')?.pathOf({ name: 'Music' })).toBe('/dropped/Music');

  expect(listeners).toHaveLength(1);
  const hear = listeners[0]!;
  const port = {};
  hear({ source: window, data: 'stackwax:connect', ports: [] });
  hear({ source: window, data: 'something else', ports: [port] });
  hear({ source: {}, data: 'stackwax:connect', ports: [port] });
  expect(posted).toEqual([]);
  hear({ source: window, data: 'stackwax:connect', ports: [port] });
  expect(posted).toEqual([['stackwax:connect', null, [port]]]);
});

test('the page has no inline script, and every file that it names is served', async () => {
  const site = await openSite(join(out, 'renderer'), { connect: [], media: [] });
  const html = await (await site('/'))!.text();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).not.toMatch(/\son\w+=|style="|javascript:/);
  expect(html).not.toContain('__CSP_NONCE__');
  const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, url]) => new URL(url!, 'http://page/').pathname,
  );
  expect(named.length).toBeGreaterThanOrEqual(2);
  for (const path of named) expect([path, (await site(path))?.status]).toEqual([path, 200]);
});
