// The memory of a process and of the processes that it started, and the processor time of those.
import { readFileSync } from 'node:fs';

/** Elsewhere than on Linux, of this process alone. */
export function residentBytes(): number {
  const children = childrenOf(process.pid).map((pid) => residentOf(pid));
  return children.reduce((sum, bytes) => sum + bytes, process.memoryUsage.rss());
}

/**
 * Of a process and of those below it: what is theirs alone and nobody can take back, without pages of files, which the system
 * drops when it needs room and which all processes of a program share. Zeros where Linux does not tell.
 */
export interface AnonymousBytes {
  readonly own: number;
  readonly below: number;
}

export function anonymousBytes(pid: number): AnonymousBytes {
  const below = [...processesBelow(pid)].map(anonymousOf);
  return { own: anonymousOf(pid), below: below.reduce((sum, bytes) => sum + bytes, 0) };
}

function* processesBelow(pid: number): Generator<number> {
  for (const child of childrenOf(pid)) {
    yield child;
    yield* processesBelow(child);
  }
}

function anonymousOf(pid: number): number {
  return 1024 * Number(/^Anonymous:\s+(\d+)/mu.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/** On Linux; elsewhere 0. User and system time stand 14th and 15th, in hundredths of a second (proc_pid_stat(5)). */
export function childrensCpuSeconds(): number {
  const ticks = childrenOf(process.pid).map((pid) => {
    const fields = readOrEmpty(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

function childrenOf(pid: number): number[] {
  return readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function residentOf(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+)/mu.exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
