// A worker of a queue in a process that a test may kill: its options as JSON; prints its report when it ends.
import * as z from 'zod';
import { places } from '../../scripts/start/project.ts';
import { parseAddress } from '../../src/main/queue/address.ts';
import { parseRoot } from '../../src/main/queue/roots.ts';
import { workAtQueue } from '../../src/main/queue/worker.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';

const options = z
  .object({
    url: z.string(),
    roots: z.array(z.string()),
    version: z.string().optional(),
    /** Analysis processes that crash over files with certain names. */
    crashes: z.boolean(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
const entry = {
  url: options.crashes ? new URL('./crash.worker.ts', import.meta.url) : places.workerUrls.analyse,
  workerData: { kernelsFile: places.kernelsFile },
  startProcess: forkProcess,
};
const report = await workAtQueue(
  {
    address: parseAddress(options.url),
    roots: options.roots.map((root) => parseRoot(root)),
    threads: 1,
    entry,
    idleMs: null,
    say: (sentence) => console.error(sentence),
    ...(options.version === undefined ? {} : { version: options.version }),
  },
  ending.signal,
);
console.log(JSON.stringify(report));
