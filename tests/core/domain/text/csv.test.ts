// CSV: RFC 4180 quoting, and nothing that a spreadsheet would run.
import { expect, test } from 'vitest';
import { toCsv } from '../../../../src/core/domain/text/csv.ts';

test('quotes what must be quoted and keeps numbers whole', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x,"y"\nz', -0.1],
        [null, true],
      ],
    ),
  ).toBe('a,b\r\n"x,""y""\nz",-0.1\r\n,true\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('text %j is no formula', (text) => {
  const [, row] = toCsv(['a'], [[text]]).split(/\r\n/u);
  expect(row?.replace(/^"/u, '').startsWith("'")).toBe(true);
});
