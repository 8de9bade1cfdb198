// The real analysis worker, except that the name of a file decides what happens before it is opened.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Every question about a file is noted here, when it is there. */
const log = process.env['STACKWAX_TEST_LOG'];

await import('../../src/main/analysis/analyse.worker.ts');

process.prependListener('message', (request: unknown) => {
  const path = pathOf(request);
  if (path === null) return;
  const seen = `${path}.seen`;
  if (log !== undefined) appendFileSync(log, `${path}\n`);
  if (path.includes('aborts once')) {
    if (!existsSync(seen)) {
      appendFileSync(seen, 'x');
      process.abort();
    }
  } else if (path.includes('aborts')) process.abort();
  if (path.includes('ends the program')) {
    process.kill(process.ppid, 'SIGKILL');
    for (;;) Math.sqrt(2);
  }
  // Waits in a system call for somebody to write into a pipe.
  if (path.includes('hangs')) readFileSync(`${path}.pipe`);
  if (path.includes('spins')) for (;;) Math.sqrt(2);
});

function pathOf(request: unknown): string | null {
  if (typeof request !== 'object' || request === null || !('input' in request)) return null;
  const { input } = request;
  if (typeof input !== 'object' || input === null || !('path' in input)) return null;
  return input.path instanceof Uint8Array ? Buffer.from(input.path).toString() : null;
}
