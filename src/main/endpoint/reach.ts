// The way to the process that has the library open: the same contract, over its local socket.
import { connect } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { type LinkWebsocketClient, RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { Client } from '../../core/contract/contract.ts';
import { packedNumbers } from '../../core/contract/packed.ts';
import { AppError } from '../../core/domain/errors.ts';
import { type Holder, readHolder } from './holder.ts';

export interface Reached {
  readonly client: Client;
  /** Whether the other process is still there. */
  isOpen(): boolean;
  close(): Promise<void>;
}

const answerWithinMs = 5_000;

/**
 * Null when nobody answers: no process has the library open, or one that is just starting or ending, or of another user.
 * Throws AppError('library-unusable') when it is of another version, whose contract may differ.
 */
export async function reachRunning(libraryDir: string, version: string): Promise<Reached | null> {
  const holder = await readHolder(libraryDir);
  if (holder === null) return null;
  const socket = await open(holder);
  if (socket === null) return null;
  if (holder.version !== version) {
    socket.terminate();
    throw new AppError(
      'library-unusable',
      `Stackwax ${holder.version} (process ${holder.pid}) has this library open, and this is Stackwax ${version}. Close the other first, or use the same version.`,
      { path: libraryDir },
    );
  }
  const link = new RPCLink({ websocket: asInBrowsers(socket), customJsonSerializers: [packedNumbers] });
  return {
    client: createORPCClient(link),
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close: async () => socket.terminate(),
  };
}

async function open({ address, key }: Holder): Promise<WebSocket | null> {
  const socket = new WebSocket('ws://stackwax/rpc', {
    createConnection: () => connect(address),
    headers: { authorization: `Bearer ${key}` },
    handshakeTimeout: answerWithinMs,
    perMessageDeflate: false,
    maxPayload: 0,
  });
  return await new Promise((resolve) => {
    // Also after it was open: a connection that breaks is seen by its state.
    socket.on('error', () => resolve(null));
    socket.once('open', () => resolve(socket));
  });
}

/** As browsers have it, which oRPC's link expects. */
function asInBrowsers(socket: WebSocket): ConstructorParameters<typeof LinkWebsocketClient>[0]['websocket'] {
  const events = new EventTarget();
  socket.on('message', (data, isBinary) =>
    events.dispatchEvent(new MessageEvent('message', { data: isBinary ? data : data.toString() })),
  );
  socket.on('close', () => events.dispatchEvent(new Event('close')));
  return {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    send: (data: string | Buffer) => socket.send(data),
    get readyState() {
      return socket.readyState;
    },
  };
}
