// One sitting of reviewing as data: what is asked, what was answered or skipped, and the way back. Pure functions.
import type { ReviewItem } from '../../../core/domain/review.ts';

/** A track that is asked about. */
export interface Asked {
  readonly id: number;
  /** Where playback begins, in seconds. */
  readonly fromSeconds: number;
}

export interface Answer<Item extends Asked, Said> {
  readonly item: Item;
  /** Null when it was skipped. */
  readonly said: Said | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Session<Item extends Asked, Said> {
  /** Still to be asked, the one on screen first. */
  readonly queue: readonly Item[];
  /** What was done, oldest first. */
  readonly done: readonly Answer<Item, Said>[];
}

/** What is said is the genre. */
export type GenreSession = Session<ReviewItem, string>;

const mostPutOff = 1000;

export const emptySession = { queue: [], done: [] } as const;

/** New questions behind those that wait; nothing is asked twice in one sitting. */
export function withQuestions<Item extends Asked, Said>(
  session: Session<Item, Said>,
  items: readonly Item[],
): Session<Item, Said> {
  const known = new Set([...session.queue.map(({ id }) => id), ...session.done.map(({ item }) => item.id)]);
  return { ...session, queue: [...session.queue, ...items.filter(({ id }) => !known.has(id))] };
}

/** What not to ask about: what waits, and what was skipped; the newest, of more than can be told. */
export function putOff({ queue, done }: Session<Asked, unknown>): number[] {
  const skipped = done.filter(({ said }) => said === null).map(({ item }) => item.id);
  return [...skipped, ...queue.map(({ id }) => id)].slice(-mostPutOff);
}

/** The track on screen is answered, or skipped with null; the next one follows. */
export function answered<Item extends Asked, Said>(
  session: Session<Item, Said>,
  said: Said | null,
  at: number,
): Session<Item, Said> {
  const [item, ...queue] = session.queue;
  return item === undefined ? session : { ...session, queue, done: [...session.done, { item, said, at }] };
}

/** The last one is asked again; what was taken back stands beside. Null when there is none. */
export function stepBack<Item extends Asked, Said>(
  session: Session<Item, Said>,
): { session: Session<Item, Said>; taken: Answer<Item, Said> } | null {
  const taken = session.done.at(-1);
  if (taken === undefined) return null;
  return { taken, session: { queue: [taken.item, ...session.queue], done: session.done.slice(0, -1) } };
}

/** How many were answered, how many of these the model had predicted, how many were given after `learnedAt`. */
export function tally(
  { done }: GenreSession,
  learnedAt: number | null,
): { answers: number; agreed: number; fresh: number } {
  const labelled = done.filter(({ said }) => said !== null);
  return {
    answers: labelled.length,
    agreed: labelled.filter(({ item, said }) => item.guesses[0]?.genre === said?.toLowerCase()).length,
    fresh: labelled.filter(({ at }) => learnedAt === null || at > learnedAt).length,
  };
}
