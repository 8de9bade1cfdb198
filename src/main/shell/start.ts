// The desktop app from start to quit, in order: schemes, single instance, app, window; then in reverse.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectMessage } from '../../core/contract/bridge.ts';
import { AppError } from '../../core/domain/errors.ts';
import { firstSpoken } from '../../core/languages/languages.ts';
import { messagesOf, speak } from '../../core/languages/say.ts';
import { makeFolderSync } from '../files/folders.ts';
import { openSite } from '../page/site.ts';
import { log, print } from '../terminal.ts';
import { confineContents, confineSession } from './confine.ts';
import { type FileKind, windowRouter } from './desktop.ts';
import type { Electron, ShellWindow } from './electron.ts';
import { menuTemplate } from './menu.ts';
import { menuAsks } from './menuAsks.ts';
import { type Allowed, networkSwitches } from './network.ts';
import type { OpenApp } from './openApp.ts';
import { isOurPage, portServer } from './ports.ts';
import { recoverPage } from './recovery.ts';
import { type Rescue, showRefusal } from './refusal.ts';
import { answerMedia, answerPage, pageOrigin, pageSources, schemes } from './schemes.ts';
import type { Smoke } from './smoke.ts';
import { bringToFront, openWindow } from './window.ts';

const say = messagesOf('shell');

export interface ShellOptions {
  readonly openApp: () => Promise<OpenApp>;
  readonly rescue: Rescue;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Address of the development server, which then serves the page instead. */
  readonly devUrl: string | null;
  readonly isPackaged: boolean;
  /** Ends once the app has shown that it works. */
  readonly smoke: Smoke | null;
  readonly preload: string;
  /** Absolute path; null = the usual library. */
  readonly libraryDir: string | null;
  /** Absolute paths of folders to scan at start. */
  readonly folders: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Receives bugs: every error that is not an expected failure. */
  readonly onError: (error: unknown) => void;
  /** Sees to it that the process ends, whatever hangs. */
  readonly endSoon: () => void;
}

/** Settles when the window is open, or when another process got the request instead. */
export async function startShell<Window extends ShellWindow>(
  electron: Electron<Window>,
  options: ShellOptions,
): Promise<void> {
  electron.app.enableSandbox();
  for (const [name, value] of networkSwitches(options.devUrl))
    electron.app.commandLine.appendSwitch(name, value);
  electron.protocol.registerSchemesAsPrivileged(schemes);
  if (options.libraryDir !== null) keepApart(electron.app, options.libraryDir);
  if (!electron.app.requestSingleInstanceLock({ folders: options.folders })) {
    electron.app.quit();
    return;
  }
  const origin = options.devUrl === null ? pageOrigin : new URL(options.devUrl).origin;
  electron.app.on('session-created', (session) => {
    confineSession(session, allowed(options)).catch(options.onError);
  });
  electron.app.on('web-contents-created', (_event, contents) => confineContents(contents, origin));
  electron.app.on('window-all-closed', () => electron.app.quit());
  await electron.app.whenReady();
  await speak(firstSpoken(electron.app.getPreferredSystemLanguages()));
  try {
    await run(electron, options, origin);
  } catch (error) {
    if (!(error instanceof AppError)) options.onError(error);
    // Nobody is there to close a dialog.
    if (options.smoke === null) showRefusal(electron, error, options.rescue);
    else {
      log(error instanceof Error ? error.message : String(error));
      electron.app.exit(1);
    }
  }
}

