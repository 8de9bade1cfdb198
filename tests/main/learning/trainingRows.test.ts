// Which tracks are learned from where more are known than can be: nearly the same ones when a few more become known.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundedExamples } from '../../../src/main/learning/trainingRows.ts';
import type { Example } from '../../../src/main/store/learning/examples.ts';

const examples = fc.uniqueArray(
  fc.record({
    trackId: fc.integer({ min: 1, max: 100_000 }),
    genre: fc.constantFrom('jazz', 'rock', 'techno', 'folk'),
    source: fc.constantFrom('label', 'label', 'tag'),
  } satisfies Record<keyof Example, unknown>),
  { selector: ({ trackId }) => trackId, maxLength: 80 },
);
const byTrack = (all: readonly Example[]): Example[] => [...all].sort((a, b) => a.trackId - b.trackId);
const idsOf = (some: readonly Example[]): Set<number> => new Set(some.map(({ trackId }) => trackId));
const lacking = (some: Set<number>, others: Set<number>): number[] =>
  [...some].filter((id) => !others.has(id));

test('of each track that becomes known, or known otherwise, at most one comes and one leaves', () => {
  fc.assert(
    fc.property(
      examples,
      examples,
      fc.integer({ min: 1, max: 50 }),
      fc.integer(),
      (known, said, most, seed) => {
        const isSaid = idsOf(said);
        const labelled = said.map((one): Example => ({ ...one, source: 'label' }));
        const later = byTrack([...known.filter(({ trackId }) => !isSaid.has(trackId)), ...labelled]);
        const before = idsOf(boundedExamples(byTrack(known), most, seed));
        const after = idsOf(boundedExamples(later, most, seed));
        expect(after.size).toBe(Math.min(most, later.length));
        expect(lacking(before, after).length).toBeLessThanOrEqual(said.length);
        expect(lacking(after, before).length).toBeLessThanOrEqual(said.length);
      },
    ),
    { numRuns: 500 },
  );
});

test('labels come first, and no genre has two more than another that has some left', () => {
  fc.assert(
    fc.property(examples, fc.integer({ min: 1, max: 50 }), fc.integer(), (known, most, seed) => {
      const all = byTrack(known);
      const chosen = boundedExamples(all, most, seed);
      expect(chosen).toEqual(byTrack(chosen));
      const isChosen = idsOf(chosen);
      const left = all.filter(({ trackId }) => !isChosen.has(trackId));
      if (left.some(({ source }) => source === 'label'))
        expect(chosen.every(({ source }) => source === 'label')).toBe(true);
      for (const { genre, source } of left) {
        const ofKind = (name: string): number =>
          chosen.filter((one) => one.genre === name && one.source === source).length;
        for (const { genre: other } of chosen) expect(ofKind(other)).toBeLessThanOrEqual(ofKind(genre) + 1);
      }
    }),
  );
});

test('another seed draws other tracks, neighbours by number are drawn apart', () => {
  const all = Array.from(
    { length: 4000 },
    (_, at): Example => ({ trackId: at + 1, genre: 'jazz', source: 'tag' }),
  );
  const [one, other] = [1, 2].map((seed) => idsOf(boundedExamples(all, 1000, seed)));
  if (one === undefined || other === undefined) throw new Error('nothing was drawn');
  // A quarter of a quarter, give or take four deviations.
  expect(Math.abs([...one].filter((id) => other.has(id)).length - 250)).toBeLessThan(60);
  expect(Math.abs([...one].filter((id) => one.has(id + 1)).length - 250)).toBeLessThan(60);
});
