// Why a track is near another, in words.
import { expect, test } from 'vitest';
import { reasonText } from '../../../src/core/domain/likenessWords.ts';

test('what is the same comes first, then what differs', () => {
  expect(
    reasonText({ alike: ['tempo', 'brightness'], differs: [{ trait: 'percussiveness', by: 'less' }] }),
  ).toBe('same tempo and brightness, less percussive');
  expect(reasonText({ alike: ['tempo', 'key', 'loudness'], differs: [] })).toBe(
    'same tempo, key and loudness',
  );
  expect(reasonText({ alike: [], differs: [{ trait: 'tempo', by: 'more' }] })).toBe('faster');
  expect(reasonText({ alike: [], differs: [] })).toBe('');
});
