import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagQuestions } from '../../../../src/core/learning/tagging/tagQuestions.ts';

const track = (id: number, probability: number, artist = `artist ${id}`) => ({ id, probability, artist });

test('near the threshold, surely held, near the threshold, below it: in turn', () => {
  const tracks = [0.99, 0.9, 0.52, 0.49, 0.3, 0.02].map((probability, id) => track(id + 1, probability));
  expect(tagQuestions(tracks, 0.5, 4).map(({ probability }) => probability)).toEqual([0.49, 0.99, 0.52, 0.3]);
});

test('an artist comes once before others have come, and again only when nobody else is left', () => {
  const tracks = [
    ...[1, 2, 3, 4].map((id) => track(id, 0.5, 'one')),
    track(5, 0.1, 'two'),
    track(6, 0.9, 'three'),
  ];
  const artists = tagQuestions(tracks, 0.5, 6).map(({ artist }) => artist);
  expect(new Set(artists.slice(0, 3))).toEqual(new Set(['one', 'two', 'three']));
  expect(artists).toHaveLength(6);
});

test('each track once, as many as there are and as were asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 3 })), {
        maxLength: 40,
      }),
      fc.integer({ min: 1, max: 30 }),
      (all, limit) => {
        const tracks = all.map(([probability, artist], id) => track(id + 1, probability, `${artist}`));
        const asked = tagQuestions(tracks, 0.5, limit);
        expect(asked).toHaveLength(Math.min(limit, tracks.length));
        expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
      },
    ),
  );
});
