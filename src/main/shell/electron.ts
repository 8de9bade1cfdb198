// The few parts of Electron that the shell uses. `index.ts` passes the real ones, tests a stand-in; both are checked
// against these types, which are derived from Electron's own.
import type { RPCHandler } from '@orpc/server/message-port';
import type {
  BrowserWindowConstructorOptions,
  Details,
  ForkOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxSyncOptions,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Protocol,
  Rectangle,
  RenderProcessGoneDetails,
  Session,
  Shell,
  WebContents,
} from 'electron';

/** `Window` is BrowserWindow, of which only the dialog needs all. */
export interface Electron<Window extends ShellWindow> {
  readonly app: ShellApp;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  readonly ipcMain: { on(channel: string, listener: (event: PortEvent) => void): unknown };
  readonly dialog: {
    showOpenDialog(window: Window, options: OpenDialogOptions): Promise<OpenDialogReturnValue>;
    showMessageBox(window: Window, options: MessageBoxOptions): Promise<{ readonly response: number }>;
    showErrorBox(title: string, content: string): void;
    /** Before there is a window. */
    showMessageBoxSync(options: MessageBoxSyncOptions): number;
  };
  readonly shell: Pick<Shell, 'showItemInFolder'>;
  readonly screen: { getAllDisplays(): ReadonlyArray<{ readonly workArea: Rectangle }> };
  defaultSession(): ShellSession;
  createWindow(options: BrowserWindowConstructorOptions): Window;
  setMenu(template: MenuItemConstructorOptions[]): void;
}

/** `utilityProcess` of Electron, of which the app's entry hands the real one to `utilityProcessStarter`. */
export interface ShellUtilityProcess {
  fork(modulePath: string, args: string[], options: ForkOptions): ShellUtilityChild;
}

interface ShellUtilityChild {
  readonly pid: number | undefined;
  readonly stderr: NodeJS.ReadableStream | null;
  postMessage(message: unknown): void;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

interface ShellApp {
  readonly commandLine: { appendSwitch(name: string, value?: string): void };
  enableSandbox(): void;
  requestSingleInstanceLock(additionalData: Record<string, unknown>): boolean;
  whenReady(): Promise<void>;
  /** The languages that the system prefers, the first first: 'de-AT'. */
  getPreferredSystemLanguages(): string[];
  getPath(name: 'userData'): string;
  setPath(name: 'userData', path: string): void;
  quit(): void;
  exit(code: number): void;
  /** Starts it anew once it has ended. */
  relaunch(): void;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'will-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'session-created', listener: (session: ShellSession) => void): unknown;
  on(event: 'child-process-gone', listener: (event: unknown, child: GoneChild) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: ShellContents) => void): unknown;
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: string[], workingDirectory: string, additionalData: unknown) => void,
  ): unknown;
}

export interface ShellWindow {
  readonly webContents: {
    readonly id: number;
    reload(): void;
    forcefullyCrashRenderer(): void;
    on(event: 'render-process-gone', listener: (event: unknown, page: GonePage) => void): unknown;
  };
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  restore(): void;
  maximize(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  isDestroyed(): boolean;
  getNormalBounds(): Rectangle;
  once(event: 'ready-to-show', listener: () => void): unknown;
  on(event: 'close' | 'unresponsive' | 'responsive', listener: () => void): unknown;
}

export type GonePage = Pick<RenderProcessGoneDetails, 'reason' | 'exitCode'>;
export type GoneChild = Pick<Details, 'type' | 'reason' | 'exitCode' | 'name'>;

export interface ShellContents
  extends Pick<WebContents, 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'> {
  on(event: 'will-navigate' | 'will-frame-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-redirect' | 'will-attach-webview', listener: (event: Preventable) => void): unknown;
}

interface Navigation extends Preventable {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export interface ShellSession
  extends Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setSpellCheckerEnabled'
    | 'setProxy'
  > {
  readonly webRequest: {
    onBeforeRequest(
      listener: (request: { readonly url: string }, decide: (answer: { cancel: boolean }) => void) => void,
    ): void;
  };
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
}

export interface Preventable {
  preventDefault(): void;
}

/** MessagePortMain, as far as oRPC and we use it. */
type ShellPort = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0] & { start(): void };

/** The event of a port that the preload passes on. */
export interface PortEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly origin: string; readonly parent: object | null } | null;
  readonly ports: readonly ShellPort[];
}
