// Decades, years and centuries as people write them.
import { describe, expect, it } from 'vitest';
import { eraOfPair, eraOfWord } from '../../../src/core/genres/era.ts';

describe('eraOfWord', () => {
  it.each([
    ['80s', '1980s'],
    ['80ss', '1980s'],
    ['1980s', '1980s'],
    ['80er', '1980s'],
    ['80ies', '1980s'],
    ['90tal', '1990s'],
    ['80年代', '1980s'],
    ['sixties', '1960s'],
    ['00s', '2000s'],
    ['10s', '2010s'],
    ['20s', '1920s'],
    ['2020s', '2020s'],
    ['1800s', '1800s'],
    ['1985', '1980s'],
    ['2008', '2000s'],
    ['19thcentury', '19th century'],
  ])('%s is %s', (word, era) => {
    expect(eraOfWord(word)).toBe(era);
  });

  it.each(['', '80', '85s', '1400s', '2050', '10101', 's', '808', 'house'])('%j is none', (word) => {
    expect(eraOfWord(word)).toBeNull();
  });
});

describe('eraOfPair', () => {
  it.each([
    ['anni', '80', '1980s'],
    ['anos', '90', '1990s'],
    ['80', 's', '1980s'],
    ['70', 'jahre', '1970s'],
    ['18th', 'century', '18th century'],
  ])('%s %s is %s', (first, second, era) => {
    expect(eraOfPair(first, second)).toBe(era);
  });

  it('leaves other pairs alone', () => {
    expect(eraOfPair('top', '40')).toBeNull();
    expect(eraOfPair('80', 'house')).toBeNull();
  });
});
