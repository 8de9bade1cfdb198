// The router over WebSockets at `/rpc`: the handshake is checked, then oRPC takes over.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { foreignness, type Guard, isLetIn } from './guard.ts';
import { ownUrl } from './respond.ts';

/** Enough for a label on every track of a library of a million; a larger frame ends the connection. */
const largestMessage = 8 * 1024 * 1024;

export interface Sockets {
  /** Handler of the HTTP server's 'upgrade' event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every connection, and terminates those that do not answer. */
  close(): void;
}

export function createSockets(guard: Guard, handler: RPCHandler<Record<never, never>>): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const status = handshakeStatus(guard, request);
      if (status !== 101) {
        socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, handler));
    },
    close() {
      for (const client of server.clients) client.close(1001, 'Stackwax is closing');
      server.close();
      setTimeout(() => {
        for (const client of server.clients) client.terminate();
      }, 500).unref();
    },
  };
}

/** 101 = accepted. Only browsers send Origin, and only browsers come here, so it is required. */
function handshakeStatus(guard: Guard, request: IncomingMessage): number {
  const url = ownUrl(request.url);
  if (url?.pathname !== '/rpc') return 404;
  if (foreignness(guard, request.headers) !== null || request.headers.origin === undefined) return 403;
  return isLetIn(guard, request.headers, url.searchParams) ? 101 : 401;
}

function serve(webSocket: WebSocket, handler: RPCHandler<Record<never, never>>): void {
  // On an oversized or malformed frame ws closes the connection itself; the error only needs a listener.
  webSocket.on('error', () => undefined);
  void handler.upgrade(webSocket, { context: {} });
}
