// Which backups go: by age, then by the space that all may take; the two newest always stay.

const hour = 3_600_000;
const day = 24 * hour;

/** From this age on, one backup of each period of this length is kept: all of a week, then one a week, then one a month. */
const periods = [
  { olderThan: 7 * day, length: 7 * day },
  { olderThan: 8 * 7 * day, length: 30 * day },
] as const;

const alwaysKept = 2;

export interface Kept {
  readonly name: string;
  readonly madeAt: number;
  /** Its files; those that several backups share have one key. */
  readonly files: readonly { readonly key: string; readonly bytes: number }[];
}

/** The names of those that are to be removed, oldest first. */
export function backupsToRemove(backups: readonly Kept[], now: number, limitBytes: number): string[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt - a.madeAt);
  const kept: Kept[] = [];
  const removed: Kept[] = [];
  const taken = new Set<string>();
  for (const [i, backup] of newestFirst.toReversed().entries()) {
    // From the oldest on: the first of a period stays, so that what stays once is not removed for a newer one.
    const period = periodOf(backup.madeAt, now);
    const isSpare = period !== null && taken.has(period) && i < newestFirst.length - alwaysKept;
    if (period !== null) taken.add(period);
    (isSpare ? removed : kept).push(backup);
  }
  while (kept.length > alwaysKept && bytesOf(kept) > limitBytes) {
    const oldest = kept.shift();
    if (oldest !== undefined) removed.push(oldest);
  }
  return removed.toSorted((a, b) => a.madeAt - b.madeAt).map(({ name }) => name);
}

function periodOf(madeAt: number, now: number): string | null {
  const found = periods.findLast(({ olderThan }) => now - madeAt > olderThan);
  return found === undefined ? null : `${found.length}:${Math.floor(madeAt / found.length)}`;
}

function bytesOf(backups: readonly Pick<Kept, 'files'>[]): number {
  const sizes = new Map(backups.flatMap(({ files }) => files.map(({ key, bytes }) => [key, bytes] as const)));
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}
