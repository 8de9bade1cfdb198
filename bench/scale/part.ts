// One part of a larger benchmark: another benchmark in a process group of its own, whose files go with it whatever happens.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';

const documentSchema = z.looseObject({
  targets: z.array(z.object({ name: z.string(), value: z.number(), target: z.number(), met: z.boolean() })),
});
export type Measured = z.infer<typeof documentSchema>;

/** From the wish to end until it is ended. */
const politeMs = 5000;

/** Runs `bench -- name args --json` until its end or the signal. Throws where it does not print its document. */
export async function runPart(
  [name = '', ...args]: readonly string[],
  signal: AbortSignal,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-scale-'));
  const run = join(import.meta.dirname, '..', 'run.ts');
  const child = spawn(process.execPath, [run, name, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, with all that it starts.
    detached: true,
    env: { ...process.env, TMPDIR: folder },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const cancel = (): void => void end(child, ended);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    const printed = text(child.stdout);
    const code = await ended;
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`bench -- ${name} ${args.join(' ')} ended with ${code}`);
    return documentSchema.parse(JSON.parse(await printed));
  } finally {
    signal.removeEventListener('abort', cancel);
    // What the part itself did not wait for.
    killGroup(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  killGroup(child, 'SIGTERM');
  await Promise.race([ended, setTimeout(politeMs, undefined, { ref: false })]);
  killGroup(child, 'SIGKILL');
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
