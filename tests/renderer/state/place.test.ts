// Places as URLs: each leads back to itself, whatever is typed leads nowhere worse than the start, and Back goes by steps.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf, placeOf } from '../../../src/renderer/state/place/hash.ts';
import { type Place, startPlace } from '../../../src/renderer/state/place/place.ts';
import { isStep } from '../../../src/renderer/state/place/steps.ts';

const id = fc.integer({ min: 1, max: 2 ** 31 });
const view = fc.oneof(
  fc.record({ kind: fc.constantFrom('all' as const, 'unsorted' as const, 'maybeNotMusic' as const) }),
  fc.record({ kind: fc.constant('genre' as const), genreId: id }),
  fc.record({ kind: fc.constant('playlist' as const), playlistId: id }),
  fc.record({ kind: fc.constant('similar' as const), trackId: id }),
  fc.record({ kind: fc.constant('albums' as const) }),
  fc.record({
    kind: fc.constant('album' as const),
    title: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    artist: fc.option(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })),
    folder: fc.option(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })),
  }),
  fc.record({ kind: fc.constant('artist' as const), name: fc.string({ maxLength: 30, unit: 'grapheme' }) }),
  fc.record({
    kind: fc.constant('folder' as const),
    path: fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }),
  }),
);
const filter = fc.record(
  {
    rating: fc.record({ min: fc.integer({ min: 1, max: 5 }) }),
    artist: fc.string({ maxLength: 20, unit: 'grapheme' }),
    genreIds: fc.array(id, { maxLength: 5 }),
    folder: fc.record({ path: fc.string({ minLength: 1, maxLength: 20 }), below: fc.boolean() }),
  },
  { requiredKeys: [] },
);
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({
    screen: fc.constant('library' as const),
    view,
    search: fc.string({ maxLength: 60, unit: 'grapheme' }),
    filter,
  }),
  fc.record({
    screen: fc.constant('explore' as const),
    tab: fc.constantFrom('map' as const, 'clusters' as const, 'duplicates' as const, 'statistics' as const),
  }),
  fc.record({
    screen: fc.constant('explore' as const),
    tab: fc.constant('walks' as const),
    mode: fc.constantFrom('path' as const, 'blend' as const, 'radio' as const),
  }),
  fc.record({
    screen: fc.constant('review' as const),
    tag: fc.option(fc.record({ id, name: fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }) })),
  }),
  fc.record({ screen: fc.constant('learn' as const) }),
  fc.record({
    screen: fc.constant('tags' as const),
    part: fc.constantFrom('written' as const, 'own' as const),
  }),
  fc.record({
    screen: fc.constant('settings' as const),
    part: fc.option(fc.constantFrom('backups' as const, 'keys' as const)),
  }),
);

test('every place has a URL that leads back to it, and a browser leaves the URL as it is', () => {
  fc.assert(
    fc.property(place, (one) => {
      const hash = hashOf(one);
      expect(placeOf(hash)).toEqual(one);
      expect(new URL(hash, 'http://127.0.0.1/').hash).toBe(hash);
    }),
  );
});

describe('whatever is typed', () => {
  test.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/genre',
    '#/genre/0',
    '#/genre/-3',
    '#/genre/12/13',
    '#/genre/99999999999999999999',
    '#/playlist/<script>',
    '#/folder/%E0%A4%A',
    '#/explore/walks',
    '#/explore/attic',
    '#/settings/nothing',
    '#/all?filter=%7B',
    '#/all?filter=[]',
    '#/all?filter=null',
    '#/all?filter={"rating":{"min":"five"}}',
    `#/all?search=${'a'.repeat(501)}`,
    '#/__proto__',
    '#/toString',
  ])('%j names no place', (hash) => {
    expect(placeOf(hash)).toBeNull();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }), (one, two) => {
        for (const hash of [`#/${one}`, `#/all?filter=${two}`, `#/genre/${two}`, two]) {
          const found = placeOf(hash);
          if (found !== null) expect(placeOf(hashOf(found))).toEqual(found);
        }
      }),
    );
  });

  test('parts of filters that this version does not know are left out', () => {
    expect(placeOf('#/all?filter={"rating":{"min":4},"smell":"rose"}')).toEqual({
      ...startPlace,
      filter: { rating: { min: 4 } },
    });
  });
});

test('Back does not go letter by letter', () => {
  const library = (rest: Partial<Extract<Place, { screen: 'library' }>>): Place => ({
    screen: 'library',
    view: { kind: 'all' },
    search: '',
    filter: {},
    ...rest,
  });
  expect(isStep(library({}), library({ search: 'm' }))).toBe(true);
  expect(isStep(library({ search: 'm' }), library({ search: 'mo' }))).toBe(false);
  expect(isStep(library({ search: 'mo' }), library({}))).toBe(true);
  expect(isStep(library({}), library({ filter: { rating: { min: 3 } } }))).toBe(true);
  expect(
    isStep(library({ filter: { rating: { min: 3 } } }), library({ filter: { rating: { min: 4 } } })),
  ).toBe(false);
  expect(isStep(library({}), library({ view: { kind: 'genre', genreId: 1 } }))).toBe(true);
  expect(isStep(library({}), { screen: 'learn' })).toBe(true);
});
