// The format of the tag words' file; errors name the line.
import { describe, expect, it } from 'vitest';
import { parseTagWords } from '../../../src/core/genres/tagWords.ts';

describe('parseTagWords', () => {
  it('reads lists of words, and one word with its forms', () => {
    const words = parseTagWords(
      '# c\n[mood]\nhappy = joyful, Feel-Good\nangry, calm\n[lookalike]\nmental\n[everyday]\nhouse\n[qualifier]\nfusion\n',
    );
    expect(words.byKey.get('feelgood')).toEqual({ kind: 'mood', name: 'happy' });
    expect(words.byKey.get('calm')).toEqual({ kind: 'mood', name: 'calm' });
    expect(words.byKey.has('mental')).toBe(false);
    expect([...words.lookalikes, ...words.everyday, ...words.qualifiers]).toEqual([
      'mental',
      'house',
      'fusion',
    ]);
  });

  it.each([
    ['happy', /Line 1 .* before the first section/],
    ['[feelings]\nhappy', /Line 1 .* does not exist: \[feelings\]/],
    ['[mood]\nhappy\n[style]\nHappy', /Line 4 .* repeats 'Happy'/],
    ['[mood]\nhappy,, sad', /Line 2 .* empty item/],
  ])('refuses %j', (text, message) => {
    expect(() => parseTagWords(text)).toThrow(message);
  });
});
