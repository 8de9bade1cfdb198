// One sitting of questions about a tag, as data: what was said, how right what was heard had been, and what that changed.
import type { Asked, Session } from '../session.ts';

/** `certainty`: how probable the tag is by what was heard, 0 to 1. */
export interface TagQuestion extends Asked {
  readonly certainty: number;
}

/** What is said is whether it has the tag. */
export type TagSession = Session<TagQuestion, boolean>;

export interface TagTally {
  readonly answers: number;
  /** As it had been heard. */
  readonly right: number;
  /** Have the tag since, and had it not. */
  readonly gained: number;
  /** Had it by what was heard, and have it no longer. */
  readonly lost: number;
  /** Said after `learnedAt`. */
  readonly fresh: number;
}

/** From `threshold` on the tag is heard. */
export function tagTally({ done }: TagSession, threshold: number, learnedAt: number | null): TagTally {
  const answers = done.filter(({ said }) => said !== null);
  const wrong = (said: boolean): number =>
    answers.filter((answer) => answer.said === said && answer.item.certainty >= threshold !== said).length;
  const gained = wrong(true);
  const lost = wrong(false);
  return {
    answers: answers.length,
    right: answers.length - gained - lost,
    gained,
    lost,
    fresh: answers.filter(({ at }) => learnedAt === null || at > learnedAt).length,
  };
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export type TagKey = 'yes' | 'no' | 'later' | 'undo' | 'play';

const keys: Readonly<Record<string, TagKey>> = { y: 'yes', n: 'no', s: 'later', z: 'undo', ' ': 'play' };

/** Null when the key means nothing here. */
export function tagKeyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): TagKey | null {
  const meant = keys[key.toLowerCase()] ?? null;
  if (altKey) return null;
  if (ctrlKey || metaKey) return meant === 'undo' && !shiftKey ? meant : null;
  return meant;
}
