// Spelling correction: the closest known word by Jaro-Winkler similarity, with guards against other real words.

/** Less similar words are never corrections. */
const leastSimilarity = 0.9;
/** The largest difference in length. */
const reach = 2;

export interface Speller {
  /** The known key that `key` misspells, or null. Known keys and lookalikes are never misspellings. */
  correct(key: string): string | null;
}

interface Candidate {
  readonly key: string;
  readonly letters: number;
  readonly tolerance: number;
  /** The most letter kinds that a misspelling within the tolerance can add or lose. */
  readonly changedLetters: number;
}

/** `known` maps every key to the highest slip cost (see `slipCost`) of a misspelling of it. */
export function createSpeller(known: ReadonlyMap<string, number>, lookalikes: ReadonlySet<string>): Speller {
  /** By first letter and length, so that one look-up sees a few hundred keys and not ten thousand. */
  const shelves = new Map<string, Candidate[][]>();
  for (const [key, tolerance] of known) {
    if (key.length < 4 || !/^\p{L}+$/u.test(key)) continue;
    const shelf = shelves.get(key.charAt(0)) ?? [];
    shelves.set(key.charAt(0), shelf);
    const candidates = shelf[key.length] ?? [];
    shelf[key.length] = candidates;
    // An edit cost of 1.5 allows one replaced letter at most; swaps and doublings change no letter set.
    candidates.push({ key, letters: letterSet(key), tolerance, changedLetters: tolerance > 1.5 ? 4 : 2 });
  }
  const correct = (key: string): string | null => {
    if (key.length < 4 || key.length > 40 || known.has(key) || lookalikes.has(key) || !/^\p{L}+$/u.test(key))
      return null;
    const letters = letterSet(key);
    let best: string | null = null;
    let bestSimilarity = 0;
    for (const first of firstLetters(key)) {
      const shelf = shelves.get(first) ?? [];
      for (let length = Math.max(4, key.length - reach); length <= key.length + reach; length++) {
        for (const candidate of shelf[length] ?? []) {
          if (bitCount(candidate.letters ^ letters) > candidate.changedLetters) continue;
          if (Math.abs(length - key.length) * 0.75 > candidate.tolerance) continue;
          const similarity = jaroWinkler(key, candidate.key);
          if (similarity < leastSimilarity || similarity <= bestSimilarity) continue;
          if (slipCost(key, candidate.key) > candidate.tolerance) continue;
          best = candidate.key;
          bestSimilarity = similarity;
        }
      }
    }
    return best;
  };
  return { correct };
}

/** People rarely miss the first letter, but 'trance' and 'france' differ in nothing else; 'klassical' only sounds alike. */
function firstLetters(key: string): readonly string[] {
  const first = key.charAt(0);
  return first === 'c' || first === 'k' ? ['c', 'k'] : [first];
}

/**
 * Jaro's similarity with Winkler's bonus for a common opening of up to four letters (weight 0.1), 0 to 1.
 * Winkler 1990, 'String comparator metrics and enhanced decision rules in the Fellegi-Sunter model'.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenInB = new Uint8Array(b.length);
  const matchedInA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i);
    const last = Math.min(b.length - 1, i + window);
    for (let j = Math.max(0, i - window); j <= last; j++) {
      if (takenInB[j] === 1 || b.charCodeAt(j) !== code) continue;
      takenInB[j] = 1;
      matchedInA.push(code);
      break;
    }
  }
  const matches = matchedInA.length;
  if (matches === 0) return 0;
  let outOfOrder = 0;
  let at = 0;
  for (let j = 0; j < b.length; j++) {
    if (takenInB[j] !== 1) continue;
    if (b.charCodeAt(j) !== matchedInA[at]) outOfOrder++;
    at++;
  }
  const jaro = (matches / a.length + matches / b.length + (matches - outOfOrder / 2) / matches) / 3;
  let opening = 0;
  while (opening < 4 && opening < a.length && a.charCodeAt(opening) === b.charCodeAt(opening)) opening++;
  return jaro + opening * 0.1 * (1 - jaro);
}

const similarSounds = ['ckq', 'szc', 'vw', 'td', 'pb', 'gj', 'mn', 'fv'];

/**
 * The cost of typing `written` for `meant` by mistake: the cheapest sequence of edits
 * (optimal string alignment). Swapped neighbours and doubled letters cost least, another consonant most,
 * because 'mental' is a word of its own and 'mettal' is not.
 */
function slipCost(written: string, meant: string): number {
  const width = meant.length + 1;
  let beforeLast = new Float64Array(width);
  let last = Float64Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= written.length; i++) {
    const row = new Float64Array(width);
    row[0] = i * 1.5;
    const w = written.charAt(i - 1);
    const wBefore = written.charAt(i - 2);
    for (let j = 1; j < width; j++) {
      const m = meant.charAt(j - 1);
      const mBefore = meant.charAt(j - 2);
      const kept = (last[j - 1] ?? 0) + (w === m ? 0 : replacementCost(w, m));
      const doubled = w === wBefore || (w === 'c' && written.charAt(i) === 'k');
      const extra = (last[j] ?? 0) + (doubled ? 0.75 : isVowel(w) && i < written.length ? 1 : 1.5);
      const missing = (row[j - 1] ?? 0) + (m === mBefore ? 0.75 : 1);
      let cost = Math.min(kept, extra, missing);
      if (i > 1 && j > 1 && w === mBefore && wBefore === m)
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 0.75);
      row[j] = cost;
    }
    beforeLast = last;
    last = row;
  }
  return last[width - 1] ?? 0;
}

function replacementCost(written: string, meant: string): number {
  if (isVowel(written) && isVowel(meant)) return 1;
  return similarSounds.some((sounds) => sounds.includes(written) && sounds.includes(meant)) ? 1 : 2;
}

function isVowel(letter: string): boolean {
  return 'aeiouy'.includes(letter);
}

/** The set of letters, a bit each: a cheap first filter. */
function letterSet(key: string): number {
  let set = 0;
  for (let i = 0; i < key.length; i++) set |= 1 << (key.charCodeAt(i) & 31);
  return set;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
