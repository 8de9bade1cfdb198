// Scans a folder in a process that a file may end: the app as `serve` opens it, with workers that crash by name.
import { createRouterClient } from '@orpc/server';
import { places } from '../../../scripts/start/project.ts';
import { createApp } from '../../../src/main/app.ts';

const [libraryDir, folder] = process.argv.slice(2);
if (libraryDir === undefined || folder === undefined)
  throw new Error('usage: scanning.process.ts <library> <folder>');

const analyse = new URL('../../helpers/crash.worker.ts', import.meta.url);
const app = await createApp({
  ...places,
  workerUrls: { ...places.workerUrls, analyse },
  libraryDir,
  workers: 2,
});
await app.resume();
const client = createRouterClient(app.router);
const { jobId } = await client.library.scan({ folders: [folder] });
for await (const { status } of await client.jobs.follow({ id: jobId }))
  if (status.state === 'failed') throw new Error(status.error.message);
await app.close();
process.disconnect();
