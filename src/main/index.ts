// Entry of the desktop app: hands Electron itself to the shell.
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { createApp } from './app.ts';
import { endMs, endWithin } from './ending.ts';
import { defaultLibraryDir } from './libraryDir.ts';
import { developmentUrl, shellArguments } from './shell/arguments.ts';
import { forShell } from './shell/openApp.ts';
import { createSmoke } from './shell/smoke.ts';
import { startShell } from './shell/start.ts';
import { utilityProcessStarter } from './shell/utilityProcess.ts';
import { lastGoodBackup } from './store/backups/folder.ts';
import { prepareRestore } from './store/backups/restore.ts';
import { dateText } from './store/damage.ts';
import { logBug } from './terminal.ts';

const here = import.meta.url;
const given = shellArguments(process.argv.slice(1), app.getAppPath());
const smoke = given.smoke ? createSmoke() : null;
const libraryDir = smoke?.libraryDir ?? given.libraryDir;

const electron = {
  app,
  protocol,
  ipcMain,
  dialog,
  shell,
  screen,
  defaultSession: () => session.defaultSession,
  createWindow: (options: Electron.BrowserWindowConstructorOptions) => new BrowserWindow(options),
  setMenu: (template: Electron.MenuItemConstructorOptions[]) =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
};

const openedDir = libraryDir ?? defaultLibraryDir();

void startShell<BrowserWindow>(electron, {
  openApp: async () => {
    const opened = await createApp({
      libraryDir: openedDir,
      workerUrls: {
        disk: new URL(`./disk/disk.worker${extname(here)}`, here),
        write: new URL(`./writing/write.worker${extname(here)}`, here),
        analyse: new URL(`./analysis/analyse.worker${extname(here)}`, here),
        learn: new URL(`./learning/learn.worker${extname(here)}`, here),
        keep: new URL(`./keeping/keep.worker${extname(here)}`, here),
      },
      startProcess: utilityProcessStarter(utilityProcess),
      resourcesDir: join(app.getAppPath(), 'resources'),
      kernelsFile: join(app.getAppPath(), 'kernels', 'kernels.wasm'),
      spaceKernelsFile: join(app.getAppPath(), 'kernels', 'space.wasm'),
    });
    await opened.resume();
    opened.watch();
    return forShell(opened);
  },
  rescue: {
    lastBackup() {
      const last = lastGoodBackup(openedDir);
      return last === null ? null : dateText(last.madeAt);
    },
    // It takes the library's place when the app has started anew.
    goBack: () => void prepareRestore(openedDir, 'latest', Date.now()),
  },
  pageFolder: fileURLToPath(new URL('../renderer', here)),
  devUrl: developmentUrl(app.isPackaged, process.env),
  isPackaged: app.isPackaged,
  smoke,
  preload: fileURLToPath(new URL('../preload/index.cjs', here)),
  libraryDir,
  folders: given.folders,
  platform: process.platform,
  onError: logBug,
  endSoon: () => endWithin(endMs),
});
