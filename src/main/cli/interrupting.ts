// Ctrl-C while something long is under way: the first asks it to stop, the second ends the process.
import { endNow } from '../ending.ts';

/** Calls `stop` at the first SIGINT or SIGTERM, until the returned function is called. */
export function onInterrupt(stop: () => void): () => void {
  let interrupted = false;
  const interrupt = (): void => {
    if (interrupted) endNow('SIGKILL');
    interrupted = true;
    stop();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  };
}
