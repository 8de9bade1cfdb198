// The end of the process, within three seconds whatever hangs: the library closed first, then by force.
import { logBug, taken } from './terminal.ts';

/** From a signal, or from the wish to quit, to the end. */
export const endMs = 2800;

const closers = new Set<() => void>();

/** `close` is called before the process is ended by force, unless the returned function has called it before. */
export function beforeTheEnd(close: () => void): () => void {
  const once = (): void => {
    if (closers.delete(once)) close();
  };
  closers.add(once);
  return once;
}

/**
 * Ends the process unless it has ended by itself by then. By SIGKILL, because `process.exit` waits for threads, one of
 * which may hang in a system call: a pipe, or a drive that does not answer.
 */
export function endWithin(ms: number): void {
  setTimeout(() => endNow('SIGKILL'), ms).unref();
}

/** One of the signals that nobody handles any more. */
export function endNow(by: NodeJS.Signals): void {
  for (const close of closers) {
    try {
      close();
    } catch (error) {
      logBug(error);
    }
  }
  process.kill(process.pid, by);
}

/** For a process that runs `main` and then ends: soon after that, and soon after a signal that asks it to. */
export async function runToTheEnd(main: () => Promise<number>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      // What takes its time to stop handles the signal itself.
      if (process.listenerCount(signal) === 0) endNow(signal);
      else endWithin(endMs);
    });
  process.exitCode = await main();
  // Whoever reads what was printed takes the time that it takes: a pager, for one.
  await taken();
  endWithin(endMs);
}
