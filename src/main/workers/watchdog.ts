// In a worker's process: ends it when its memory grows beyond its limit, and when its parent is gone.
import { Worker } from 'node:worker_threads';

/** What it says before it ends the process, for the parent to tell why. */
export const overMemory = 'stackwax: over the memory limit';

/**
 * A thread of its own, because the process may be in an endless loop inside WebAssembly or allocate without end: all of
 * its memory is counted, which no limit of V8's does, and one that its killed parent left behind goes, too.
 */
export function startWatchdog(maxMemoryMb: number, parentPid: number): void {
  const watchdog = new Worker(`(${watch.toString()})()`, {
    eval: true,
    execArgv: [],
    workerData: { maxBytes: maxMemoryMb * 1024 * 1024, parentPid, overMemory },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  });
  // Without it a file could do what this process is there to contain.
  watchdog.on('exit', () => process.kill(process.pid, 'SIGKILL'));
  watchdog.unref();
}

/** Runs from its own text, so that it needs no file: it can name nothing outside itself. */
function watch(): void {
  const { writeSync } = process.getBuiltinModule('node:fs');
  const { workerData } = process.getBuiltinModule('node:worker_threads');
  const { maxBytes, parentPid, overMemory: said } = workerData;
  const parent = process.ppid;
  const isOrphan = () => {
    try {
      process.kill(parentPid, 0);
      return process.ppid !== parent;
    } catch {
      return true;
    }
  };
  setInterval(() => {
    const isOver = process.memoryUsage.rss() > maxBytes;
    if (!isOver && !isOrphan()) return;
    try {
      if (isOver) writeSync(2, `${said}\n`);
    } finally {
      process.kill(process.pid, 'SIGKILL');
    }
  }, 100);
}
