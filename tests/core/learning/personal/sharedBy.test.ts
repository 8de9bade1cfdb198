// What is shared between ways of learning, and a comparison of them: the same table's, whatever its folds, and nobody else's.
import { expect, test } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import type { PersonalTable } from '../../../../src/core/learning/personal/personalTable.ts';
import { sharedBy } from '../../../../src/core/learning/personal/sharedBy.ts';
import { tinyStarter } from './tinyStarter.ts';

test('made once for other folds, and anew for other rows, answers, genres or another starter', async () => {
  let made = 0;
  const shared = sharedBy(({ y }) => ({ sum: y[0]! + y[1]!, made: ++made }));
  const rowsOfTwo = { X: matrix(2, 4), labels: ['folk', 'jazz'], groups: ['a', 'b'] };
  const table: PersonalTable = {
    rows: {
      ...rowsOfTwo,
      starterColumns: [0, 1, 2, 3],
      library: { X: matrix(0, 4), groups: [], open: [] },
    },
    y: Int32Array.of(0, 1),
    classes: ['folk', 'jazz'],
    folds: [],
    starter: await tinyStarter(rowsOfTwo),
  };
  const first = shared(table);
  expect(first).toEqual({ sum: 1, made: 1 });
  const held = { train: Int32Array.of(0), heldOut: Int32Array.of(1) };
  const inFolds = (one: PersonalTable): PersonalTable => ({ ...one, folds: [held] });
  expect(shared(inFolds(table))).toBe(first);
  const others: PersonalTable[] = [
    { ...table, rows: { ...table.rows } },
    { ...table, classes: ['jazz', 'folk'] },
    { ...table, starter: { ...table.starter } },
    { ...table, y: Int32Array.of(1, 1) },
  ];
  others.forEach((other, at) => {
    expect(shared(other).made).toBe(at + 2);
    expect(shared(inFolds(other)).made).toBe(at + 2);
  });
});
