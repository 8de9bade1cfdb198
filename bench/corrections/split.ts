// Splits excerpts by artist into a pool to label and a half to test on.
import { createRandom, permutation } from '../../src/core/learning/maths/random.ts';
import type { Excerpts } from './excerpts.ts';

export interface Split {
  /** In random order. */
  readonly pool: Int32Array;
  readonly test: Int32Array;
}

/** Artists in random order, whatever their genres, in two halves: each is the pool once, the other one the test. */
export function halvesByArtist(
  { artists }: Pick<Excerpts, 'artists'>,
  seed: number,
): readonly [Split, Split] {
  const random = createRandom(seed);
  const names = [...new Set(artists)];
  const first = new Set<string>();
  let tracks = 0;
  for (const at of permutation(names.length, random)) {
    if (tracks >= artists.length / 2) break;
    const name = names[at] ?? '';
    first.add(name);
    tracks += artists.filter((artist) => artist === name).length;
  }
  const half = (isFirst: boolean): Int32Array => {
    const rows = [...artists.keys()].filter((i) => first.has(artists[i] ?? '') === isFirst);
    return permutation(rows.length, random).map((at) => rows[at] ?? -1);
  };
  const [one, other] = [half(true), half(false)];
  return [
    { pool: one, test: other },
    { pool: other, test: one },
  ];
}

/** Artists in random order go to the pool until it has half of the tracks of their first track's genre. */
export function splitByArtist(
  { genres, artists }: Pick<Excerpts, 'genres' | 'artists'>,
  seed: number,
): Split {
  const random = createRandom(seed);
  const names = [...new Set(artists)];
  const pool: number[] = [];
  const test: number[] = [];
  const inPool = new Map<string, number>();
  for (const at of permutation(names.length, random)) {
    const rows = [...artists.keys()].filter((i) => artists[i] === names[at]);
    const genre = genres[rows[0] ?? -1] ?? '';
    const all = genres.filter((other) => other === genre).length;
    if ((inPool.get(genre) ?? 0) < all / 2) {
      pool.push(...rows);
      for (const i of rows) inPool.set(genres[i] ?? '', (inPool.get(genres[i] ?? '') ?? 0) + 1);
    } else test.push(...rows);
  }
  return {
    pool: permutation(pool.length, random).map((i) => pool[i] ?? -1),
    test: Int32Array.from(test),
  };
}
