// The process that `measuredHost` starts: app and loopback host; reports its cost so far on request.
import { once } from 'node:events';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { startHost } from '../../src/main/host/host.ts';
import { watchMainThread } from '../report/mainThread.ts';

const [libraryDir, folder] = process.argv.slice(2);
if (libraryDir === undefined || folder === undefined)
  throw new Error('usage: host.process.ts <library> <page>');

const app = await createApp({ ...places, libraryDir });
const host = await startHost({
  app,
  page: { folder },
  port: 0,
  onError: (error) => console.error(error),
});

const longestBlock = watchMainThread();

process.on('message', () => {
  const { user, system } = process.threadCpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    ...longestBlock(),
    peakMb: process.resourceUsage().maxRSS / 1024,
    nowMb: process.memoryUsage.rss() / 1024 ** 2,
  });
});
const { user, system } = process.cpuUsage();
process.send?.({ url: host.url, readyCpuMs: (user + system) / 1000 });
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
await host.close();
await app.close();
process.exit();
