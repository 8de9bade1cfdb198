// Which vanished tracks are which of the files with the same sound: those that fit best; where several fit equally well, nobody guesses.

/** By what a file is recognised besides its sound. */
export interface Traits {
  readonly name: string;
  /** Equal for equal tags. */
  readonly tags: string;
  /** Those it lies in below its root, from the top. */
  readonly folders: readonly string[];
}

/** A track whose file is not where it was. */
export interface LostTrack extends Traits {
  /** When that was seen first, in milliseconds since 1970. */
  readonly since: number;
  /** It takes no file that was there by then: a person said so. */
  readonly onlyAfter: number | null;
  /** What a person set on it, equal for equal; null: nothing. */
  readonly said: string | null;
}

/** A file without a track, or whose track nobody has said anything about. */
export interface FoundFile extends Traits {
  /** When it was seen first. */
  readonly at: number;
}

export interface Matches<Lost, Found> {
  readonly pairs: readonly { readonly lost: Lost; readonly found: Found }[];
  /** Each of these tracks could be each of the files. */
  readonly open: readonly { readonly lost: readonly Lost[]; readonly found: readonly Found[] }[];
}

interface Sides<Lost, Found> {
  readonly lost: readonly Lost[];
  readonly found: readonly Found[];
}

/** Looked at in this order; of each the first element tells most, and further ones decide among those that agree in it. */
const criteria: readonly ((traits: Traits) => readonly string[])[] = [
  ({ name }) => [name],
  ({ tags }) => [tags],
  // The same place below another folder, then another place below the same folder.
  ({ folders }) => folders.toReversed(),
  ({ folders }) => folders,
];

/**
 * Matches tracks and files of one fingerprint. What vanished last chooses first, among the files that came since before
 * those that were there before. A track that nobody said anything about yields to one that would else get no file.
 * Takes time in proportion to their number, not to that of their pairs.
 */
export function matchTracks<Lost extends LostTrack, Found extends FoundFile>(
  lost: readonly Lost[],
  found: readonly Found[],
): Matches<Lost, Found> {
  const takenBy = new Map<Found, Lost>();
  const open: Sides<Lost, Found>[] = [];
  const asked = new Set<Found>();
  const isFree = (file: Found): boolean => !takenBy.has(file) && !asked.has(file);
  const without: { readonly lost: readonly Lost[]; readonly onlyAfter: number | null }[] = [];
  let free = found;
  for (const tier of inTiers(lost)) {
    const { since, onlyAfter } = tier[0];
    const from = Math.max(since, onlyAfter === null ? 0 : onlyAfter + 1);
    let left = resolve({ lost: tier, found: free.filter(({ at }) => at >= from) }, 0).lost;
    if (onlyAfter === null) left = resolve({ lost: left, found: free.filter(({ at }) => at < from) }, 0).lost;
    const carrying = left.filter(({ said }) => said !== null);
    if (carrying.length > 0) without.push({ lost: carrying, onlyAfter });
    free = free.filter(isFree);
  }
  for (const { lost: carrying, onlyAfter } of without) {
    const yielding = [...takenBy].flatMap(([file, by]) => (by.said === null ? [file] : []));
    resolve({ lost: carrying, found: yielding.filter(({ at }) => at > (onlyAfter ?? -1)) }, 0);
  }
  return { pairs: [...takenBy].map(([file, by]) => ({ lost: by, found: file })), open };

  /** Returns what is left over, which is of one side alone. */
  function resolve(sides: Sides<Lost, Found>, criterion: number): Sides<Lost, Found> {
    if (sides.lost.length === 0 || sides.found.length === 0) return sides;
    const isOnePair = sides.lost.length === 1 && sides.found.length === 1;
    return isOnePair || criterion === criteria.length ? settle(sides) : descend(sides, criterion, 0);
  }

  /** Those that agree in one more element first; then, among what they leave over, the next criterion decides. */
  function descend(sides: Sides<Lost, Found>, criterion: number, depth: number): Sides<Lost, Found> {
    const rest: { lost: Lost[]; found: Found[] } = { lost: [], found: [] };
    const keyOf = (traits: Traits): string | undefined => criteria[criterion]?.(traits)[depth];
    const lostBy = Map.groupBy(sides.lost, keyOf);
    const foundBy = Map.groupBy(sides.found, keyOf);
    for (const key of new Set([...lostBy.keys(), ...foundBy.keys()])) {
      const same = { lost: lostBy.get(key) ?? [], found: foundBy.get(key) ?? [] };
      const left = leftOver(same, key === undefined);
      for (const one of left.lost) rest.lost.push(one);
      for (const one of left.found) rest.found.push(one);
    }
    return resolve(rest, criterion + 1);

    function leftOver(same: Sides<Lost, Found>, isAtEnd: boolean): Sides<Lost, Found> {
      if (same.lost.length === 0 || same.found.length === 0) return same;
      return isAtEnd ? resolve(same, criterion + 1) : descend(same, criterion, depth + 1);
    }
  }

  /** No criterion tells these apart. */
  function settle({ lost: tied, found: files }: Sides<Lost, Found>): Sides<Lost, Found> {
    const carrying = tied.filter(({ said }) => said !== null);
    const others = tied.filter(({ said }) => said === null);
    const areAlike = carrying.every(({ said }) => said === carrying[0]?.said);
    if (carrying.length > 0 && !(areAlike && carrying.length >= files.length)) {
      open.push({ lost: carrying, found: files });
      for (const file of files) asked.add(file);
      return { lost: others, found: [] };
    }
    // Whichever of them takes which file, everything is where it was.
    const takers = carrying.length > 0 ? carrying : others;
    const count = Math.min(takers.length, files.length);
    for (const [i, file] of files.slice(0, count).entries()) {
      const taker = takers[i];
      if (taker !== undefined) takenBy.set(file, taker);
    }
    return {
      lost: [...takers.slice(count), ...(carrying.length > 0 ? others : [])],
      found: files.slice(count),
    };
  }
}

/** Tracks that vanished at one time, and may take the same files; the latest first. */
function inTiers<Lost extends LostTrack>(lost: readonly Lost[]): (readonly [Lost, ...Lost[]])[] {
  const tiers = new Map<string, [Lost, ...Lost[]]>();
  for (const one of lost) {
    const key = `${one.since} ${one.onlyAfter}`;
    const tier = tiers.get(key);
    if (tier === undefined) tiers.set(key, [one]);
    else tier.push(one);
  }
  return [...tiers.values()].sort(([a], [b]) => b.since - a.since);
}
