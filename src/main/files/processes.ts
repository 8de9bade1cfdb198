// Other processes of this machine, by their numbers.
import { codeOf } from './diskFaults.ts';

/** True also for one of another user's, and for another that has got the number since. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
