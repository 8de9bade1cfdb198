// What is offered at the caret, and the text with it taken.
import { expect, test } from 'vitest';
import { completingAt, fieldsLike, takeField, takeValue } from '../../../src/core/query/completing.ts';
import { fieldNamed, nameOf, type SearchField, searchFields } from '../../../src/core/query/fields.ts';
import { readQuery } from '../../../src/core/query/parse.ts';

const field = (name: string): SearchField => {
  const found = fieldNamed(name);
  if (found === null) throw new Error(name);
  return found;
};

/** The caret is where '|' stands. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, completing: completingAt(text, caret) };
}

test.each([
  ['gen|', 'field', 'gen'],
  ['moon -art|x', 'field', 'art'],
  ['(genre|:rock', 'field', 'genre'],
  ['genre:|', 'value', ''],
  ['genre:rock,"hip h|', 'value', 'hip h'],
  ['-artist:"Sig|ur" moon', 'value', 'Sig'],
  ['artist="a\\"b|', 'value', 'a"b'],
  ['said:m|', 'value', 'm'],
])('%s', (marked, kind, typed) => {
  expect(at(marked).completing).toMatchObject({ kind, typed });
});

test.each(['|', 'moon |', '"moon|', 'bpm>12|', 'added:30|', 'nofield:x|', '(|'])(
  'nothing at %s',
  (marked) => {
    expect(at(marked).completing).toBeNull();
  },
);

test('what is taken stands in its place, quoted where it must be, and can be read', () => {
  const taken = (
    marked: string,
    take: (
      completing: NonNullable<ReturnType<typeof completingAt>>,
      text: string,
    ) => { text: string; caret: number },
  ) => {
    const { text, completing } = at(marked);
    if (completing === null) throw new Error(marked);
    const result = take(completing, text);
    return `${result.text.slice(0, result.caret)}|${result.text.slice(result.caret)}`;
  };
  expect(taken('moon ge|', (one, text) => takeField(one, field('genre'), text))).toBe('moon genre:|');
  expect(taken('ge|:rock', (one, text) => takeField(one, field('genre'), text))).toBe('genre:|rock');
  expect(taken('genre:ro|', (one, text) => takeValue(one, field('genre'), 'rock', text))).toBe(
    'genre:rock |',
  );
  expect(taken('genre:jazz,h| moon', (one, text) => takeValue(one, field('genre'), 'hip hop', text))).toBe(
    'genre:jazz,"hip hop"| moon',
  );
  const odd = taken('artist:"x|', (one, text) => takeValue(one, field('artist'), 'A "B" \\ C', text));
  expect(odd).toBe('artist:"A \\"B\\" \\\\ C" |');
  expect(readQuery(odd.replace('|', ''))).toMatchObject({
    errors: [],
    query: { any: [{ kind: 'whole', text: 'A "B" \\ C' }] },
  });
  expect(taken('(said:m|)', (one, text) => takeValue(one, field('said'), 'me', text))).toBe('(said:me|)');
});

test('fields by how they begin', () => {
  expect(fieldsLike('al', searchFields).map(({ field: name }) => nameOf(name))).toEqual([
    'album',
    'albumartist',
  ]);
  expect(fieldsLike('zz', searchFields)).toEqual([]);
});
