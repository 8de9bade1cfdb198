// TCP connections to the loopback host: those that have not shown a key are few, and have little time.
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from './limits.ts';

export interface Connections {
  /** This connection has shown a key. */
  letIn(connection: Duplex): void;
}

/** When there are too many strangers the oldest one goes: whoever comes to show a key is always heard. */
export function limitConnections(server: Server): Connections {
  const strangers = new Set<Duplex>();
  server.on('connection', (connection) => {
    strangers.add(connection);
    connection.once('close', () => strangers.delete(connection));
    if (strangers.size <= limits.strangers) return;
    const [oldest] = strangers;
    oldest?.destroy();
  });
  return { letIn: (connection) => strangers.delete(connection) };
}
