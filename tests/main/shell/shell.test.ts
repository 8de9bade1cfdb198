// The desktop shell against a stand-in for Electron: what the window may do, who is served, start and quit.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectMessage } from '../../../src/core/contract/bridge.ts';
import type { WindowClient } from '../../../src/core/contract/desktop.ts';
import { AppError } from '../../../src/core/model/errors.ts';
import { shellArguments } from '../../../src/main/shell/arguments.ts';
import { type ShellOptions, startShell } from '../../../src/main/shell/start.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { electronStandIn, portMain, type StandIn } from '../../helpers/electron.ts';
import { type FacedStandIn, facedStandIn, peakBytes, trackBytes } from '../../helpers/faced.ts';

let page: Awaited<ReturnType<typeof builtPage>>;
let folder: string;
beforeAll(async () => {
  page = await builtPage();
  folder = await mkdtemp(join(tmpdir(), 'stackwax-shell-'));
});
afterAll(async () => {
  await rm(page.parent, { recursive: true });
  await rm(folder, { recursive: true });
});

interface Started {
  readonly electron: StandIn;
  readonly app: FacedStandIn;
}

async function start(given: Partial<ShellOptions> = {}, electron = electronStandIn()): Promise<Started> {
  const app = facedStandIn();
  await startShell(electron, {
    openApp: async () => {
      electron.log.push('app opens');
      return {
        ...app,
        close: async () => {
          electron.log.push('app closes');
          await new Promise((resolve) => setTimeout(resolve, 20));
          electron.log.push('app closed');
        },
      };
    },
    pageFolder: page.folder,
    devUrl: null,
    preload: '/out/preload/index.cjs',
    stateFile: join(folder, 'window.json'),
    folders: [],
    platform: 'linux',
    onError: (error) => {
      throw error;
    },
    ...given,
  });
  return { electron, app };
}

const ourFrame = { origin: 'app://stackwax', parent: null };

