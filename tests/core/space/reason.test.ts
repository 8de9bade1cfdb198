// Why tracks are alike: what is the same, what differs clearly, and nothing about what is not known.
import { expect, test } from 'vitest';
import { reasonOf, type Traits } from '../../../src/core/space/reason.ts';

const spreads = { loudness: 4, brightness: 500, percussiveness: 0.2 };
const one: Traits = { tempo: 120, key: 'A minor', loudness: -10, brightness: 2000, percussiveness: 0.5 };
const nothing: Traits = { tempo: null, key: null, loudness: null, brightness: null, percussiveness: null };

test('same tempo and brightness, less percussive', () => {
  const other = { ...one, tempo: 122, key: 'C major', loudness: -7, brightness: 2100, percussiveness: 0.2 };
  expect(reasonOf(one, other, spreads)).toEqual({
    alike: ['tempo', 'brightness'],
    differs: [{ trait: 'percussiveness', by: 'less' }],
  });
});

test('what differs most is named first, and the other way round it is the other way round', () => {
  const other = { ...one, tempo: 150, loudness: -30 };
  expect(reasonOf(one, other, spreads)).toEqual({
    alike: ['key', 'brightness', 'percussiveness'],
    differs: [
      { trait: 'loudness', by: 'less' },
      { trait: 'tempo', by: 'more' },
    ],
  });
  expect(reasonOf(other, one, spreads).differs).toEqual([
    { trait: 'loudness', by: 'more' },
    { trait: 'tempo', by: 'less' },
  ]);
});

test('what is not known, or the same everywhere, gives no reason', () => {
  expect(reasonOf(one, nothing, spreads)).toEqual({ alike: [], differs: [] });
  expect(reasonOf(nothing, nothing, spreads)).toEqual({ alike: [], differs: [] });
  const even = { loudness: 0, brightness: 0, percussiveness: Number.NaN };
  expect(reasonOf(one, one, even)).toEqual({ alike: ['tempo', 'key'], differs: [] });
});
