// Orders to play by: each track once before any comes twice, the same for the same seed.
import { createRandom, permutation, type Random } from '../learning/maths/random.ts';

/** 'tracks': one by one; 'albums': whole albums in their own order; 'genres': genre after genre, each mixed within. */
export type Shuffle = 'tracks' | 'albums' | 'genres';

export interface ShuffleWish {
  readonly ids: readonly number[];
  readonly by: Shuffle;
  /** Equal for tracks of one album, or of one genre; not looked at for single tracks. As long as `ids`. */
  readonly groups: readonly number[];
  readonly seed: number;
  /** Comes first, where it is one of them. */
  readonly first: number | null;
}

/** All of `ids`, each as often as it stands there, in the order in which they are to be played. */
export function shuffled({ ids, by, groups, seed, first }: ShuffleWish): number[] {
  const random = createRandom(seed);
  const of = by === 'tracks' ? ids.map((id) => [id]) : runs(ids, groups);
  const order = mixed(of, random).map((run) => (by === 'genres' ? mixed(run, random) : run));
  return first === null ? order.flat() : begunWith(order, first, by);
}

/** The track's own group first: an album goes on from it, and what came before it in the album comes last of all. */
function begunWith(order: readonly (readonly number[])[], first: number, by: Shuffle): number[] {
  const own = order.find((run) => run.includes(first));
  if (own === undefined) return order.flat();
  const others = order.filter((run) => run !== own).flat();
  const at = own.indexOf(first);
  return by === 'albums'
    ? [...own.slice(at), ...others, ...own.slice(0, at)]
    : [first, ...own.slice(0, at), ...own.slice(at + 1), ...others];
}

function mixed<Item>(items: readonly Item[], random: Random): Item[] {
  return Array.from(permutation(items.length, random)).flatMap((at) => items.slice(at, at + 1));
}

function runs(ids: readonly number[], groups: readonly number[]): number[][] {
  const found = new Map<number, number[]>();
  for (const [i, id] of ids.entries()) {
    const group = groups[i] ?? 0;
    const run = found.get(group);
    if (run === undefined) found.set(group, [id]);
    else run.push(id);
  }
  return [...found.values()];
}

/**
 * A list has changed while it was played in some order: what was played stays where it was, up to `at`; of the rest those that are gone
 * are left out, and those that are new are mixed among what is still to come.
 */
export function reshuffled(
  order: readonly number[],
  at: number,
  wish: ShuffleWish,
): { order: number[]; at: number } {
  const there = new Set(wish.ids);
  const played = order.slice(0, at + 1).filter((id) => there.has(id));
  const done = new Set(played);
  const open = wish.ids.map((id, i) => [id, wish.groups[i] ?? 0] as const).filter(([id]) => !done.has(id));
  const rest = shuffled({
    ...wish,
    ids: open.map(([id]) => id),
    groups: open.map(([, group]) => group),
    first: null,
  });
  return { order: [...played, ...rest], at: played.length - 1 };
}
