// Which fingerprints may be of one recording, found without comparing all with all: a few words of each, chosen so that the same music chooses the same ones.

/** Words of a sketch. */
const sketchLength = 128;
/** Steps of silence or of a standing tone are like those of any other. */
const mostRepeated = 8;
/** Words that more tracks share tell nothing but the price of looking at them. */
const mostSharing = 200;

/**
 * The words of a fingerprint whose hashes are smallest (A. Broder 1997, On the resemblance and containment of documents): of two
 * that share a part of their words, about that part of the sketches is shared, wherever in the recording they stand.
 */
export function sketchOf(print: Uint32Array): Uint32Array {
  const counts = new Map<number, number>();
  for (const word of print) counts.set(word, (counts.get(word) ?? 0) + 1);
  const hashes = Uint32Array.from(
    [...counts].flatMap(([word, count]) => (count <= mostRepeated ? [hashed(word)] : [])),
  );
  return hashes.sort().slice(0, sketchLength);
}

export interface Sketched {
  readonly id: number;
  readonly seconds: number;
  readonly sketch: Uint32Array;
  /** Compared with all others already. */
  readonly isKnown: boolean;
}

/** Pairs, the lower id first, of like length and with a word in common; of two that are known none. */
export function candidatePairs(tracks: readonly Sketched[], likeSeconds: number): [number, number][] {
  const sizes = tracks.reduce((sum, { sketch }) => sum + sketch.length, 0);
  // Sorted as numbers: the word, then the track's place.
  const entries = new Float64Array(sizes);
  let filled = 0;
  for (const [at, { sketch }] of tracks.entries())
    for (const word of sketch) entries[filled++] = word * 2 ** 21 + at;
  entries.sort();
  const found = new Set<number>();
  for (let start = 0; start < filled; ) {
    const word = Math.floor(entries[start]! / 2 ** 21);
    let end = start + 1;
    while (end < filled && Math.floor(entries[end]! / 2 ** 21) === word) end += 1;
    if (end - start <= mostSharing)
      for (let i = start; i < end; i++)
        for (let j = i + 1; j < end; j++) {
          const [a, b] = [entries[i]! - word * 2 ** 21, entries[j]! - word * 2 ** 21];
          const [one, other] = [tracks[a]!, tracks[b]!];
          if (one.isKnown && other.isKnown) continue;
          if (Math.abs(one.seconds - other.seconds) <= likeSeconds) found.add(a * 2 ** 21 + b);
        }
    start = end;
  }
  return [...found].map((pair) => {
    const a = Math.floor(pair / 2 ** 21);
    const [x, y] = [tracks[a]!.id, tracks[pair - a * 2 ** 21]!.id];
    return x < y ? [x, y] : [y, x];
  });
}

/** Spreads words evenly (the finaliser of MurmurHash 3, A. Appleby). */
function hashed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
