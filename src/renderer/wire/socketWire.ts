// One connection to the loopback host: a WebSocket to where the page came from. Its cookie lets the page in.
import { RPCLink } from '@orpc/client/websocket';
import { packedNumbers } from '../../core/contract/packed.ts';
import { ConnectionRefused, type Refusal, type Wire } from './steadyLink.ts';

/** Rejects when the socket does not open; with ConnectionRefused when the host answers but turns this page away. */
export async function connectSocket(): Promise<Wire> {
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const opened = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  socket.addEventListener('open', () => opened.resolve(), { once: true });
  socket.addEventListener(
    'close',
    () => {
      opened.reject(new Error('the socket did not open'));
      closed.resolve();
    },
    { once: true },
  );
  try {
    await opened.promise;
  } catch (error) {
    const refusal = await turnedAway();
    throw refusal === null ? error : new ConnectionRefused(refusal);
  }
  const link = new RPCLink({ websocket: socket, customJsonSerializers: [packedNumbers] });
  return { link, closed: closed.promise };
}

/** A failed socket gives no reason; the same address asked without an upgrade does. */
async function turnedAway(): Promise<Refusal | null> {
  try {
    const { status } = await fetch('/rpc', { cache: 'no-store' });
    if (status === 503) return 'crowded';
    return status === 401 || status === 403 ? 'refused' : null;
  } catch {
    return null;
  }
}
