// Takes the place of the `electron` module in a process of its own (see packedRun.ts), so that a packed main process can be
// started under Node: our stand-in, and a page that does what a real one does first.
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { BrowserWindowConstructorOptions } from 'electron';
import { connectMessage } from '../../src/core/contract/bridge.ts';
import type { WindowClient } from '../../src/core/contract/desktop.ts';
import type { ShellUtilityProcess } from '../../src/main/shell/electron.ts';
import {
  electronStandIn,
  portMain,
  type StandInApp,
  type StandInSession,
  StandInWindow,
} from './electron.ts';
import { utilityProcessStandIn } from './utilityProcess.ts';

const appPath = process.env['STACKWAX_PACKED'] ?? '';
const standIn = electronStandIn({ userData: appPath });
const { protocol, ipcMain, dialog, screen, shell } = standIn;

export const app: StandInApp & { readonly isPackaged: boolean; getAppPath(): string } = Object.assign(
  standIn.app,
  {
    isPackaged: true,
    getAppPath: () => appPath,
    exit: (code: number) => process.exit(code),
  },
);
const quit = app.quit.bind(app);
app.quit = () => {
  quit();
  if (standIn.log.at(-1) === 'end') process.exit(0);
};

export { dialog, ipcMain, protocol, screen, shell };
export const session: { readonly defaultSession: StandInSession } = { defaultSession: standIn.session };
export const utilityProcess: ShellUtilityProcess = utilityProcessStandIn;
export const Menu = { buildFromTemplate: () => null, setApplicationMenu: () => undefined };

/** Loads the page and all that its HTML names through our scheme, then connects as its script does. */
export class BrowserWindow extends StandInWindow {
  constructor(options: BrowserWindowConstructorOptions) {
    super(options, 1);
  }
  override async loadURL(url: string): Promise<void> {
    const html = await (await ask(url)).text();
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/gu)) await ask(new URL(path, url).href);
    const { port1, port2 } = new MessageChannel();
    ipcMain.emit(connectMessage, {
      sender: { id: 1 },
      senderFrame: { origin: 'app://stackwax', parent: null },
      ports: [portMain(port2)],
    });
    const client: WindowClient = createORPCClient(new RPCLink({ port: port1 }));
    await client.library.summary();
    console.log('The page is served and its port answers.');
    port1.unref();
  }
}

async function ask(url: string): Promise<Response> {
  const response = await standIn.schemes.get('app')?.(new Request(url.replace('app:', 'http:')));
  if (response?.status !== 200) throw new Error(`${url}: ${response?.status}`);
  return response;
}
