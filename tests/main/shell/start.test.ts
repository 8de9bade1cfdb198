// The desktop app from its command line to its end: order, single instance, menu, quitting.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connectMessage } from '../../../src/core/contract/bridge.ts';
import { AppError } from '../../../src/core/domain/errors.ts';
import { developmentUrl, shellArguments } from '../../../src/main/shell/arguments.ts';
import { createSmoke } from '../../../src/main/shell/smoke.ts';
import { electronStandIn } from '../../helpers/electron.ts';
import { facedStandIn } from '../../helpers/faced.ts';
import { shellToStart } from './started.ts';

const { start, userData } = shellToStart();

describe('start and quit', () => {
  test('in order: schemes, lock, ready, app, window', async () => {
    const { electron } = await start();
    expect(electron.log).toEqual([
      'sandbox',
      'schemes app media',
      'lock {"folders":[]}',
      'ready',
      'app opens',
      'window',
    ]);
  });

  test('another library is another instance: its lock is its own', async () => {
    const libraryDir = join(userData('user'), 'demo library');
    const { electron } = await start({ libraryDir });
    expect(electron.log.slice(0, 4)).toEqual([
      'sandbox',
      'schemes app media',
      `user data ${join(libraryDir, 'desktop')}`,
      'lock {"folders":[]}',
    ]);
  });

  test('a second instance hands its folders over and ends without opening the library', async () => {
    const { electron } = await start(
      { folders: ['/more'] },
      electronStandIn({ userData: userData('second'), isFirst: false }),
    );
    expect(electron.log).toEqual([
      'sandbox',
      'schemes app media',
      'lock {"folders":["/more"]}',
      'quit',
      'end',
    ]);
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

  test('quitting sees to it once that the process ends, whatever hangs, before the app is closed', async () => {
    const { electron } = await start({ endSoon: () => electron.log.push('ends soon') });
    electron.log.length = 0;
    electron.app.quit();
    electron.app.quit();
    expect(electron.log).toEqual(['quit', 'ends soon', 'app closes', 'quit']);
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

  test('an app that fails to close does not keep the process for ever, and is reported', async () => {
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

  describe('a library that cannot be used', () => {
    const refused = new AppError('library-unusable', 'library.db cannot be used: it is empty.');
    const openApp = () => Promise.reject(refused);

    test('without a backup: the reason', async () => {
      const { electron } = await start({ openApp });
      expect(electron.log.slice(-2)).toEqual([
        'error Stackwax cannot start: library.db cannot be used: it is empty.',
        'exit 1',
      ]);
    });

    test.each([
      [0, ['exit 1']],
      [1, ['went back', 'relaunch', 'exit 0']],
    ])('with one: it is offered, and button %d is what happens', async (answer, then) => {
      const electron = electronStandIn({ userData: userData('user') });
      electron.answer = answer;
      const goBack = (): void => void electron.log.push('went back');
      await start({ openApp, rescue: { lastBackup: () => '2026-11-29 20:15', goBack } }, electron);
      const asked = electron.log.findIndex((line) => line.startsWith('asked'));
      expect(electron.log[asked]).toMatch(/it is empty\.[^[]*\[Quit, Go back to 2026-11-29 20:15\]$/u);
      expect(electron.log.slice(asked + 1)).toEqual(then);
    });

    test('going back that fails is said', async () => {
      const electron = electronStandIn({ userData: userData('user') });
      electron.answer = 1;
      const goBack = (): never => {
        throw new AppError('unwritable', 'No room.');
      };
      await start({ openApp, rescue: { lastBackup: () => '2026-11-29 20:15', goBack } }, electron);
      expect(electron.log.slice(-2)).toEqual(['error Stackwax cannot start: No room.', 'exit 1']);
    });
  });
});

test('menu and dialogs speak what the person chose, else what the system prefers', async () => {
  const labels = (menus: Awaited<ReturnType<typeof start>>['electron']['menus']): unknown[] =>
    menus.flat().flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu.map(({ label }) => label) : []));
  const electron = electronStandIn({ userData: userData('languages') });
  electron.app.languages = ['de-AT', 'en'];
  await start({}, electron);
  expect(labels(electron.menus)).toContain('Ordner hinzufügen …');
  const openApp = async () => ({ ...facedStandIn(), language: async () => 'fr' as const });
  const chosen = await start({ openApp });
  expect(labels(chosen.electron.menus)).toContain('Ajouter un dossier…');
  const english = await start();
  expect(labels(english.electron.menus)).toContain('Add Folder…');
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
  expect(shellArguments(['/the/app', '/a', '--no-sandbox', '--library=/lib', 'b'], '/the/app')).toEqual({
    folders: ['/a', join(process.cwd(), 'b')],
    smoke: false,
    libraryDir: '/lib',
  });
  expect(shellArguments(['.'], process.cwd())).toEqual({
    folders: [],
    smoke: false,
    libraryDir: null,
  });
  expect(shellArguments(['--smoke', '/a'], '/the/app')).toMatchObject({ folders: ['/a'], smoke: true });
});

test('a development server replaces the page in development alone, and only one of this machine', () => {
  const environment = (ELECTRON_RENDERER_URL: string): NodeJS.ProcessEnv => ({ ELECTRON_RENDERER_URL });
  expect(developmentUrl(false, environment('http://localhost:5173'))).toBe('http://localhost:5173');
  expect(developmentUrl(false, environment('http://127.0.0.1:5173/'))).toBe('http://127.0.0.1:5173/');
  expect(developmentUrl(true, environment('http://localhost:5173'))).toBeNull();
  expect(developmentUrl(false, {})).toBeNull();
  for (const url of [
    'http://evil.example',
    'http://localhost.evil.example',
    'http://localhost@evil.example',
    'https://localhost:5173',
    'file:///tmp/page.html',
    'no address',
  ])
    expect([url, developmentUrl(false, environment(url))]).toEqual([url, null]);
});

test('developer tools are for development', async () => {
  const roles = (menus: Awaited<ReturnType<typeof start>>['electron']['menus']): unknown[] =>
    menus.flat().flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu.map(({ role }) => role) : []));
  const packed = await start({ isPackaged: true });
  expect(packed.electron.windows[0]?.options.webPreferences?.devTools).toBe(false);
  expect(roles(packed.electron.menus)).not.toContain('toggleDevTools');
  const development = await start({ isPackaged: false });
  expect(development.electron.windows[0]?.options.webPreferences?.devTools).toBe(true);
  expect(roles(development.electron.menus)).toContain('toggleDevTools');
});

describe('the smoke run', () => {
  const page = { sender: { id: 1 }, senderFrame: { origin: 'app://stackwax', parent: null }, ports: [] };

  test('ends with 0 when the page has connected and the folders are analysed', async () => {
    const smoke = createSmoke();
    const { electron, app } = await start({ smoke, folders: ['/music'], libraryDir: smoke.libraryDir });
    expect(electron.log).not.toContain('quit');
    electron.ipcMain.emit(connectMessage, page);
    await expect.poll(() => electron.log.at(-1)).toBe('end');
    expect(app.scanned).toEqual([['/music']]);
    expect(electron.log).not.toContain('exit 1');
  });

  test('ends with 1, without a dialog, when nothing is analysed or nothing opens', async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown): unknown => errors.push(error);
    const smoke = createSmoke();
    const openApp = async () => ({ ...facedStandIn(), analyse: async () => 0 });
    const { electron } = await start({ smoke, folders: ['/music'], openApp, onError });
    electron.ipcMain.emit(connectMessage, page);
    await expect.poll(() => electron.log.at(-1)).toBe('exit 1');
    expect(errors.map(String)).toEqual(['Error: Nothing was analysed in /music.']);
    const closed = await start({
      smoke: createSmoke(),
      openApp: () => Promise.reject(new AppError('library-unusable', 'No.')),
    });
    expect(closed.electron.log.at(-1)).toBe('exit 1');
    expect(closed.electron.log.join()).not.toContain('error');
  });

  test('has a library of its own', () => {
    expect(createSmoke().libraryDir).not.toBe(createSmoke().libraryDir);
  });
});
