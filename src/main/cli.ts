// Entry: the command line.
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from './cli/program.ts';

// `stackwax list | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const extension = extname(import.meta.url);

process.exitCode = await main(process.argv.slice(2), {
  workerUrls: {
    analyse: new URL(`./jobs/analyse.worker${extension}`, import.meta.url),
    learn: new URL(`./jobs/learn.worker${extension}`, import.meta.url),
  },
  resourcesDir: fileURLToPath(new URL('../../resources', import.meta.url)),
});
