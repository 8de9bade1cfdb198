// A stand-in for the few parts of Electron that the shell uses, checked against the same types as the real ones.
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, Rectangle } from 'electron';
import type {
  Electron,
  PortEvent,
  ShellContents,
  ShellSession,
  ShellWindow,
} from '../../src/main/shell/electron.ts';

type Handler = Parameters<Electron<ShellWindow>['protocol']['handle']>[1];
type OpenHandler = Parameters<ShellContents['setWindowOpenHandler']>[0];
type PermissionRequest = Parameters<ShellSession['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<ShellSession['setPermissionCheckHandler']>[0];
type DevicePermission = Parameters<ShellSession['setDevicePermissionHandler']>[0];

export class StandInWindow extends EventEmitter implements ShellWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: { readonly id: number };
  readonly calls: string[] = [];
  bounds: Rectangle = { x: 10, y: 20, width: 900, height: 600 };
  maximized = false;
  minimized = false;

  constructor(options: BrowserWindowConstructorOptions, id: number) {
    super();
    this.options = options;
    this.webContents = { id };
  }

  async loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`);
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  maximize(): void {
    this.calls.push('maximize');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isDestroyed(): boolean {
    return false;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
}

class StandInContents extends EventEmitter implements ShellContents {
  openHandler: OpenHandler | null = null;
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

class StandInSession extends EventEmitter implements ShellSession {
  request: PermissionRequest = null;
  check: PermissionCheck = null;
  device: DevicePermission = null;
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: DevicePermission): void {
    this.device = handler;
  }
}

class StandInApp extends EventEmitter {
  private readonly log: string[];
  private readonly isFirst: boolean;
  private userData: string;
  constructor(log: string[], isFirst: boolean, userData: string) {
    super();
    this.log = log;
    this.isFirst = isFirst;
    this.userData = userData;
  }
  getPath(_name: 'userData'): string {
    return this.userData;
  }
  /** As Electron does: the folder must be there. */
  setPath(_name: 'userData', path: string): void {
    if (!existsSync(path)) throw new Error(`${path} does not exist`);
    this.log.push(`user data ${path}`);
    this.userData = path;
  }
  requestSingleInstanceLock(data: Record<string, unknown>): boolean {
    this.log.push(`lock ${JSON.stringify(data)}`);
    return this.isFirst;
  }
  async whenReady(): Promise<void> {
    this.log.push('ready');
  }
  /** As Electron does: asks whether it may, and ends when nobody objects. */
  quit(): void {
    this.log.push('quit');
    let held = false;
    this.emit('will-quit', { preventDefault: () => (held = true) });
    if (!held) this.log.push('end');
  }
  exit(code: number): void {
    this.log.push(`exit ${code}`);
  }
}

/** A port as the main process gets it: listeners by `on`, messages wrapped as `{ data }`, nothing before `start`. */
export function portMain(port: MessagePort): PortEvent['ports'][number] {
  return {
    on(event: string, listener: (message?: { data: unknown }) => void): void {
      const own = new EventEmitter().on(event, listener);
      if (event === 'message') port.addListener('message', (data) => own.emit(event, { data }));
      else port.addListener('close', () => own.emit(event));
    },
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
  };
}

export interface StandIn extends Electron<StandInWindow> {
  /** What happened, in order. */
  readonly log: string[];
  readonly app: StandInApp;
  readonly ipcMain: EventEmitter;
  readonly windows: StandInWindow[];
  readonly schemes: Map<string, Handler>;
  readonly session: StandInSession;
  readonly menus: MenuItemConstructorOptions[][];
  /** What the person will choose in the folder dialog. */
  chosen: string[];
  newContents(): StandInContents;
}

export function electronStandIn(options: { userData: string; isFirst?: boolean }): StandIn {
  const log: string[] = [];
  const windows: StandInWindow[] = [];
  const schemes = new Map<string, Handler>();
  const session = new StandInSession();
  const menus: MenuItemConstructorOptions[][] = [];
  const app = new StandInApp(log, options.isFirst ?? true, options.userData);
  const standIn: StandIn = {
    log,
    app,
    windows,
    schemes,
    session,
    menus,
    chosen: [],
    ipcMain: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: (list) => log.push(`schemes ${list.map((s) => s.scheme).join(' ')}`),
      handle: (scheme, handler) => schemes.set(scheme, handler),
    },
    dialog: {
      async showOpenDialog(_window, options) {
        log.push(`dialog ${options.title} ${options.properties?.join(' ')}`);
        return { canceled: standIn.chosen.length === 0, filePaths: standIn.chosen };
      },
      showErrorBox: (title, content) => log.push(`error ${title}: ${content}`),
    },
    shell: { showItemInFolder: (path) => log.push(`reveal ${path}`) },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    defaultSession: () => session,
    createWindow(options) {
      log.push('window');
      const window = new StandInWindow(options, windows.length + 1);
      windows.push(window);
      return window;
    },
    setMenu: (template) => menus.push(template),
    newContents() {
      const contents = new StandInContents();
      app.emit('web-contents-created', {}, contents);
      return contents;
    },
  };
  return standIn;
}
