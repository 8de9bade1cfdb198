// Changed paths, each until nothing more is written to it: a file that is still being copied is waited for.

export interface Settling {
  note(path: Buffer, at: number): void;
  isWaiting(path: Buffer): boolean;
  /** Takes out those that are quiet by now. */
  settled(now: number): Buffer[];
}

/** Quiet for so long is finished; for longer where there were pauses between its writes. */
const shortestMs = 500;
const longestMs = 1200;

export function settling(): Settling {
  const noted = new Map<string, { path: Buffer; at: number; quietMs: number }>();
  return {
    note(path, at) {
      const key = path.toString('latin1');
      const before = noted.get(key);
      const pauseMs = before === undefined ? 0 : at - before.at;
      const quietMs = Math.min(longestMs, Math.max(before?.quietMs ?? shortestMs, pauseMs * 2));
      noted.set(key, { path, at, quietMs });
    },
    isWaiting: (path) => noted.has(path.toString('latin1')),
    settled(now) {
      const quiet = [...noted].filter(([, { at, quietMs }]) => now - at >= quietMs);
      for (const [key] of quiet) noted.delete(key);
      return quiet.map(([, { path }]) => path);
    },
  };
}