async function run<Window extends ShellWindow>(
  electron: Electron<Window>,
  options: ShellOptions,
  origin: string,
): Promise<void> {
  const site = options.devUrl === null ? await openSite(options.pageFolder, pageSources) : null;
  const app = await options.openApp();
  const language = await app.language();
  if (language !== 'system') await speak(language);
  closeBeforeQuit(electron.app, app, options);
  await confineSession(electron.defaultSession(), allowed(options));

  if (site !== null) electron.protocol.handle('app', (request) => answerPage(request, site));
  electron.protocol.handle('media', (request) => answerMedia(request, app, origin));

  const pageUrl = options.devUrl ?? `${pageOrigin}/`;
  const window = openWindow(electron, {
    ...options,
    pageUrl,
    devTools: !options.isPackaged,
    stateFile: join(electron.app.getPath('userData'), 'window.json'),
  });
  const scan = (folders: string[]): void => {
    if (folders.length > 0) app.scan(folders).catch(options.onError);
  };
  const chooseFolder = async (title: string): Promise<string | null> => {
    const { filePaths } = await electron.dialog.showOpenDialog(window, {
      title,
      properties: ['openDirectory'],
    });
    return filePaths[0] ?? null;
  };

  const chooseFile = async ({ title, kind, extensions }: FileKind): Promise<string | null> => {
    const { filePaths } = await electron.dialog.showOpenDialog(window, {
      title,
      properties: ['openFile'],
      filters: [{ name: kind, extensions: [...extensions] }],
    });
    return filePaths[0] ?? null;
  };

  const showInFileManager = (path: string): void => electron.shell.showItemInFolder(path);
  const { ask, asks } = menuAsks();
  const takePort = portServer(
    windowRouter(app.router, { ...app, chooseFolder, chooseFile, showInFileManager, asks }),
  );
  electron.ipcMain.on(connectMessage, (event) => {
    if (!isOurPage(event, { id: window.webContents.id, origin })) return;
    takePort(event);
    options.smoke?.pageConnected();
  });

  const addFolder = (): void => {
    chooseFolder(say('chooseFolder')).then(
      (folder) => scan(folder === null ? [] : [folder]),
      options.onError,
    );
  };
  electron.setMenu(
    menuTemplate(options.platform, {
      addFolder,
      importFile: () => ask('import'),
      devTools: !options.isPackaged,
    }),
  );
  electron.app.on('second-instance', (_event, _argv, _workingDirectory, additionalData) => {
    bringToFront(window);
    scan(foldersOf(additionalData));
  });
  recoverPage(electron, window, { now: () => Date.now(), onError: options.onError });
  if (options.smoke === null) scan([...options.folders]);
  else smokeAndQuit(electron.app, app, options.smoke, options);
}

function smokeAndQuit(
  electronApp: Electron<ShellWindow>['app'],
  app: OpenApp,
  smoke: Smoke,
  { folders, onError }: ShellOptions,
): void {
  smoke.run(app, folders).then(
    (sentence) => {
      print(sentence);
      electronApp.quit();
    },
    (error: unknown) => {
      onError(error);
      electronApp.exit(1);
    },
  );
}

function allowed({ devUrl, isPackaged }: ShellOptions): Allowed {
  return { devUrl, devTools: !isPackaged };
}

/** Every library is an instance with its own lock, so that the demo's music does not end up in the user's. */
function keepApart(app: Electron<ShellWindow>['app'], libraryDir: string): void {
  const userData = join(libraryDir, 'desktop');
  try {
    makeFolderSync(userData);
    app.setPath('userData', userData);
  } catch {
    // Why the library cannot be opened is told once there is a window to tell it in.
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'stackwax-')));
  }
}

/** Delays the first attempt to quit until the app has closed, so that its writer and workers finish. */
function closeBeforeQuit(
  electronApp: Electron<ShellWindow>['app'],
  app: OpenApp,
  { onError, endSoon }: ShellOptions,
): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  electronApp.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    endSoon();
    app
      .close()
      .catch(onError)
      .finally(() => {
        state = 'closed';
        electronApp.quit();
      });
  });
}

/** Arguments from the second instance, which may be an older or newer Stackwax, so they are validated. */
function foldersOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('folders' in data) || !Array.isArray(data.folders))
    return [];
  return data.folders.filter((folder: unknown): folder is string => typeof folder === 'string');
}
