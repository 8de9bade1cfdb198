// A stand-in for the few parts of Electron that the shell uses, checked against the same types as the real ones.
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  ProxyConfig,
  Rectangle,
} from 'electron';
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

/** The page of a window: what is done to it stands among the window's calls. */
class StandInPage extends EventEmitter {
  readonly id: number;
  private readonly calls: string[];
  constructor(id: number, calls: string[]) {
    super();
    this.id = id;
    this.calls = calls;
  }
  reload(): void {
    this.calls.push('reload');
  }
  /** As Electron does: the end of the process is an event. */
  forcefullyCrashRenderer(): void {
    this.calls.push('end the page');
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }
}

export class StandInWindow extends EventEmitter implements ShellWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: StandInPage;
  readonly calls: string[] = [];
  bounds: Rectangle = { x: 10, y: 20, width: 900, height: 600 };
  maximized = false;
  minimized = false;

  constructor(options: BrowserWindowConstructorOptions, id: number) {
    super();
    this.options = options;
    this.webContents = new StandInPage(id, this.calls);
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
  webRtcPolicy = '';
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

export class StandInSession extends EventEmitter implements ShellSession {
  request: PermissionRequest = null;
  check: PermissionCheck = null;
  device: DevicePermission = null;
  spellChecker = true;
  proxy: ProxyConfig | null = null;
  private filter: Parameters<ShellSession['webRequest']['onBeforeRequest']>[0] | null = null;
  readonly webRequest: ShellSession['webRequest'] = {
    onBeforeRequest: (filter) => {
      this.filter = filter;
    },
  };
  /** Whether a request for this address would be made. */
  isLetThrough(url: string): boolean {
    let through = true;
    this.filter?.({ url }, ({ cancel }) => {
      through = !cancel;
    });
    return through;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
  async setProxy(config: ProxyConfig): Promise<void> {
    this.proxy = config;
  }
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

export class StandInApp extends EventEmitter {
  private readonly log: string[];
  private readonly isFirst: boolean;
  private userData: string;
  /** What the system prefers. */
  languages: string[] = ['en-GB'];
  switchesBeforeReady = 0;
  readonly switches: [name: string, value?: string][] = [];
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      this.switches.push(value === undefined ? [name] : [name, value]);
    },
  };
  constructor(log: string[], isFirst: boolean, userData: string) {
    super();
    this.log = log;
    this.isFirst = isFirst;
    this.userData = userData;
  }
  enableSandbox(): void {
    this.log.push('sandbox');
  }
  getPreferredSystemLanguages(): string[] {
    return this.languages;
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
    this.switchesBeforeReady = this.switches.length;
    this.log.push('ready');
  }
  /** As Electron does: asks whether it may, and ends when nobody objects. */
  quit(): void {
    this.log.push('quit');
    let held = false;
    this.emit('will-quit', { preventDefault: () => (held = true) });
    if (!held) this.log.push('end');
  }
  relaunch(): void {
    this.log.push('relaunch');
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

interface StandInMessage extends MessageBoxOptions {
  answer(button: number): void;
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
  /** The button that the person will press when asked. */
  answer: number;
  /** What the person will choose in the folder dialog. */
  chosen: string[];
  /** Messages shown; answered by the test. */
  readonly messages: StandInMessage[];
  newSession(): StandInSession;
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
    messages: [],
    answer: 0,
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
      showMessageBox: (_window, options) =>
        new Promise((resolve) => {
          const answer = (response: number): void => resolve({ response });
          standIn.messages.push({ ...options, answer });
          // As Electron does: closed from our side, it is answered as by Escape.
          options.signal?.addEventListener('abort', () => answer(options.cancelId ?? 0));
        }),
      showErrorBox: (title, content) => log.push(`error ${title}: ${content}`),
      showMessageBoxSync({ message, detail, buttons }) {
        log.push(`asked ${message}: ${detail} [${buttons?.join(', ')}]`);
        return standIn.answer;
      },
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
    newSession() {
      const session = new StandInSession();
      app.emit('session-created', session);
      return session;
    },
    newContents() {
      const contents = new StandInContents();
      app.emit('web-contents-created', {}, contents);
      return contents;
    },
  };
  return standIn;
}
