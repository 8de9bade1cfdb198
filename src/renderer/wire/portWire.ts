// One connection to the main process of the desktop app: a message port that the preload passes on.
import { RPCLink } from '@orpc/client/message-port';
import { connectMessage } from '../../core/contract/bridge.ts';
import { packedNumbers } from '../../core/contract/packed.ts';
import type { Wire } from './steadyLink.ts';

export async function connectPort(): Promise<Wire> {
  const { port1, port2 } = new MessageChannel();
  const closed = Promise.withResolvers<void>();
  port1.addEventListener('close', () => closed.resolve(), { once: true });
  window.postMessage(connectMessage, window.location.origin, [port2]);
  const link = new RPCLink({ port: port1, customJsonSerializers: [packedNumbers] });
  port1.start();
  return { link, closed: closed.promise };
}
