// The process that `serveApp` starts: app and loopback host, until it is stopped.
import { once } from 'node:events';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { startHost } from '../../src/main/host/host.ts';
import { sessionKey } from '../../src/main/host/sessionKey.ts';

const [libraryDir, folder, port] = process.argv.slice(2);
if (libraryDir === undefined || folder === undefined)
  throw new Error('usage: servedApp.process.ts <library> <page> <port>');

const app = await createApp({ ...places, libraryDir });
const host = await startHost({
  app,
  page: { folder },
  port: Number(port),
  session: await sessionKey(libraryDir),
  onError: (error) => console.error(error),
});
process.send?.({ url: host.url, port: host.port });
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
await host.close();
await app.close();
process.disconnect?.();
