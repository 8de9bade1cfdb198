import { describe, expect, it } from 'vitest';
import { joinFolds, parseFeatureTable } from '../../../lab/tables/featureTable.ts';
import { parseCsv } from '../../../src/core/domain/text/parseCsv.ts';

describe('comma-separated tables', () => {
  it('are read with quotes, line breaks in quotes, either line end, and without a last one', () => {
    expect(parseCsv('a,b\r\n"x, ""y""","two\nlines"\r\n1,')).toEqual([
      { a: 'x, "y"', b: 'two\nlines' },
      { a: '1', b: '' },
    ]);
  });
});

describe('a feature table', () => {
  const text =
    'filename,length,rms,tempo,note,label\nblues.00000.au,661794,0.1,120,loud,blues\nb.mp3,5,0.2,90,3,jazz\n';

  it('has the numeric columns but for the length, and names without audio extension', () => {
    const table = parseFeatureTable(text);
    expect(table).toMatchObject({
      files: ['blues.00000', 'b'],
      labels: ['blues', 'jazz'],
      featureNames: ['rms', 'tempo'],
    });
    expect([...table.X.data]).toEqual([...Float32Array.of(0.1, 120, 0.2, 90)]);
  });

  it('meets its folds by file name, whatever the order and extension', () => {
    const folds = joinFolds(parseFeatureTable(text), 'file,fold\nb.flac,2\nblues.00000,1\n');
    expect(folds.map((row) => row['fold'])).toEqual(['1', '2']);
  });

  it('names what is missing', () => {
    expect(() => parseFeatureTable('rms,label\n1,a\n')).toThrow('no column file or filename');
    expect(() => parseFeatureTable('file,rms\na,1\n')).toThrow('no column label or genre');
    expect(() => parseFeatureTable('file,label,x\na,b,c\n')).toThrow('no column of numbers');
    expect(() => joinFolds(parseFeatureTable(text), 'file,fold\nb,2\n')).toThrow('no row for blues.00000');
    expect(() => joinFolds(parseFeatureTable(text), 'file,fold\nb,2\nb.mp3,1\n')).toThrow(
      'Line 3: a second row for b',
    );
    expect(() => parseFeatureTable('file,label,x\n')).toThrow('no rows');
  });

  it('names line and column of what is no number, and the line without a label', () => {
    const broken = (cell: string) => `file,label,x,y\na,p,1,2\nb,q,${cell},3\nc,q,4,5\n`;
    for (const cell of ['nan', '', 'inf', '1e999'])
      expect(() => parseFeatureTable(broken(cell))).toThrow(`Line 3 (b), column x: '${cell}' is no number`);
    expect(() => parseFeatureTable('file,genre,x\na,p,1\nb,,2\n')).toThrow('Line 3 (b) has no genre');
  });

  it('may begin with a byte order mark', () => {
    expect(parseFeatureTable('\uFEFFfile,genre,x\na,p,1\n').files).toEqual(['a']);
  });
});
