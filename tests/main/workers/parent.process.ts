// A process with a worker in an endless loop, whose id it tells; to be killed.
import { forkProcess } from '../../../src/main/workers/forkProcess.ts';
import { createPool, type RunOptions } from '../../../src/main/workers/pool.ts';
import { processChannel } from '../../../src/main/workers/processChannel.ts';

const url = new URL('./question.worker.ts', import.meta.url);
const pool = createPool(1, processChannel({ url, startProcess: forkProcess, maxMemoryMb: 300 }));
const options: RunOptions = {
  limit: { ms: 60_000 },
  alone: false,
  onProgress: () => undefined,
  onBegin: () => undefined,
};
const pid = await pool.run('pid', null, options);
const spinning = pool.run('spin', null, options);
process.send?.(pid);
await spinning;
