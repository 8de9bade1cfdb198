// One sitting of reviewing as data: what is asked, what was answered or skipped, and the way back. Pure functions.
import type { ReviewItem } from '../../../core/domain/review.ts';

export interface Answer {
  readonly item: ReviewItem;
  /** The label; null when it was skipped. */
  readonly genre: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Session {
  /** Still to be asked, the one on screen first. */
  readonly queue: readonly ReviewItem[];
  /** What was done, oldest first. */
  readonly done: readonly Answer[];
}

const mostPutOff = 1000;

export const emptySession: Session = { queue: [], done: [] };

/** New questions behind those that wait; nothing is asked twice in one sitting. */
export function withQuestions(session: Session, items: readonly ReviewItem[]): Session {
  const known = new Set([...session.queue.map(({ id }) => id), ...session.done.map(({ item }) => item.id)]);
  return { ...session, queue: [...session.queue, ...items.filter(({ id }) => !known.has(id))] };
}

/** What not to ask about: what waits, and what was skipped; the newest, of more than can be told. */
export function putOff({ queue, done }: Session): number[] {
  const skipped = done.filter(({ genre }) => genre === null).map(({ item }) => item.id);
  return [...skipped, ...queue.map(({ id }) => id)].slice(-mostPutOff);
}

/** The track on screen is answered, or skipped with null; the next one follows. */
export function answered(session: Session, genre: string | null, at: number): Session {
  const [item, ...queue] = session.queue;
  return item === undefined ? session : { ...session, queue, done: [...session.done, { item, genre, at }] };
}

/** The last one is asked again; what was taken back stands beside. Null when there is none. */
export function stepBack(session: Session): { session: Session; taken: Answer } | null {
  const taken = session.done.at(-1);
  if (taken === undefined) return null;
  return { taken, session: { queue: [taken.item, ...session.queue], done: session.done.slice(0, -1) } };
}

/** How many were answered, how many of these the model had predicted, how many were given after `learnedAt`. */
export function tally(
  { done }: Session,
  learnedAt: number | null,
): { answers: number; agreed: number; fresh: number } {
  const labelled = done.filter(({ genre }) => genre !== null);
  return {
    answers: labelled.length,
    agreed: labelled.filter(({ item, genre }) => item.guesses[0]?.genre === genre?.toLowerCase()).length,
    fresh: labelled.filter(({ at }) => learnedAt === null || at > learnedAt).length,
  };
}
