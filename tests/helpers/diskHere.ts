// The user's folders and files as the app sees them, answered in this process: for many scans a second.
import { diskAnswers } from '../../src/main/disk/answers.ts';
import { type Disk, diskOn } from '../../src/main/disk/client.ts';
import type { Pool } from '../../src/main/workers/pool.ts';

export function diskHere(): Disk {
  const answers: Readonly<Record<string, (input: never, handling: never) => unknown>> = diskAnswers;
  const pool: Pool = {
    size: 1,
    close: async () => undefined,
    async run(question, input, { onProgress }) {
      const handling = { report: onProgress, transfer: () => undefined };
      return await answers[question]?.(input as never, handling as never);
    },
  };
  return diskOn(pool, pool, 1000);
}
