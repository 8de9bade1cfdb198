// Serves the router over the message ports that the window's page passes in, and over no others.
import { RPCHandler } from '@orpc/server/message-port';
import { packedNumbers } from '../../core/contract/packed.ts';
import type { ServedRouter } from '../faced.ts';
import type { PortEvent } from './electron.ts';

/** True when the port comes from the main frame of our window, showing our page. */
export function isOurPage(
  event: PortEvent,
  window: { readonly id: number; readonly origin: string },
): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null && frame.parent === null && frame.origin === window.origin && event.sender.id === window.id
  );
}

/** Returns the handler of a port. A reloaded page passes a new one; the old one closed with the page. */
export function portServer(router: ServedRouter): (event: PortEvent) => void {
  const handler = new RPCHandler(router, { customJsonSerializers: [packedNumbers] });
  return (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    handler.upgrade(port, { context: {} });
    port.start();
  };
}
