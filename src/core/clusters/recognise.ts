// Which new cluster is an old one again: where they share at least half of the tracks that either has.

/** Two halves of a cluster cannot both be it. */
const leastShared = 0.5;

/** For each of `k` new clusters the old one that it is; each old one at most once. `before`: the old cluster of each row, -1 for none. */
export function recognised(before: Int32Array, labels: Int32Array, k: number): (number | null)[] {
  const sizes = new Map<number, number>();
  const own = new Int32Array(k);
  const shared = new Map<string, { old: number; label: number; tracks: number }>();
  before.forEach((old, row) => {
    if (old < 0) return;
    const label = labels[row]!;
    sizes.set(old, (sizes.get(old) ?? 0) + 1);
    own[label]! += 1;
    const pair = shared.get(`${old} ${label}`) ?? { old, label, tracks: 0 };
    pair.tracks += 1;
    shared.set(`${old} ${label}`, pair);
  });
  const found: (number | null)[] = Array.from({ length: k }, () => null);
  for (const { old, label, tracks } of shared.values())
    if (tracks > leastShared * (sizes.get(old)! + own[label]! - tracks)) found[label] = old;
  return found;
}
