// Reading tables piece by piece: the same records wherever the text is cut, and one broken quote costs a line.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvReader } from '../../../../src/core/domain/text/csvRecords.ts';

const read = (...pieces: string[]) => {
  const reader = csvReader();
  return [...pieces.flatMap((piece) => reader.take(piece)), ...reader.end()];
};

test('what was written comes back, wherever it is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é', '\t', ';'), maxLength: 6 });
  const row = fc
    .array(cell, { minLength: 2, maxLength: 3 })
    .filter((cells) => cells.some((one) => one.trim() !== ''));
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 6 }),
      fc.array(fc.nat(200), { maxLength: 4 }),
      fc.boolean(),
      (rows, cuts, crlf) => {
        const end = crlf ? '\r\n' : '\n';
        const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
        const text = ['x,y', ...quoted].join(end);
        const at = [
          0,
          ...cuts.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b),
          text.length,
        ];
        const pieces = at.slice(1).map((to, i) => text.slice(at[i], to));
        expect(read(...pieces).map(({ cells }) => cells)).toEqual([['x', 'y'], ...rows]);
      },
    ),
  );
});

test('semicolons and tabs part cells, too, and lines are counted with those inside quotes', () => {
  expect(read('a;b\n"1\n2";3\n\n4;5')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1\n2', '3'] },
    { line: 5, cells: ['4', '5'] },
  ]);
  expect(read('a\tb,c\td\r\n"x""y"\t"" \r\n')).toEqual([
    { line: 1, cells: ['a', 'b,c', 'd'] },
    { line: 2, cells: ['x"y', ' '] },
  ]);
});

test('a quote that is never closed costs its line alone', () => {
  const rows = Array.from({ length: 6000 }, (_, n) => `track ${n},tag`);
  const found = read(`track,tag\n"broken,tag\n${rows.join('\n')}\n`);
  expect(found[1]).toEqual({ line: 2, cells: null });
  expect(found.slice(2).map(({ cells }) => cells?.join())).toEqual(rows);
  expect(found.at(-1)?.line).toBe(6002);
});

test('a line without end is left out once, and no piece of it looked at twice', () => {
  const piece = 'x'.repeat(64 * 1024);
  const started = performance.now();
  const found = read('track,tag\n', ...Array.from({ length: 1000 }, () => piece), '\na,b\n');
  expect(performance.now() - started).toBeLessThan(3000);
  expect(found).toEqual([
    { line: 1, cells: ['track', 'tag'] },
    { line: 2, cells: null },
    { line: 3, cells: ['a', 'b'] },
  ]);
});
