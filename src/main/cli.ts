// Entry: the command line.
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from './cli/program.ts';

const extension = extname(import.meta.url);

process.exitCode = await main(process.argv.slice(2), {
  workerUrls: {
    analyse: new URL(`./jobs/analyse.worker${extension}`, import.meta.url),
    learn: new URL(`./jobs/learn.worker${extension}`, import.meta.url),
  },
  resourcesDir: fileURLToPath(new URL('../../resources', import.meta.url)),
});
