// The truth table of the field: tags by many writers, and what Stackwax reads of them beside three other readers.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Facts, fieldNames } from './fields.ts';
import { ourReading } from './ours.ts';
import { page } from './page.ts';
import { fieldsOf, fileOf, filesFolder, pagePath, readers, readTruths, saidBy } from './truths.ts';

const truths = readTruths();
const ours = new Map<string, Facts>();
for (const { file } of truths.files) ours.set(file, await ourReading(fileOf(file)));

test.each(truths.files)('$file is read as it is', ({ file, right }) => {
  expect(ours.get(file)).toEqual(right);
});

describe('the table', () => {
  const cells = truths.files.flatMap((truth) => fieldsOf(truth).map((field) => ({ truth, field })));

  test('covers every field, sixty combinations of it and more, by nine writers', () => {
    expect(new Set(cells.map(({ field }) => field))).toEqual(new Set(fieldNames));
    expect(cells.length).toBeGreaterThanOrEqual(60);
    expect(new Set(truths.files.map(({ writer }) => writer)).size).toBe(9);
    expect(readdirSync(filesFolder).toSorted()).toEqual(truths.files.map(({ file }) => file).toSorted());
  });

  test('takes for right what two readers say, or names the document that decides', () => {
    for (const { truth, field } of cells) {
      const agreeing = readers.filter((reader) => saidBy(truth, reader, field) === truth.right[field]);
      if (truth.by?.[field] === undefined)
        expect(agreeing.length, `${truth.file}, ${field}`).toBeGreaterThanOrEqual(2);
    }
  });

  test('is shown as it is', () => {
    expect(readFileSync(pagePath, 'utf8')).toBe(page(truths, ours));
  });
});
