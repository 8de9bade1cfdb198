// A worker of a queue whose analysis is canned; ends with the process that started it, or by SIGKILL.
import { places } from '../../scripts/start/project.ts';
import { parseAddress } from '../../src/main/queue/address.ts';
import { parseRoot } from '../../src/main/queue/roots.ts';
import { workAtQueue } from '../../src/main/queue/worker.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';
import { cannedWorker } from './processes.ts';

const [, , url = '', root = '', threads = '1'] = process.argv;
const ending = new AbortController();
process.on('disconnect', () => ending.abort());
await workAtQueue(
  {
    address: parseAddress(url),
    roots: [parseRoot(root)],
    threads: Number(threads),
    entry: {
      url: cannedWorker,
      workerData: { kernelsFile: places.kernelsFile },
      startProcess: forkProcess,
    },
    idleMs: null,
    say: () => undefined,
  },
  ending.signal,
);
