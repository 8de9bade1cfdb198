// One sitting of reviewing as data, and what its keys mean.
import { describe, expect, test } from 'vitest';
import type { ReviewItem } from '../../../src/core/domain/review.ts';
import { likelyGenres } from '../../../src/renderer/features/review/genres/likelyGenres.ts';
import { reviewKeyOf } from '../../../src/renderer/features/review/genres/reviewKeys.ts';
import {
  answered,
  emptySession,
  type GenreSession,
  putOff,
  stepBack,
  tally,
  withQuestions,
} from '../../../src/renderer/features/review/session.ts';

const item = (id: number, genre = 'rock'): ReviewItem => ({
  id,
  fromSeconds: 0,
  uncertainty: 0.5,
  guesses: [{ genre, probability: 0.6 }],
});
const asked: GenreSession = withQuestions(emptySession, [item(1), item(2), item(3, 'jazz')]);
const waiting = (session: typeof asked): number[] => session.queue.map(({ id }) => id);

describe('a sitting', () => {
  test('goes on to the next track, and never asks twice', () => {
    const after = answered(answered(asked, 'rock', 1), null, 2);
    expect(waiting(after)).toEqual([3]);
    expect(waiting(withQuestions(after, [item(1), item(2), item(3), item(4)]))).toEqual([3, 4]);
  });

  test('what was skipped and what waits is put off, what was answered is not', () => {
    const after = answered(answered(asked, 'rock', 1), null, 2);
    expect(putOff(after)).toEqual([2, 3]);
    expect(putOff(emptySession)).toEqual([]);
  });

  test('goes back step by step, over answers and skipped ones alike', () => {
    const after = answered(answered(asked, 'rock', 1), null, 2);
    const once = stepBack(after);
    expect(once?.taken).toMatchObject({ item: { id: 2 }, said: null });
    const twice = stepBack(once?.session ?? asked);
    expect(twice?.taken).toMatchObject({ item: { id: 1 }, said: 'rock' });
    expect(twice?.session).toEqual(asked);
    expect(stepBack(asked)).toBeNull();
  });

  test('counts answers, right guesses, and what was labelled since the last learning', () => {
    const after = ['Rock', null, 'blues'].reduce(
      (session, genre, i) => answered(session, genre, 10 + i),
      asked,
    );
    expect(tally(after, null)).toEqual({ answers: 2, agreed: 1, fresh: 2 });
    expect(tally(after, 11).fresh).toBe(1);
    expect(tally(after, 12).fresh).toBe(0);
    expect(tally(stepBack(after)?.session ?? asked, 9)).toEqual({ answers: 1, agreed: 1, fresh: 1 });
  });

  test('that has nothing to ask takes no answer', () => {
    expect(answered(emptySession, 'rock', 1)).toEqual(emptySession);
  });
});

test('keys: digits guess, letters name another, S and Z have their own meaning', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const meant = (key: string, rest: Partial<typeof plain> = {}) => reviewKeyOf({ key, ...plain, ...rest });
  expect(meant('1')).toEqual({ kind: 'guess', index: 0 });
  expect(meant('9')).toEqual({ kind: 'guess', index: 8 });
  expect(meant('k')).toEqual({ kind: 'other', typed: 'k' });
  expect(meant('ß')).toEqual({ kind: 'other', typed: 'ß' });
  expect(meant('Enter')).toEqual({ kind: 'other', typed: '' });
  expect(meant('s')).toEqual({ kind: 'skip' });
  expect(meant('Z', { shiftKey: true })).toEqual({ kind: 'undo' });
  expect(meant('z', { ctrlKey: true })).toEqual({ kind: 'undo' });
  expect(meant(' ')).toEqual({ kind: 'play' });
  for (const key of ['0', 'Tab', 'ArrowDown', 'F1', '/', '?']) expect(meant(key)).toBeNull();
  expect(meant('a', { ctrlKey: true })).toBeNull();
  expect(meant('a', { altKey: true })).toBeNull();
});

test('on the number keys stand the likeliest, then the user’s other genres, nine at most', () => {
  const own = (name: string, tracks: number) => ({
    id: tracks,
    name,
    parent: null,
    tracks,
    labelled: 0,
    meanConfidence: null,
  });
  const genres = [own('ska', 3), own('rock', 2), own('dub', 9)];
  expect(likelyGenres(item(1), { jazz: 0.2, rock: 0.8 }, genres, null)).toEqual([
    { genre: 'rock', probability: 0.8 },
    { genre: 'jazz', probability: 0.2 },
    { genre: 'dub', probability: null },
    { genre: 'ska', probability: null },
  ]);
  expect(likelyGenres(item(1), {}, [], null)).toEqual(item(1).guesses);
  // What the tag says stands first, with the model's opinion of it, and also where it is none of the user's genres yet.
  expect(likelyGenres(item(1), { jazz: 0.2, rock: 0.8 }, genres, 'jazz').slice(0, 2)).toEqual([
    { genre: 'jazz', probability: 0.2 },
    { genre: 'rock', probability: 0.8 },
  ]);
  expect(likelyGenres(item(1), { jazz: 0.2, rock: 0.8 }, genres, 'zydeco')[0]).toEqual({
    genre: 'zydeco',
    probability: null,
  });
  expect(
    likelyGenres(
      item(1),
      {},
      Array.from({ length: 20 }, (_, i) => own(`g${i}`, i)),
      null,
    ),
  ).toHaveLength(9);
});
