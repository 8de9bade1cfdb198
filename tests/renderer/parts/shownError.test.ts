// Which error of a search is shown: none of what is still being typed.
import { expect, test } from 'vitest';
import { readQuery } from '../../../src/core/query/parse.ts';
import { shownError } from '../../../src/renderer/parts/query/shownError.ts';

const shown = (marked: string): string | null => {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return shownError(readQuery(text).errors, text, caret < 0 ? null : caret)?.problem.kind ?? null;
};

test.each([
  ['genre:|', null],
  ['genre:', 'noValue'],
  ['genre:| moon', null],
  ['genre: moon|', 'noValue'],
  ['(moon|', null],
  ['(moon', 'bracketOpen'],
  ['moon OR |', null],
  ['gern:|', 'noField'],
  ['gern|:x', null],
  ['bpm>f|', null],
  ['bpm>fast moon|', 'noNumber'],
  ['said:m|', null],
  ['moon|', null],
])('%s: %s', (marked, kind) => {
  expect(shown(marked)).toBe(kind);
});
