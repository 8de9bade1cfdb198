// The router over WebSockets at `/rpc`: the handshake is checked and counted, then oRPC takes over.
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { foreignness, type Guard, isLetIn } from './guard.ts';
import { limits } from './limits.ts';
import { ownUrl } from './respond.ts';

export interface Sockets {
  /** Handler of the HTTP server's 'upgrade' event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  isFull(): boolean;
  /** Closes every connection, and terminates those that do not answer. */
  close(): void;
}

export function createSockets(guard: Guard, handler: RPCHandler<Record<never, never>>): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
  });
  const isFull = (): boolean => server.clients.size >= limits.sockets;

  async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Before a page is turned away, the ones that are gone without a word make room: it may be one of them, back again.
    if (isFull()) await dropSilent([...server.clients]);
    if (isFull()) refuse(socket, 503);
    else server.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, handler));
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const status = handshakeStatus(guard, request);
      if (status === 101) void open(request, socket, head);
      else refuse(socket, status);
    },
    isFull,
    close() {
      for (const client of server.clients) client.close(1001, 'Stackwax is closing');
      server.close();
      setTimeout(() => {
        for (const client of server.clients) client.terminate();
      }, 500).unref();
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  // Not only our half of it: the other side may keep its own open for ever.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** 101 = accepted. Only browsers send Origin, and only browsers come here, so it is required. */
function handshakeStatus(guard: Guard, request: IncomingMessage): number {
  const url = ownUrl(request.url);
  if (url?.pathname !== '/rpc') return 404;
  if (foreignness(guard, request.headers) !== null || request.headers.origin === undefined) return 403;
  return isLetIn(guard, request.headers, url.searchParams) ? 101 : 401;
}

/** Terminates those that do not answer a ping in time. A browser answers by itself, even for a page that is busy. */
async function dropSilent(clients: readonly WebSocket[]): Promise<void> {
  const silent = new Set(clients);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, limits.pongMilliseconds);
    for (const client of clients) {
      client.once('pong', () => {
        silent.delete(client);
        if (silent.size > 0) return;
        clearTimeout(timer);
        resolve();
      });
      client.ping();
    }
  });
  await Promise.all(
    [...silent].map(async (client) => {
      client.terminate();
      if (client.readyState !== client.CLOSED) await once(client, 'close');
    }),
  );
}

function serve(webSocket: WebSocket, handler: RPCHandler<Record<never, never>>): void {
  // On an oversized or malformed frame ws closes the connection itself; the error only needs a listener.
  webSocket.on('error', () => undefined);
  void handler.upgrade(bounded(webSocket), { context: {} });
}

type Listener = ((message: never) => unknown) | { handleEvent(message: never): unknown };

/** The socket as oRPC sees it: a page that asks more at once, or reads less, than a page does loses its connection. */
function bounded(webSocket: WebSocket): Parameters<RPCHandler<Record<never, never>>['upgrade']>[0] {
  let open = 0;
  return {
    send(data: string | Buffer) {
      if (webSocket.bufferedAmount > limits.unreadBytes) webSocket.terminate();
      else webSocket.send(data);
    },
    addEventListener(event: string, listener: Listener) {
      const heard = typeof listener === 'function' ? listener : listener.handleEvent.bind(listener);
      const counted = async (message: never): Promise<void> => {
        if (event === 'message' && open >= limits.calls) {
          webSocket.close(1008, `More than ${limits.calls} calls at once`);
          return;
        }
        open += 1;
        // oRPC's listener ends with its call, event streams included.
        await heard(message);
        open -= 1;
      };
      // The four events have types of their own; the listener is handed on as it is.
      Reflect.apply(webSocket.addEventListener, webSocket, [event, counted]);
    },
  };
}
