// The user's changes: what each does to the graph, what is refused, and that the file survives the round trip.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverlay } from '../../../../src/core/genres/vocabulary/applyOverlay.ts';
import {
  emptyOverlay,
  type GenreOverlay,
  parseOverlay,
  serialiseOverlay,
} from '../../../../src/core/genres/vocabulary/overlay.ts';
import {
  findGenre,
  type GenreDefinition,
  lineage,
  type Vocabulary,
} from '../../../../src/core/genres/vocabulary/vocabulary.ts';
import { shippedGenres, shippedVocabulary } from '../../../helpers/genres.ts';

const shipped: GenreDefinition[] = [
  { name: 'electronic', parents: [], aliases: ['elektronik'], top: true },
  { name: 'house', parents: ['electronic'], aliases: ['house music'], top: false },
  { name: 'deep house', parents: ['house'], aliases: [], top: false },
  { name: 'rock', parents: [], aliases: [], top: true },
];

function apply(changes: Partial<GenreOverlay>): Vocabulary {
  return applyOverlay(shipped, { ...emptyOverlay, ...changes });
}

describe('applyOverlay', () => {
  it('changes nothing when there is nothing to change', () => {
    const { genres, ...indexes } = applyOverlay(shippedGenres, emptyOverlay);
    const { genres: shippedOnes, ...shippedIndexes } = shippedVocabulary;
    expect(indexes).toEqual(shippedIndexes);
    expect([...genres.keys()]).toEqual([...shippedOnes.keys()]);
    for (const [name, genre] of genres) expect(genre).toEqual({ ...shippedOnes.get(name), literals: [] });
  });

  it('adds genres of the user, in any order, under any parents', () => {
    const vocabulary = apply({
      genres: [
        { name: 'Sunday House', parents: ['My Sundays', 'deep-house'] },
        { name: 'My Sundays', parents: [] },
      ],
    });
    expect(lineage(vocabulary, 'sunday house')).toEqual([
      'sunday house',
      'my sundays',
      'deep house',
      'house',
      'electronic',
    ]);
  });

  it('moves shipped genres and turns an alias into a genre', () => {
    const vocabulary = apply({
      genres: [
        { name: 'Deep House', parents: ['rock'] },
        { name: 'elektronik', parents: ['electronic'] },
      ],
    });
    expect(lineage(vocabulary, 'deep house')).toEqual(['deep house', 'rock']);
    expect(findGenre(vocabulary, 'Elektronik')).toBe('elektronik');
  });

  it('adds aliases, and moves them from where they were', () => {
    const vocabulary = apply({
      aliases: [
        { written: 'oontz oontz', genre: 'House' },
        { written: 'Elektronik', genre: 'rock' },
      ],
    });
    expect(findGenre(vocabulary, 'Oontz-Oontz')).toBe('house');
    expect(findGenre(vocabulary, 'elektronik')).toBe('rock');
  });

  it('takes a spelling letter for letter when its key is a genre already', () => {
    const vocabulary = apply({ aliases: [{ written: 'Deep / House', genre: 'rock' }] });
    expect(findGenre(vocabulary, 'deep / house')).toBe('rock');
    expect(findGenre(vocabulary, 'deep house')).toBe('deep house');
    expect(findGenre(vocabulary, 'Deep-House')).toBe('deep house');
  });

  it('merges a genre with its names and children', () => {
    const vocabulary = apply({ merges: [{ from: 'house', into: 'rock' }] });
    expect(vocabulary.genres.has('house')).toBe(false);
    expect(findGenre(vocabulary, 'House Music')).toBe('rock');
    expect(lineage(vocabulary, 'deep house')).toEqual(['deep house', 'rock']);
  });

  it('lets a genre take up its own parent and inherit its place', () => {
    const vocabulary = apply({ merges: [{ from: 'house', into: 'deep house' }] });
    expect(findGenre(vocabulary, 'house')).toBe('deep house');
    expect(lineage(vocabulary, 'deep house')).toEqual(['deep house', 'electronic']);
  });

  it('follows chains of merges in whatever order they were made', () => {
    const merges = [
      { from: 'deep house', into: 'house' },
      { from: 'house', into: 'electronic' },
    ];
    for (const list of [merges, merges.toReversed()]) {
      const vocabulary = apply({ merges: list });
      expect(findGenre(vocabulary, 'deep house')).toBe('electronic');
      expect([...vocabulary.genres.keys()]).toEqual(['electronic', 'rock']);
    }
  });

  it('leaves the shipped definitions as they were', () => {
    const before = structuredClone(shipped);
    apply({ merges: [{ from: 'house', into: 'rock' }], aliases: [{ written: 'x', genre: 'rock' }] });
    expect(shipped).toEqual(before);
  });

  it.each<[string, Partial<GenreOverlay>, RegExp]>([
    [
      'an unknown parent',
      { genres: [{ name: 'mine', parents: ['nothing'] }] },
      /'nothing' is named as a parent of 'mine'/,
    ],
    [
      'an alias of nothing',
      { aliases: [{ written: 'x', genre: 'nothing' }] },
      /'nothing' is what 'x' shall mean/,
    ],
    [
      'an alias that is a genre',
      { aliases: [{ written: 'House', genre: 'rock' }] },
      /merge it into 'rock' instead/,
    ],
    [
      'a merge from nothing',
      { merges: [{ from: 'nothing', into: 'rock' }] },
      /'nothing' is merged into 'rock'/,
    ],
    [
      'merges in a circle',
      {
        merges: [
          { from: 'house', into: 'rock' },
          { from: 'rock', into: 'House' },
        ],
      },
      /'house' is merged, in the end, into itself/,
    ],
    ['a genre under itself', { genres: [{ name: 'electronic', parents: ['deep house'] }] }, /under itself/],
  ])('refuses %s', (_, changes, message) => {
    expect(() => apply(changes)).toThrow(message);
  });
});

describe('the overlay file', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 30 })
    .filter((text) => !/[\p{Cc}]/u.test(text) && text.trim() !== '');
  const trimmed = name.map((text) => text.trim());
  const overlay: fc.Arbitrary<GenreOverlay> = fc.record({
    version: fc.constant<1>(1),
    genres: fc.array(fc.record({ name: trimmed, parents: fc.array(trimmed) })),
    aliases: fc.array(fc.record({ written: trimmed, genre: trimmed })),
    merges: fc.array(fc.record({ from: trimmed, into: trimmed })),
    ignores: fc.array(trimmed),
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(overlay, (value) => {
        expect(parseOverlay(serialiseOverlay(value))).toEqual(value);
      }),
    );
  });

  it.each([
    ['{', /not JSON/],
    ['[]', /cannot be used/],
    ['{"version":2,"genres":[],"aliases":[],"merges":[],"ignores":[]}', /at version/],
    ['{"version":1,"genres":[{"name":""}],"aliases":[],"merges":[],"ignores":[]}', /at genres\.0/],
    ['{"version":1,"genres":[],"aliases":[],"merges":[],"ignores":[],"more":1}', /more/],
  ])('refuses %s', (text, message) => {
    expect(() => parseOverlay(text)).toThrow(message);
    expect(() => parseOverlay(text)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});