describe('the window', () => {
  test('is sandboxed, isolated and without Node', async () => {
    const { electron } = await start();
    expect(electron.windows).toHaveLength(1);
    expect(electron.windows[0]?.options.webPreferences).toEqual({
      preload: '/out/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(electron.windows[0]?.calls).toEqual(['load app://stackwax/']);
  });

  test('shows itself when it has something to show, where it was when it was closed', async () => {
    const stateFile = join(folder, 'remembered.json');
    const first = await start({ stateFile });
    const window = first.electron.windows[0];
    if (window === undefined) throw new Error('no window');
    window.bounds = { x: 300, y: 200, width: 1000, height: 700 };
    window.maximized = true;
    window.emit('close');
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toMatchObject({ x: 300, maximized: true });
    const again = (await start({ stateFile })).electron.windows[0];
    expect(again?.options).toMatchObject({ x: 300, y: 200, width: 1000, height: 700, show: false });
    again?.emit('ready-to-show');
    expect(again?.calls).toEqual(['load app://stackwax/', 'maximize', 'show']);
  });
});

describe('confinement', () => {
  test('navigation, redirects, frames and webviews are stopped, in every WebContents', async () => {
    const contents = (await start()).electron.newContents();
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false;
      contents.emit(event, { preventDefault: () => (prevented = true) });
      expect([event, prevented]).toEqual([event, true]);
    }
  });

  test('no window opens', async () => {
    const contents = (await start()).electron.newContents();
    const details = {
      url: 'https://example.org/',
      frameName: '',
      features: '',
      disposition: 'new-window' as const,
      referrer: { url: '', policy: 'no-referrer' as const },
    };
    expect(contents.openHandler?.(details)).toEqual({ action: 'deny' });
  });

  test('no permission is given and nothing is downloaded', async () => {
    const { session } = (await start()).electron;
    const answers: boolean[] = [];
    // The handlers look at none of their arguments, so none need be made up.
    Reflect.apply(session.request ?? expect.fail, null, [
      null,
      'media',
      (given: boolean) => answers.push(given),
    ]);
    answers.push(Reflect.apply(session.check ?? expect.fail, null, []));
    answers.push(Reflect.apply(session.device ?? expect.fail, null, []));
    expect(answers).toEqual([false, false, false]);
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});

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

describe('the message port', () => {
  /** Hands in a port as the preload does; the client of the other end. */
  function connect(started: Started, event: object): { client: WindowClient; close: () => void } {
    const { port1, port2 } = new MessageChannel();
    started.electron.ipcMain.emit(connectMessage, { ...event, ports: [portMain(port2)] });
    port1.unref();
    const client: WindowClient = createORPCClient(new RPCLink({ port: port1 }));
    return {
      client,
      close: () => {
        port1.close();
        port2.close();
      },
    };
  }

  test('serves the contract and the desktop to our page', async () => {
    const started = await start();
    const { client, close } = connect(started, { sender: { id: 1 }, senderFrame: ourFrame });
    expect(await client.settings.set({ confidenceThreshold: 0.5 })).toMatchObject({
      confidenceThreshold: 0.5,
    });
    expect(await client.desktop.chooseFolder({ title: 'Where to?' })).toBeNull();
    started.electron.chosen = ['/music'];
    expect(await client.desktop.chooseFolder({ title: 'Where to?' })).toBe('/music');
    expect(await client.desktop.reveal({ trackId: 1 })).toBeNull();
    expect(started.electron.log).toEqual(
      expect.arrayContaining(['dialog Where to? openDirectory', 'reveal /music/one.flac']),
    );
    await expect(client.desktop.reveal({ trackId: 9 })).rejects.toMatchObject({
      code: 'EXPECTED',
      defined: true,
      data: { kind: 'not-found' },
    });
    close();
  });

  test.each([
    ['another window', { sender: { id: 2 }, senderFrame: ourFrame }],
    ['another page', { sender: { id: 1 }, senderFrame: { origin: 'https://evil.example', parent: null } }],
    ['an opaque origin', { sender: { id: 1 }, senderFrame: { origin: 'null', parent: null } }],
    ['a frame inside our page', { sender: { id: 1 }, senderFrame: { ...ourFrame, parent: {} } }],
    ['a frame that is gone', { sender: { id: 1 }, senderFrame: null }],
  ])('does not answer %s', async (_who, event) => {
    const started = await start();
    const { client, close } = connect(started, event);
    const answer = await Promise.race([
      client.settings.get().then(() => 'answered'),
      new Promise((resolve) => setTimeout(() => resolve('silence'), 100)),
    ]);
    close();
    expect(answer).toBe('silence');
  });

  test('a message without a port is nothing', async () => {
    const started = await start();
    started.electron.ipcMain.emit(connectMessage, { sender: { id: 1 }, senderFrame: ourFrame, ports: [] });
  });

  test('when the page goes, its event streams end', async () => {
    const started = await start();
    const { client, close } = connect(started, { sender: { id: 1 }, senderFrame: ourFrame });
    const stream = await client.library.events();
    await stream.next();
    expect(started.app.openStreams()).toBe(1);
    close();
    await expect.poll(() => started.app.openStreams()).toBe(0);
  });
});

describe('start and quit', () => {
  test('in order: schemes, lock, ready, app, window', async () => {
    const { electron } = await start();
    expect(electron.log).toEqual([
      'schemes app media',
      'lock {"folders":[]}',
      'ready',
      'app opens',
      'window',
    ]);
  });

  test('a second instance hands its folders over and ends without opening the library', async () => {
    const { electron } = await start({ folders: ['/more'] }, electronStandIn({ isFirst: false }));
    expect(electron.log).toEqual(['schemes app media', 'lock {"folders":["/more"]}', 'quit', 'end']);
    expect(electron.windows).toHaveLength(0);
  });

  test('the first comes to the front and scans what the second was given', async () => {
    const { electron, app } = await start({ folders: ['/first'] });
    const window = electron.windows[0];
    if (window === undefined) throw new Error('no window');
    window.minimized = true;
    electron.app.emit('second-instance', {}, [], '/', { folders: ['/second', 7] });
    expect(window.calls).toEqual(['load app://stackwax/', 'restore', 'show', 'focus']);
    await expect.poll(() => app.scanned).toEqual([['/first'], ['/second']]);
    for (const odd of [null, undefined, 'x', {}, { folders: 'x' }])
      electron.app.emit('second-instance', {}, [], '/', odd);
    expect(app.scanned).toHaveLength(2);
  });

  test('quitting waits for the app, once, however often it is asked for', async () => {
    const { electron } = await start();
    electron.log.length = 0;
    electron.app.emit('window-all-closed');
    electron.app.quit();
    expect(electron.log).toEqual(['quit', 'app closes', 'quit']);
    await expect.poll(() => electron.log.at(-1)).toBe('end');
    expect(electron.log).toEqual(['quit', 'app closes', 'quit', 'app closed', 'quit', 'end']);
  });

  test('an app that fails to close does not keep the process for ever, and is heard', async () => {
    const errors: unknown[] = [];
    const { electron } = await start({
      openApp: async () => ({ ...facedStandIn(), close: () => Promise.reject(new Error('stuck')) }),
      onError: (error) => errors.push(error),
    });
    electron.app.quit();
    await expect.poll(() => electron.log.at(-1)).toBe('end');
    expect(errors.map(String)).toEqual(['Error: stuck']);
  });

  test('a library that is busy ends in one sentence for the person, and exit 1', async () => {
    const { electron } = await start({
      openApp: () => Promise.reject(new AppError('library-busy', 'Another Stackwax has this library.')),
    });
    expect(electron.log.slice(-2)).toEqual([
      'error Stackwax cannot start: Another Stackwax has this library.',
      'exit 1',
    ]);
    expect(electron.windows).toHaveLength(0);
  });
});

test('the menu adds a folder through the system dialog', async () => {
  const { electron, app } = await start();
  const submenu =
    electron.menus[0]?.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : [])) ?? [];
  const addFolder = submenu.find((item) => item.label === 'Add Folder…');
  const click = addFolder?.click;
  if (click === undefined) throw new Error('no such entry');
  Reflect.apply(click, addFolder, []);
  await expect.poll(() => electron.log.at(-1)).toBe('dialog Add a music folder openDirectory');
  expect(app.scanned).toEqual([]);
  electron.chosen = ['/music'];
  Reflect.apply(click, addFolder, []);
  await expect.poll(() => app.scanned).toEqual([['/music']]);
});

test('the command line: folders, the library, and switches that are Chromium’s own', async () => {
  expect(shellArguments(['/a', '--no-sandbox', '--library=/lib', 'b'])).toEqual({
    folders: ['/a', join(process.cwd(), 'b')],
    libraryDir: '/lib',
  });
  expect(shellArguments([])).toEqual({ folders: [], libraryDir: null });
});

test('a damaged window state opens the usual window', async () => {
  const stateFile = join(folder, 'damaged.json');
  await writeFile(stateFile, '{"x":');
  const { electron } = await start({ stateFile });
  expect(electron.windows[0]?.options).toMatchObject({ width: 1280, height: 800 });
});
