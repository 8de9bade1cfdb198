// The one window: sandboxed, isolated, without Node, at its last position.
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Electron, ShellWindow } from './electron.ts';
import { minimumSize, type Placement, placement, readWindowState, writeWindowState } from './windowState.ts';

export interface WindowOptions {
  readonly pageUrl: string;
  readonly preload: string;
  readonly stateFile: string;
  readonly devTools: boolean;
  readonly onError: (error: unknown) => void;
}

export function openWindow<Window extends ShellWindow>(
  electron: Electron<Window>,
  options: WindowOptions,
): Window {
  const workAreas = electron.screen.getAllDisplays().map((display) => display.workArea);
  const place = placement(readWindowState(options.stateFile), workAreas);
  const window = electron.createWindow(windowOptions(place, options));
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => remember(window, options));
  window.loadURL(options.pageUrl).catch(options.onError);
  return window;
}

function windowOptions(
  { bounds }: Placement,
  { preload, devTools }: WindowOptions,
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Stackwax',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools,
      // Electron would fetch its dictionaries from the network.
      spellcheck: false,
    },
  };
}

function remember(window: ShellWindow, options: WindowOptions): void {
  try {
    writeWindowState(options.stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  } catch (error) {
    options.onError(error);
  }
}

export function bringToFront(window: ShellWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
