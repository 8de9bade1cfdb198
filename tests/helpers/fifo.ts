// Named pipes to which nobody writes: whoever opens one to read waits for ever.
import { execFileSync } from 'node:child_process';

/** Windows has none in its file system. */
export const hasFifos = process.platform !== 'win32';

export function fifo(path: string): string {
  execFileSync('mkfifo', [path]);
  return path;
}
