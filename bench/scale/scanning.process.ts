// Takes a folder into a library and ends before it would listen, or with 'whole' when all is done: prints the seconds
// that passed, the start of the program left out, and how much memory it had at most.
import { createRouterClient } from '@orpc/server';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';

const [libraryDir, folder, until] = process.argv.slice(2);
if (libraryDir === undefined || folder === undefined)
  throw new Error('usage: scanning.process.ts <library> <folder> [whole]');

const app = await createApp({ ...places, libraryDir, workers: 2 });
const client = createRouterClient(app.router);
const started = performance.now();
const { jobId } = await client.library.scan({ folders: [folder] });
let seconds = 0;
let peakMb = 0;
for await (const { status } of await client.jobs.follow({ id: jobId })) {
  if (status.state === 'failed') throw new Error(status.error.message);
  const isTakenIn =
    status.state === 'done' ||
    (status.state === 'running' &&
      until !== 'whole' &&
      !['starting', 'finding-files', 'reading-tags'].includes(status.progress.step.phase));
  if (!isTakenIn || seconds > 0) continue;
  seconds = (performance.now() - started) / 1000;
  peakMb = process.resourceUsage().maxRSS / 1024;
  if (status.state === 'running') await client.jobs.cancel({ id: jobId });
}
await app.close();
process.stdout.write(`seconds=${seconds} peak=${peakMb}\n`);
