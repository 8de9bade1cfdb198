// The window and what its page may do: next to nothing.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { electronStandIn } from '../../helpers/electron.ts';
import { shellToStart } from './started.ts';

const { start, userData } = shellToStart();

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
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
    });
    expect(electron.windows[0]?.calls).toEqual(['load app://stackwax/']);
  });

  test('shows itself when it has something to show, where it was when it was closed', async () => {
    const place = userData('remembered');
    const first = await start({}, electronStandIn({ userData: place }));
    const window = first.electron.windows[0];
    if (window === undefined) throw new Error('no window');
    window.bounds = { x: 300, y: 200, width: 1000, height: 700 };
    window.maximized = true;
    window.emit('close');
    expect(JSON.parse(await readFile(join(place, 'window.json'), 'utf8'))).toMatchObject({ x: 300 });
    const again = (await start({}, electronStandIn({ userData: place }))).electron.windows[0];
    expect(again?.options).toMatchObject({ x: 300, y: 200, width: 1000, height: 700, show: false });
    again?.emit('ready-to-show');
    expect(again?.calls).toEqual(['load app://stackwax/', 'maximize', 'show']);
  });
});

test('a damaged window state opens the usual window', async () => {
  const place = userData('damaged');
  await writeFile(join(place, 'window.json'), '{"x":');
  const { electron } = await start({}, electronStandIn({ userData: place }));
  expect(electron.windows[0]?.options).toMatchObject({ width: 1280, height: 800 });
});

describe('confinement', () => {
  function isPrevented(
    contents: { emit: (event: string, details: object) => unknown },
    event: string,
    details = {},
  ) {
    let prevented = false;
    contents.emit(event, { ...details, preventDefault: () => (prevented = true) });
    return prevented;
  }

  test('navigation, redirects, frames and webviews are stopped, in every WebContents; reloading is not', async () => {
    const contents = (await start()).electron.newContents();
    for (const event of ['will-navigate', 'will-frame-navigate']) {
      for (const url of [
        'https://evil.example/',
        'app://stackwax.evil/',
        'app://other/',
        'file:///etc/passwd',
      ])
        expect([url, isPrevented(contents, event, { url, isMainFrame: true })]).toEqual([url, true]);
      expect(isPrevented(contents, event, { url: 'app://stackwax/', isMainFrame: false })).toBe(true);
      expect(isPrevented(contents, event, { url: 'app://stackwax/', isMainFrame: true })).toBe(false);
    }
    expect(isPrevented(contents, 'will-redirect', { url: 'app://stackwax/' })).toBe(true);
    expect(isPrevented(contents, 'will-attach-webview')).toBe(true);
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

  test.each(['the window’s', 'any other'])(
    '%s session: no permission is given and nothing is downloaded',
    async (which) => {
      const { electron } = await start();
      const session = which === 'any other' ? electron.newSession() : electron.session;
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
    },
  );
});
