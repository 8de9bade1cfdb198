// A process that writes tags is killed at any moment, again and again: what is wrong afterwards, in sentences.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { createRandom } from '../../src/core/learning/maths/random.ts';
import type { Writing } from '../../src/main/writing/client.ts';
import { hashesIn, openTagWriter } from './tagWriter.ts';

const script = join(import.meta.dirname, 'tagWriter.process.ts');
/** After its first files; a round over all of them takes about as long. */
const longestMs = 400;

export interface KillOutcome {
  readonly faults: readonly string[];
  /** Files that its process was writing just then. */
  readonly open: number;
}

export async function killWhileWriting(
  place: {
    readonly libraryDir: string;
    readonly music: string;
    readonly original: ReadonlyMap<string, string>;
  },
  random: ReturnType<typeof createRandom>,
  writing: Writing,
): Promise<KillOutcome> {
  const child = fork(script, [place.libraryDir], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'close');
  await Promise.race([once(child, 'message'), ended]);
  await setTimeout(random.next() * longestMs);
  child.kill('SIGKILL');
  await ended;
  const faults: string[] = [];
  const writer = openTagWriter(place.libraryDir, writing);
  try {
    const open = writer.openEdits();
    await writer.settle();
    if (writer.openEdits() > 0) faults.push('edits stay open');
    const journal = writer.journal();
    const found = hashesIn(place.music);
    for (const [path, hash] of found) {
      const before = place.original.get(path);
      if (before === undefined) faults.push(`${path} is left`);
      else if (hash !== (journal.get(path) ?? before)) faults.push(`${path} is not what the journal says`);
    }
    if (found.size < place.original.size) faults.push('a file is gone');
    return { faults, open };
  } finally {
    writer.close();
  }
}
