// The process that `measuredHost` starts: app and loopback host; reports its cost so far on request.
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { startHost } from '../../src/main/host/host.ts';

const tickMs = 2;
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

const delay = monitorEventLoopDelay({ resolution: tickMs });
delay.enable();
// The thread's processor time between two ticks: the longest block on an idle machine.
let longestCpuMs = 0;
let before = process.threadCpuUsage();
setInterval(() => {
  const now = process.threadCpuUsage();
  longestCpuMs = Math.max(longestCpuMs, (now.user + now.system - before.user - before.system) / 1000);
  before = now;
}, tickMs);

process.on('message', () => {
  const { user, system } = process.threadCpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    longestMs: Math.max(0, delay.max / 1e6 - tickMs),
    longestCpuMs,
    peakMb: process.resourceUsage().maxRSS / 1024,
    nowMb: process.memoryUsage.rss() / 1024 ** 2,
  });
  delay.reset();
  longestCpuMs = 0;
});
process.send?.({ url: host.url });
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
await host.close();
await app.close();
process.exit();
