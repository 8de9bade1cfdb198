// The loopback host: one HTTP server on 127.0.0.1 for the page, the media and the router over a WebSocket.
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { RPCHandler } from '@orpc/server/ws';
import { packedNumbers } from '../../core/contract/packed.ts';
import { AppError } from '../../core/domain/errors.ts';
import type { Faced } from '../faced.ts';
import { createServer } from '../httpServer.ts';
import { openSite } from '../page/site.ts';
import { limitConnections } from './connections.ts';
import { createGuard, isLetIn, randomToken } from './guard.ts';
import { createInvitations } from './invitations.ts';
import { limits } from './limits.ts';
import { refuse, respond, type Served } from './respond.ts';
import { send } from './send.ts';
import { createSockets } from './sockets.ts';

export interface HostOptions {
  readonly app: Faced;
  /** The folder of the built page, or the address of the development server. */
  readonly page: { readonly folder: string } | { readonly url: string };
  /** 0 = any free port. Absent: the usual port, or any free one when that is in use. */
  readonly port?: number;
  /** Absent: a fresh random one. Tests and supervisors that restart the host at the same address pass one. */
  readonly token?: string;
  /** The secret of browsers that were granted access; absent: a fresh one, so that a restart revokes it. */
  readonly session?: string;
  /** Receives bugs: every error that is not an expected failure. */
  readonly onError: (error: unknown) => void;
}

export interface Host {
  /** The address of the page, with the token. */
  readonly url: string;
  readonly port: number;
  /** An address that opens the page once, for a browser's command line, which other users can read. */
  addressForOnce(): string;
  /** Closes every connection and stops listening; the app stays open. */
  close(): Promise<void>;
}

const usualPort = 4327;

/** Throws AppError('invalid') when the port is in use and AppError('not-found') when the page is not built. */
export async function startHost(options: HostOptions): Promise<Host> {
  const server = createServer({
    headersTimeout: limits.headersMilliseconds,
    requestTimeout: limits.headersMilliseconds,
    connectionsCheckingInterval: 1000,
  });
  const port = await listen(server, options.port);
  try {
    return await serve(server, port, options);
  } catch (error) {
    server.close();
    throw error;
  }
}

async function serve(server: Server, port: number, options: HostOptions): Promise<Host> {
  const { app, page, token = randomToken(), session = randomToken() } = options;
  const guard = createGuard(port, { token, session }, 'url' in page ? [new URL(page.url).origin] : []);
  const connect = guard.hosts.map((host) => `ws://${host}`);
  const site = 'folder' in page ? { site: await openSite(page.folder, { connect, media: [] }) } : page;
  const invitations = createInvitations();
  const sockets = createSockets(
    guard,
    new RPCHandler(app.router, { customJsonSerializers: [packedNumbers] }),
  );
  const connections = limitConnections(server);
  const served = { guard, invitations, isFull: sockets.isFull, media: app, page: site };
  let answering = 0;
  server.on('request', async (request, out) => {
    if (isLetIn(guard, request.headers, new URLSearchParams())) connections.letIn(request.socket);
    answering += 1;
    await answer(request, out, answering > limits.requests ? null : served, options.onError);
    answering -= 1;
  });
  server.on('upgrade', (request, socket, head) => {
    // Sockets are counted for themselves.
    connections.letIn(socket);
    sockets.upgrade(request, socket, head);
  });
  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
    port,
    addressForOnce: () => `http://127.0.0.1:${port}/?once=${invitations.issue()}`,
    async close() {
      const closed = once(server, 'close');
      sockets.close();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  out: ServerResponse,
  served: Served | null,
  onError: (error: unknown) => void,
): Promise<void> {
  const gone = new AbortController();
  out.once('close', () => gone.abort());
  try {
    const response =
      served === null
        ? refuse(503, 'Too many requests at once.')
        : await respond(request, served, gone.signal);
    await send(response, request, out);
  } catch (error) {
    if (gone.signal.aborted) return;
    onError(error);
    if (!out.headersSent) out.writeHead(500);
    out.end();
  }
}

/** Listens on 127.0.0.1 and nowhere else; returns the port. */
async function listen(server: Server, wanted: number | undefined): Promise<number> {
  try {
    return await listenOn(server, wanted ?? usualPort);
  } catch (error) {
    if (wanted === undefined) return listenOn(server, 0);
    throw new AppError('invalid', `Port ${wanted} cannot be used; it may be taken.`, { cause: error });
  }
}

async function listenOn(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given to the host');
  return address.port;
}
