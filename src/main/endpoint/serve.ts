// The fourth face: the router for other processes of the same user, over a local socket that no page can reach.
import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { packedNumbers } from '../../core/contract/packed.ts';
import type { ServedRouter } from '../faced.ts';
import { createServer } from '../httpServer.ts';
import { readHolder, removeHolder, writeHolder } from './holder.ts';

export interface Endpoint {
  /** Settles when nobody is connected; nobody is taken in from then on, so that it can be closed without cutting anyone off. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Enough for the labels of a library of a million; a larger frame ends the connection. */
const largestMessage = 256 * 1024 * 1024;
const folderPrefix = 'stackwax-open-';

/**
 * For the process that holds the library's lock. A library without one works, too: others then learn only that it is open.
 * Rejects when no socket can be made, or the file that names it cannot be written.
 */
export async function openEndpoint(
  router: ServedRouter,
  { libraryDir, version }: { readonly libraryDir: string; readonly version: string },
): Promise<Endpoint> {
  await removeSocketOf(libraryDir);
  const key = randomBytes(32).toString('base64url');
  const address = await newAddress();
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  let isEnding = false;
  const handler = new RPCHandler(router, { customJsonSerializers: [packedNumbers] });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = isLetIn(request, key) ? (isEnding ? '503 Ending' : null) : '401 Refused';
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => undefined);
      webSocket.once('close', () => {
        if (sockets.clients.size === 0) sockets.emit('idle');
      });
      void handler.upgrade(webSocket, { context: {} });
    });
  });
  const close = async (): Promise<void> => {
    for (const client of sockets.clients) client.close(1001, 'Stackwax is closing');
    server.close();
    setTimeout(() => {
      for (const client of sockets.clients) client.terminate();
    }, 500).unref();
    await removeHolder(libraryDir).catch(() => undefined);
    await removeSocket(address);
  };
  try {
    server.listen(address);
    await once(server, 'listening');
    await writeHolder(libraryDir, { pid: process.pid, version, address, key });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async idle() {
      while (sockets.clients.size > 0) await once(sockets, 'idle');
      isEnding = true;
    },
    close,
  };
}

/** A browser sends Origin with every handshake: none belongs here, though none can reach a socket in a folder. */
function isLetIn({ headers }: IncomingMessage, key: string): boolean {
  if (headers.origin !== undefined) return false;
  const expected = Buffer.from(`Bearer ${key}`);
  const given = Buffer.from(headers.authorization ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** In a folder that its user alone can enter; the library's own may have a longer path than sockets can have. */
async function newAddress(): Promise<string> {
  if (process.platform === 'win32') return `\\\\.\\pipe\\stackwax-${randomUUID()}`;
  const runtimeDir = process.env['XDG_RUNTIME_DIR'];
  const make = (place: string): Promise<string> => mkdtemp(join(place, folderPrefix));
  const folder = runtimeDir === undefined ? make(tmpdir()) : make(runtimeDir).catch(() => make(tmpdir()));
  return join(await folder, 'socket');
}

/** A process that was killed left its socket. */
async function removeSocketOf(libraryDir: string): Promise<void> {
  const left = await readHolder(libraryDir);
  if (left !== null) await removeSocket(left.address);
}

async function removeSocket(address: string): Promise<void> {
  const folder = dirname(address);
  if (process.platform === 'win32' || !basename(folder).startsWith(folderPrefix)) return;
  await rm(folder, { recursive: true, force: true });
}
