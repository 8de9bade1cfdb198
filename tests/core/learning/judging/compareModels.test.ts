// Two models on the same held-out tracks: counted by track, by what each can predict.
import { describe, expect, test } from 'vitest';
import { changedGenres, isWorse, tells } from '../../../../src/core/domain/comparison.ts';
import { compareModels } from '../../../../src/core/learning/judging/compareModels.ts';
import { rowsFrom } from '../tables.ts';

const columns = ['jazz', 'metal', 'noise'];

describe('two models', () => {
  test('a track of several windows counts once, by the mean of them', () => {
    const heldOut = {
      columns,
      labels: ['jazz', 'jazz', 'jazz', 'metal'],
      tracks: [7, 7, 7, 8],
      rows: [0, 1, 2, 3],
    };
    // Two windows of track 7 say metal, faintly; the third says jazz, surely.
    const before = rowsFrom([
      [0.4, 0.6, 0],
      [0.4, 0.6, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]);
    const now = rowsFrom([
      [0.4, 0.6, 0],
      [0.4, 0.6, 0],
      [0.5, 0.5, 0],
      [0, 1, 0],
    ]);
    const comparison = compareModels(
      heldOut,
      { probabilities: before, classes: columns },
      { probabilities: now, classes: columns },
    );
    expect(comparison).toEqual({
      tracks: 2,
      before: 1,
      now: 1,
      gained: [],
      lost: [],
      genres: [
        { genre: 'jazz', tracks: 1, before: 1, now: 0 },
        { genre: 'metal', tracks: 1, before: 0, now: 1 },
      ],
    });
  });

  test('rows that were not held out do not count, and without any there is nothing to say', () => {
    const heldOut = { columns, labels: ['jazz', 'metal'], tracks: [1, 2] };
    const right = {
      probabilities: rowsFrom([
        [1, 0, 0],
        [0, 1, 0],
      ]),
      classes: columns,
    };
    expect(compareModels({ ...heldOut, rows: [1] }, right, right)).toMatchObject({ tracks: 1, now: 1 });
    expect(compareModels({ ...heldOut, rows: [] }, right, right)).toBeNull();
  });

  test('genres gained and lost are named; what a model cannot predict it gets wrong, whatever its column says', () => {
    const heldOut = { columns, labels: ['noise', 'metal'], tracks: [1, 2], rows: [0, 1] };
    const sure = rowsFrom([
      [0, 0.1, 0.9],
      [0.2, 0.8, 0],
    ]);
    const comparison = compareModels(
      heldOut,
      { probabilities: sure, classes: ['jazz', 'metal', 'blues'] },
      { probabilities: sure, classes: columns },
    );
    expect(comparison).toMatchObject({ before: 1, now: 2, gained: ['noise'], lost: ['blues'] });
  });

  test('a model that had nothing to learn from is right on nothing', () => {
    const heldOut = { columns, labels: ['jazz'], tracks: [1], rows: [0] };
    const none = { probabilities: rowsFrom([[0, 0, 0]]), classes: columns };
    const one = { probabilities: rowsFrom([[1, 0, 0]]), classes: columns };
    expect(compareModels(heldOut, none, one)).toMatchObject({ before: 0, now: 1 });
  });
});

describe('what a comparison says', () => {
  const compared = (tracks: number, before: number, now: number) => ({
    tracks,
    before,
    now,
    gained: [],
    lost: [],
    genres: [{ genre: 'jazz', tracks, before, now }],
  });

  test('of fewer than ten tracks nothing, so that none is worse by them', () => {
    expect(tells(compared(9, 9, 0))).toBe(false);
    expect(isWorse(compared(9, 9, 0))).toBe(false);
    expect(changedGenres(compared(9, 9, 0))).toEqual([]);
    expect(tells(compared(10, 5, 4))).toBe(true);
    expect(isWorse(compared(10, 5, 4))).toBe(true);
    expect(isWorse(compared(10, 5, 5))).toBe(false);
    expect(isWorse(null)).toBe(false);
  });

  test('genres that went as before are not among the changed', () => {
    expect(changedGenres(compared(10, 5, 5))).toEqual([]);
    expect(changedGenres(compared(10, 5, 6))).toHaveLength(1);
  });
});
