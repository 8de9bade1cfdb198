// A host as `serve` runs it, with workers that hang by the name of the file, and perhaps a main process that hangs itself.
import { open } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { serve } from '../../src/main/cli/commands/serve.ts';
import { runToTheEnd } from '../../src/main/ending.ts';

const [libraryDir, folder, page, pipe] = process.argv.slice(2);
if (libraryDir === undefined || folder === undefined || page === undefined)
  throw new Error('usage: ending.process.ts <library> <folder> <page> [<pipe to hang at>]');

/** All threads that Node has for files, as a drive does that does not answer. */
function hang(): void {
  for (let i = 0; i < 4 && pipe !== undefined; i++) open(pipe, () => undefined);
}

await runToTheEnd(async () => {
  const analyse = new URL('../helpers/crash.worker.ts', import.meta.url);
  const workerUrls = { ...places.workerUrls, analyse };
  const app = await createApp({ ...places, workerUrls, libraryDir, workers: 2 });
  try {
    const client = createRouterClient(app.router);
    await client.library.scan({ folders: [folder] });
    await serve({ app, page: { folder: page }, json: true, onListening: hang });
  } finally {
    await app.close();
  }
  return 0;
});
