// The table of `evaluate` and `compare`: how files meet their folds, and the errors when they do not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEvaluation } from '../../../lab/tables/evaluationTable.ts';

const folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const table = file(
  'table.csv',
  'filename,x,year,label\na.au,1,1990,p\nb.au,2,1990,q\nc.au,3,2000,p\nd.au,4,2000,q\n',
);
const folds = file(
  'folds.csv',
  'file,artist,fold,alone,gap,part\nd,w,2,1,1,test\nc,z,2,1,2,test\nb,y,1,1,,train\na,x,1,1,1,train\n',
);

describe('the table to evaluate on', () => {
  it('meets its folds by name; artists that the folds keep apart are kept apart inside', async () => {
    const read = await readEvaluation({ table, folds, foldColumn: 'fold', seed: 1 });
    expect(read.splits.map(({ heldOut }) => [...heldOut])).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(read.table).toMatchObject({ classes: ['p', 'q'], featureNames: ['x', 'year'] });
    expect(read.table.groups).toEqual(['x', 'y', 'z', 'w']);
  });

  it('does not keep artists apart inside where the folds do not', async () => {
    const mixed = file('mixed.csv', 'file,artist,fold\na,x,1\nb,x,2\nc,y,1\nd,y,2\n');
    const read = await readEvaluation({ table, folds: mixed, foldColumn: 'fold', seed: 1 });
    expect(read.table.groups).toBeUndefined();
  });

  it('does not learn from the column that splits the rows', async () => {
    const byYear = await readEvaluation({ table, foldColumn: 'year', seed: 1 });
    expect(byYear.table.featureNames).toEqual(['x']);
    const where = await readEvaluation({ table, trainWhere: 'year=1990', testWhere: 'year=2000', seed: 1 });
    expect(where.table.featureNames).toEqual(['x']);
    expect([...(where.splits[0]?.heldOut ?? [])]).toEqual([2, 3]);
  });

  it.each([
    ['a column that is not there', { foldColumn: 'fild' }, "no column 'fild'; there are file, artist, fold"],
    ['a single fold', { foldColumn: 'alone' }, 'Column alone has one fold only (1)'],
    ['a row without fold', { foldColumn: 'gap' }, 'The row of b has no gap'],
    ['half a split', { trainWhere: 'part=train' }, 'go together'],
    [
      'no condition',
      { trainWhere: 'part', testWhere: 'part=test' },
      "'part' should be a column and its values",
    ],
    ['a value that no row has', { trainWhere: 'part=train', testWhere: 'part=tset' }, "'test', 'train'"],
    [
      'rows on both sides',
      { trainWhere: 'part=train', testWhere: 'fold=1' },
      'a would be learned from and judged',
    ],
  ])('names what is wrong: %s', async (_, split, message) => {
    await expect(readEvaluation({ table, folds, seed: 1, ...split })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(message),
      path: folds,
    });
  });

  it('makes folds of its own, so many as are asked for, and keeps artists apart', async () => {
    const rows = Array.from({ length: 24 }, (_, i) => `f${i},${i},${'pq'[i % 2]},artist ${i % 8}\n`);
    const whole = file('artists.csv', `file,x,genre,artist\n${rows.join('')}`);
    const read = await readEvaluation({ table: whole, folds: 4, seed: 1 });
    expect(read.splits.length).toBe(4);
    for (const { train, heldOut } of read.splits) {
      const learned = new Set([...train].map((i) => i % 8));
      expect([...heldOut].filter((i) => learned.has(i % 8))).toEqual([]);
    }
    expect(new Set(read.table.groups).size).toBe(8);
  });

  it.each([
    ['one class', 'x,p,u,1\ny,p,v,2\n', "Everything is of one class ('p'): two are needed."],
    [
      'one artist',
      'x,p,u,1\ny,p,v,2\nz,q,w,3\nv,q,w,4\n',
      "each class needs two artists: all of 'q' is by one",
    ],
  ])('names what cannot be divided: %s', async (name, text, message) => {
    const whole = file(`${name}.csv`, `file,genre,artist,a\n${text}`);
    await expect(readEvaluation({ table: whole, seed: 1 })).rejects.toMatchObject({
      kind: 'too-few-examples',
      message: expect.stringContaining(message),
      path: whole,
    });
  });

  it('names the file that is broken', async () => {
    const broken = file('broken.csv', 'file,x,label\na,1,p\nb,nan,q\nc,2,q\n');
    await expect(readEvaluation({ table: broken, seed: 1 })).rejects.toMatchObject({
      path: broken,
      message: "Line 3 (b), column x: 'nan' is no number.",
    });
    const short = file('short.csv', 'file,fold\na,1\n');
    await expect(readEvaluation({ table, folds: short, seed: 1 })).rejects.toMatchObject({
      path: short,
      message: 'There is no row for b.',
    });
    const nowhere = join(folder, 'nowhere.csv');
    await expect(readEvaluation({ table: nowhere, seed: 1 })).rejects.toMatchObject({ path: nowhere });
  });
});
