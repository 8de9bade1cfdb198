// The genre file's format; errors name the line.
import { describe, expect, it } from 'vitest';
import { parseGenreFile } from '../../../../src/core/genres/vocabulary/vocabularyFile.ts';

describe('parseGenreFile', () => {
  it('reads depth as the first parent, "<" as further parents, "=" as aliases', () => {
    const text =
      '# a comment\n\nelectronic = electronic music, elektronik\n  house\n    tech house < techno\n  techno\nrock < pop\npop\n';
    expect(parseGenreFile(text)).toEqual([
      { name: 'electronic', parents: [], aliases: ['electronic music', 'elektronik'], top: true },
      { name: 'house', parents: ['electronic'], aliases: [], top: false },
      { name: 'tech house', parents: ['house', 'techno'], aliases: [], top: false },
      { name: 'techno', parents: ['electronic'], aliases: [], top: false },
      { name: 'rock', parents: ['pop'], aliases: [], top: true },
      { name: 'pop', parents: [], aliases: [], top: true },
    ]);
  });

  it('reads Windows line ends', () => {
    expect(parseGenreFile('rock\r\n  hard rock\r\n').map(({ name }) => name)).toEqual(['rock', 'hard rock']);
  });

  it.each([
    ['rock\n    hard rock', /Line 2 .* more than one step/],
    ['rock\n hard rock', /Line 2 .* odd number/],
    ['rock\n\thard rock', /Line 2 .* tab/],
    ['  rock', /Line 1 .* more than one step/],
    ['rock\n\n# c\nPop', /Line 4 .*'Pop' with capitals/],
    ['rock = rok,, roc', /Line 1 .* empty item/],
  ])('refuses %j', (text, message) => {
    expect(() => parseGenreFile(text)).toThrow(message);
    expect(() => parseGenreFile(text)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});
