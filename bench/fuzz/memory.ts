// The memory of this process and of the processes that it started.
import { readFileSync } from 'node:fs';

/** Elsewhere than on Linux, of this process alone. */
export function residentBytes(): number {
  const children = childrenOf(process.pid).map((pid) => residentOf(pid));
  return children.reduce((sum, bytes) => sum + bytes, process.memoryUsage.rss());
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
