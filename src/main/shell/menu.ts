// The window's menu: the system's usual entries, adding a folder, and importing.
import type { MenuItemConstructorOptions } from 'electron';
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('shell');

export interface MenuActions {
  /** Developer tools are for development. */
  readonly devTools: boolean;
  readonly addFolder: () => void;
  readonly importFile: () => void;
}

export function menuTemplate(platform: NodeJS.Platform, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: say('menu.file'),
      submenu: [
        { label: say('menu.addFolder'), accelerator: 'CmdOrCtrl+O', click: () => actions.addFolder() },
        { label: say('menu.import'), click: () => actions.importFile() },
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: say('menu.view'),
      submenu: [
        { role: 'reload' },
        ...(actions.devTools ? [{ role: 'toggleDevTools' } as const] : []),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
