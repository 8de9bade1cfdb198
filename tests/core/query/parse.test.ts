// The language of searches: what texts mean, that a printed tree means the same, and what is said of what cannot be read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchFields } from '../../../src/core/query/fields.ts';
import { printQuery, readQuery } from '../../../src/core/query/parse.ts';
import { limits, type Query } from '../../../src/core/query/query.ts';

const read = (text: string): Query | null => {
  const { query, errors } = readQuery(text);
  expect(errors, text).toEqual([]);
  return query;
};
const word = (text: string) => ({ kind: 'words', match: 'begins', text }) as const;

describe('meaning', () => {
  test('the example of the README', () => {
    expect(
      read(
        'genre:rock year:1990..1999 bpm>120 -live artist:"AC/DC" tag:mellow said:me confidence<0.5 added:30d',
      ),
    ).toEqual({
      kind: 'and',
      parts: [
        { kind: 'named', field: 'genre', any: [{ kind: 'begins', text: 'rock' }] },
        { kind: 'number', field: 'year', any: [{ kind: 'range', from: 1990, to: 1999 }] },
        { kind: 'number', field: 'tempoBpm', any: [{ kind: 'beyond', side: '>', value: 120 }] },
        { kind: 'not', part: word('live') },
        { kind: 'text', field: 'artist', any: [{ kind: 'whole', text: 'AC/DC' }] },
        { kind: 'named', field: 'tag', any: [{ kind: 'begins', text: 'mellow' }] },
        { kind: 'choice', field: 'said', any: ['me'] },
        { kind: 'number', field: 'confidence', any: [{ kind: 'beyond', side: '<', value: 0.5 }] },
        { kind: 'date', field: 'addedAt', any: [{ kind: 'age', amount: 30, unit: 'd', isOlder: false }] },
      ],
    });
  });

  test('NOT binds closer than AND, AND closer than OR, brackets closest', () => {
    const [a, b, c] = [word('a'), word('b'), word('c')];
    expect(read('a OR b c')).toEqual({ kind: 'or', parts: [a, { kind: 'and', parts: [b, c] }] });
    expect(read('a b OR c')).toEqual({ kind: 'or', parts: [{ kind: 'and', parts: [a, b] }, c] });
    expect(read('NOT a AND b')).toEqual({ kind: 'and', parts: [{ kind: 'not', part: a }, b] });
    expect(read('(a OR b) c')).toEqual({ kind: 'and', parts: [{ kind: 'or', parts: [a, b] }, c] });
    expect(read('-(a OR -b)')).toEqual({
      kind: 'not',
      part: { kind: 'or', parts: [a, { kind: 'not', part: b }] },
    });
    expect(read('((a) (b c))')).toEqual({ kind: 'and', parts: [a, b, c] });
  });

  test.each([
    ['length>5:00', { kind: 'beyond', side: '>', value: 300 }],
    ['length:1:02:03', { kind: 'near', value: 3723, decimals: 0 }],
    ['length:90s..5m', { kind: 'range', from: 90, to: 300 }],
    ['confidence>=60%', { kind: 'range', from: 0.6, to: null }],
    ['confidence:57%', { kind: 'near', value: 0.57, decimals: 2 }],
    ['loudness:-14..-9.5', { kind: 'range', from: -14, to: -9.5 }],
    ['year:..1999', { kind: 'range', from: null, to: 1999 }],
    ['year<=1999', { kind: 'range', from: null, to: 1999 }],
    ['bpm > 120', { kind: 'beyond', side: '>', value: 120 }],
    ['size>2.5M', { kind: 'beyond', side: '>', value: 2_500_000 }],
    ['bpm:none', { kind: 'none' }],
    ['added:2026-2', { kind: 'days', from: '2026-02', to: '2026-02' }],
    ['added:2024..2026-11-05', { kind: 'days', from: '2024', to: '2026-11-05' }],
    ['added>2w', { kind: 'age', amount: 2, unit: 'w', isOlder: true }],
    ['added:never', { kind: 'none' }],
    ['genre="hip hop"', { kind: 'exactly', text: 'hip hop' }],
    ['genre:rock', { kind: 'begins', text: 'rock' }],
    ['artist:none', { kind: 'none' }],
    ['artist:"none"', { kind: 'whole', text: 'none' }],
  ])('%s', (text, value) => {
    expect(read(text)).toMatchObject({ any: [value] });
  });

  test('lists are any of their values, each in its own way', () => {
    expect(read('genre:rock,"hip hop",=jazz')).toEqual({
      kind: 'named',
      field: 'genre',
      any: [
        { kind: 'begins', text: 'rock' },
        { kind: 'whole', text: 'hip hop' },
        { kind: 'exactly', text: 'jazz' },
      ],
    });
    expect(read('year:1990,2000..')).toMatchObject({
      any: [
        { kind: 'near', value: 1990 },
        { kind: 'range', from: 2000, to: null },
      ],
    });
  });

  test('what people type without knowing a language stays words', () => {
    expect(read('  ')).toBe(null);
    expect(read('Artist - Title')).toEqual({ kind: 'and', parts: [word('Artist'), word('Title')] });
    expect(read('ac/dc')).toEqual(word('ac/dc'));
    expect(read('rock and roll')).toEqual({
      kind: 'and',
      parts: [word('rock'), word('and'), word('roll')],
    });
    expect(read('7" 3:30 x-ray')).toEqual({ kind: 'and', parts: [word('7"'), word('3:30'), word('x-ray')] });
    expect(read('Love > Hate')).toEqual({ kind: 'and', parts: [word('Love'), word('Hate')] });
    expect(read('"live at"')).toEqual({ kind: 'words', match: 'whole', text: 'live at' });
    expect(read('song (live)')).toEqual({ kind: 'and', parts: [word('song'), word('live')] });
    expect(read('...')).toBe(null);
  });
});

