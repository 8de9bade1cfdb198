// Runs a phase in a process of its own, and kills it when told.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Place } from './phases.ts';

/** Which moment kills it, or how long after its start; neither: it runs to its end. */
interface When {
  readonly moment?: number;
  readonly afterMs?: number;
  /** Snapshots: it also reads all that was said after each acknowledgement. After: it does what goes on after a kill. */
  readonly mode?: 'snapshots' | 'after';
}

export interface Run {
  readonly pid: number;
  /** Whether it came to its end by itself. */
  readonly ended: boolean;
  /** How often it told that something said was kept. */
  readonly acknowledged: number;
  readonly moments: number;
  readonly milliseconds: number;
  readonly spoken: readonly string[];
  readonly errors: string;
}

const lineSchema = z.object({
  started: z.literal(true).optional(),
  acknowledged: z.int().optional(),
  spoken: z.array(z.string()).optional(),
  moments: z.int().optional(),
});

/** As long as nothing here takes. */
const givenUpMs = 240_000;

export async function run(place: Place, phase: string, { moment, afterMs, mode }: When): Promise<Run> {
  const { libraryDir, music, exported } = place;
  const args = [libraryDir, music, exported, phase, String(moment ?? 0), mode ?? ''];
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./killed.process.ts', import.meta.url)), ...args],
    {
      // A process group of its own shows whether anything lives on.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const clock = setTimeout(() => child.kill('SIGKILL'), givenUpMs);
  const begun = performance.now();
  let [startedAt, acknowledged, moments, errors] = [begun, 0, 0, ''];
  let spoken: readonly string[] = [];
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (text) => {
    const line = lineSchema.parse(JSON.parse(text));
    acknowledged = line.acknowledged ?? acknowledged;
    spoken = line.spoken ?? spoken;
    moments = line.moments ?? moments;
    if (line.started === undefined) return;
    startedAt = performance.now();
    if (afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  const [code] = await new Promise<[number | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve([exitCode]));
  });
  clearTimeout(clock);
  return {
    pid: child.pid ?? 0,
    ended: code === 0,
    acknowledged,
    moments,
    milliseconds: performance.now() - startedAt,
    spoken,
    errors: errors.trim(),
  };
}

/** Whether every process of its group has ended within ten seconds. */
export async function hasEnded({ pid }: Run): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(-pid, 0);
    } catch {
      return true;
    }
    await wait(100);
  }
  return false;
}
