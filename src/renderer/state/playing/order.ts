// In which order a list is played: as it stands or mixed, once or again and again. A mixed order is one round, in which no track comes twice.
import * as z from 'zod';
import { create } from 'zustand';
import { reshuffled, type Shuffle, shuffled } from '../../../core/playing/shuffle.ts';
import { client } from '../../wire/api.ts';
import { keep, readKept } from '../kept.ts';

export const shuffleChoices = ['off', 'tracks', 'albums', 'genres'] as const;
export type ShuffleChoice = (typeof shuffleChoices)[number];
export const repeatChoices = ['off', 'all', 'one'] as const;
export type RepeatChoice = (typeof repeatChoices)[number];

interface OrderStore {
  readonly shuffle: ShuffleChoice;
  readonly repeat: RepeatChoice;
}

/** Not that of the list's own order. */
const key = 'stackwax.playing';
const schema = z.object({ shuffle: z.enum(shuffleChoices), repeat: z.enum(repeatChoices) });

export const useOrder = create<OrderStore>()(() =>
  readKept<OrderStore>(key, schema, { shuffle: 'off', repeat: 'off' }),
);

export function chooseOrder(change: Partial<OrderStore>): void {
  useOrder.setState(change);
  keep(key, useOrder.getState());
}

interface Round {
  readonly by: Shuffle;
  readonly ids: readonly number[];
  readonly groups: readonly number[];
  readonly order: readonly number[];
  /** The place of what was played last; -1 before the first. */
  readonly at: number;
}

let round: Round | null = null;

/** To be awaited before `besideIn` where a list is mixed. `here` was played last. */
export async function settleRound(ids: readonly number[], here: number | null): Promise<void> {
  const { shuffle: by } = useOrder.getState();
  if (by === 'off') {
    round = null;
    return;
  }
  const isSame = round?.by === by && sameIds(round.ids, ids);
  if (!isSame) {
    const groups = by === 'tracks' ? [] : await client.playing.groups({ ids: [...ids], by });
    const wish = { ids, by, groups, seed: newSeed(), first: here };
    const { order, at } =
      round?.by === by
        ? reshuffled(round.order, round.at, wish)
        : { order: shuffled(wish), at: here !== null && ids.includes(here) ? 0 : -1 };
    round = { by, ids, groups, order, at };
  }
  if (round !== null && here !== null) round = movedTo(round, here);
}

/** The one after or before; null at either end, and where no round is settled. */
export function besideInRound(step: 1 | -1): number | null {
  return round?.order[round.at + step] ?? null;
}

/** A new round begins when all were played. */
export function beginRound(): void {
  if (round === null) return;
  const { ids, by, groups } = round;
  round = { ...round, order: shuffled({ ids, by, groups, seed: newSeed(), first: null }), at: -1 };
}

/** Whoever goes one step stays in the order; what was chosen by hand is played now instead of later. */
function movedTo(now: Round, here: number): Round {
  const { order, at } = now;
  if (order[at] === here) return now;
  if (order[at + 1] === here) return { ...now, at: at + 1 };
  if (at > 0 && order[at - 1] === here) return { ...now, at: at - 1 };
  if (!order.includes(here)) return now;
  const before = order.slice(0, at + 1).filter((id) => id !== here);
  return {
    ...now,
    order: [...before, here, ...order.slice(at + 1).filter((id) => id !== here)],
    at: before.length,
  };
}

function sameIds(one: readonly number[], other: readonly number[]): boolean {
  return one === other || (one.length === other.length && one.every((id, i) => id === other[i]));
}

function newSeed(): number {
  return crypto.getRandomValues(new Int32Array(1))[0] ?? 1;
}