describe('printed', () => {
  const bare = fc
    .stringMatching(/^[a-zäß0-9/'.&!]{1,8}$/u)
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && !text.includes('..') && text !== 'none');
  const text = fc.oneof(
    bare.map((value) => ({ kind: 'begins', text: value }) as const),
    fc
      .tuple(fc.constantFrom('whole', 'exactly'), fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }))
      .map(([kind, value]) => ({ kind, text: value }) as const),
    fc.constant({ kind: 'none' } as const),
  );
  const number = fc.oneof(
    fc
      .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 3 }))
      .map(
        ([value, decimals]) =>
          ({ kind: 'near', value: Number((value / 10 ** decimals).toFixed(decimals)), decimals }) as const,
      ),
    fc
      .tuple(
        fc.integer({ min: -999, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 2 }),
      )
      .map(
        ([from, more, open]) =>
          ({
            kind: 'range',
            from: open === 1 ? null : from / 4,
            to: open === 2 ? null : (from + more) / 4,
          }) as const,
      ),
    fc
      .tuple(fc.constantFrom('<', '>'), fc.integer({ min: -999, max: 999 }))
      .map(([side, value]) => ({ kind: 'beyond', side, value: value / 8 }) as const),
  );
  const day = fc.constantFrom('1999', '2026-01', '2024-02-29', '2026-12-31');
  const date = fc.oneof(
    day.map((one) => ({ kind: 'days', from: one, to: one }) as const),
    day.map((one) => ({ kind: 'days', from: one, to: null }) as const),
    fc
      .tuple(fc.constantFrom('<', '>'), day)
      .map(([side, one]) => ({ kind: 'beyond', side, day: one }) as const),
    fc
      .record({
        amount: fc.nat(99_999),
        unit: fc.constantFrom('h', 'd', 'w', 'm', 'y'),
        isOlder: fc.boolean(),
      })
      .map((age) => ({ kind: 'age', ...age }) as const),
  );
  const some = <T>(values: fc.Arbitrary<T>) => fc.array(values, { minLength: 1, maxLength: 3 });
  const condition = fc.constantFrom(...searchFields).chain((field): fc.Arbitrary<Query> => {
    switch (field.kind) {
      case 'text':
        return some(text).map((any) => ({ kind: 'text', field: field.field, any }));
      case 'named':
        return some(text).map((any) => ({ kind: 'named', field: field.field, any }));
      case 'number':
        return some(number).map((any) => ({ kind: 'number', field: field.field, any }));
      case 'date':
        return some(date).map((any) => ({ kind: 'date', field: field.field, any }));
      case 'choice':
        return some(fc.constantFrom(...field.choices)).map((any) => ({
          kind: 'choice',
          field: field.field,
          any,
        }));
    }
  });
  const words = fc.oneof(
    bare.filter((value) => !/^[AONDRT]+$/u.test(value)).map(word),
    bare.map((value) => ({ kind: 'words', match: 'whole', text: `${value} "\\ ${value}` }) as const),
  );
  const { tree } = fc.letrec<{ tree: Query; joined: Query; not: Query }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, condition, words, tie('joined'), tie('not')),
    not: tie('tree').map((part) => ({ kind: 'not', part })),
    joined: fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 2, maxLength: 4 }))
      .map(([kind, parts]) => ({
        kind,
        parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])),
      })),
  }));

  test('a tree is read as it was', () => {
    fc.assert(
      fc.property(tree, (query) => {
        expect(read(printQuery(query))).toEqual(query);
      }),
      { numRuns: 500 },
    );
  });

  test('any text is read somehow, and what was read of it is read again from its print', () => {
    const piece = fc.constantFrom(
      ...[
        'genre:',
        'bpm>',
        '..',
        '"',
        '(',
        ')',
        ' OR ',
        ' AND ',
        ' NOT ',
        '-',
        ',',
        ' ',
        '=',
        'a',
        '1990',
        'x:',
        '\\',
      ],
    );
    const typed = fc.oneof(
      fc.array(piece, { maxLength: 25 }).map((all) => all.join('')),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const { query, errors } = readQuery(text);
        for (const { at, end } of errors) expect(at >= 0 && at <= end && end <= text.length).toBe(true);
        if (query !== null) expect(read(printQuery(query))).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('errors', () => {
  test.each([
    ['genre:', { at: 6, end: 6, problem: { kind: 'noValue', field: 'genre' } }],
    ['a gerne:rock', { at: 2, end: 7, problem: { kind: 'noField', name: 'gerne', near: 'genre' } }],
    ['bpm>fast b', { at: 4, end: 8, problem: { kind: 'noNumber', field: 'tempoBpm', text: 'fast' } }],
    [
      'length:5:99',
      { at: 7, end: 11, problem: { kind: 'noLength', field: 'durationSeconds', text: '5:99' } },
    ],
    ['year:1999..1990', { at: 5, end: 15, problem: { kind: 'reversed', from: '1999', to: '1990' } }],
    [
      'added:2026-02-30',
      { at: 6, end: 16, problem: { kind: 'noDate', field: 'addedAt', text: '2026-02-30' } },
    ],
    ['artist>b', { at: 6, end: 8, problem: { kind: 'noOrder', field: 'artist', operator: '>' } }],
    ['said:mee', { at: 5, end: 8, problem: { kind: 'noChoice', field: 'said', text: 'mee', near: null } }],
    ['is:dup', { at: 3, end: 6, problem: { kind: 'noChoice', near: 'duplicate' } }],
    ['a "b', { at: 2, end: 4, problem: { kind: 'quoteOpen' } }],
    ['(a b', { at: 0, end: 1, problem: { kind: 'bracketOpen' } }],
    ['a) b', { at: 1, end: 2, problem: { kind: 'bracketStray' } }],
    ['a ()', { at: 2, end: 4, problem: { kind: 'bracketsEmpty' } }],
    ['a OR', { at: 2, end: 4, problem: { kind: 'nothingToJoin', word: 'OR' } }],
    ['AND a', { at: 0, end: 3, problem: { kind: 'nothingToJoin', word: 'AND' } }],
    ['a AND OR b', { at: 2, end: 5, problem: { kind: 'nothingToJoin', word: 'AND' } }],
    ['a NOT', { at: 2, end: 5, problem: { kind: 'nothingToJoin', word: 'NOT' } }],
    ['x'.repeat(2001), { at: 2000, end: 2001, problem: { kind: 'tooLong', limit: 2000 } }],
    [`${'('.repeat(41)}a${')'.repeat(41)}`, { at: 40, end: 83, problem: { kind: 'tooDeep', limit: 40 } }],
    ['a '.repeat(201), { at: 400, end: 402, problem: { kind: 'tooMany', limit: 200 } }],
  ])('%s', (text, error) => {
    const { errors } = readQuery(text);
    expect(errors).toMatchObject([error]);
  });

  test('what is being typed asks for what is whole of it', () => {
    const whole = (text: string) => {
      const { query } = readQuery(text);
      return query === null ? null : printQuery(query);
    };
    expect(whole('moon genre:')).toBe('moon');
    expect(whole('moon OR')).toBe('moon');
    expect(whole('(moon OR "blue')).toBe('moon OR "blue"');
    expect(whole('year:19x,2000 moon')).toBe('year:2000 moon');
    expect(whole('a) b')).toBe('a b');
  });

  test('the deepest and longest that is allowed is read', () => {
    const deep = `${'('.repeat(limits.depth)}a OR b${')'.repeat(limits.depth)}`;
    expect(read(deep)).toMatchObject({ kind: 'or' });
    expect(read('a '.repeat(limits.conditions))).toMatchObject({ kind: 'and' });
  });
});
