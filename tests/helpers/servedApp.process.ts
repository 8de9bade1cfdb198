// The process that `serveApp` starts: app and loopback host, until it is told to stop.
import { once } from 'node:events';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { startHost } from '../../src/main/host/host.ts';

const [libraryDir, folder, port, token] = process.argv.slice(2);
if (libraryDir === undefined || folder === undefined || token === undefined)
  throw new Error('usage: servedApp.process.ts <library> <page> <port> <token>');

const app = await createApp({ ...places, libraryDir });
const host = await startHost({
  app,
  page: { folder },
  port: Number(port),
  token,
  onError: (error) => console.error(error),
});
process.send?.({ url: host.url, port: host.port });
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
await host.close();
await app.close();
process.disconnect?.();
