// The three ways to reach the app, each with as many clients as a test wants.
import { rm } from 'node:fs/promises';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { createRouterClient } from '@orpc/server';
import type { Client } from '../../../src/core/contract/contract.ts';
import { packedNumbers } from '../../../src/core/contract/packed.ts';
import type { App } from '../../../src/main/app.ts';
import { startHost } from '../../../src/main/host/host.ts';
import { windowRouter } from '../../../src/main/shell/desktop.ts';
import { forShell } from '../../../src/main/shell/openApp.ts';
import { portServer } from '../../../src/main/shell/ports.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { portMain } from '../../helpers/electron.ts';
import { socketFrom } from '../../helpers/socket.ts';

export interface Connection {
  readonly client: Client;
  /** Leaves as a tab or a window does that is closed. */
  close(): Promise<void>;
}

export interface Face {
  connect(): Promise<Connection>;
  close(): Promise<void>;
}

export async function inProcess(app: App): Promise<Face> {
  const close = async (): Promise<void> => undefined;
  return { connect: async () => ({ client: createRouterClient(app.router), close }), close };
}

export async function overMessageChannel(app: App): Promise<Face> {
  const takePort = portServer(
    windowRouter(app.router, {
      chooseFolder: async () => null,
      chooseFile: async () => null,
      pathOfTrack: forShell(app).pathOfTrack,
      showInFileManager: () => undefined,
      asks: async function* () {},
    }),
  );
  return {
    async connect() {
      const { port1, port2 } = new MessageChannel();
      takePort({ sender: { id: 1 }, senderFrame: null, ports: [portMain(port2)] });
      return {
        client: createORPCClient<Client>(
          new PortLink({ port: port1, customJsonSerializers: [packedNumbers] }),
        ),
        close: async () => port1.close(),
      };
    },
    close: async () => undefined,
  };
}

export async function overWebSocket(app: App): Promise<Face> {
  const page = await builtPage();
  const host = await startHost({
    app,
    page: { folder: page.folder },
    port: 0,
    onError: (error) => {
      throw error;
    },
  });
  const { origin, search } = new URL(host.url);
  return {
    async connect() {
      const socket = socketFrom(origin, `/rpc${search}`);
      return {
        client: createORPCClient<Client>(
          new SocketLink({ websocket: socket, customJsonSerializers: [packedNumbers] }),
        ),
        close: async () => socket.close(),
      };
    },
    async close() {
      await host.close();
      await rm(page.parent, { recursive: true });
    },
  };
}
