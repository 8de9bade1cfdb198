// A file of tags as people hand it in: one tag a line, or CSV with the tags of tracks, or with how often each was said.
import { AppError } from '../domain/errors.ts';
import { parseCsv } from '../domain/text/parseCsv.ts';
import type { WrittenTag } from '../genres/report.ts';
import { countTags, type Folksonomy, folksonomyOf } from './folksonomy.ts';

/**
 * Columns of CSV: `tag`, and either `track` with `weight` (1 where there is none) or `count`. Throws AppError 'invalid', saying what is
 * missing, or naming the first row whose number is none.
 */
export function parseTagFile(text: string, isCsv: boolean): Folksonomy {
  if (!isCsv) {
    const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
    return told({ tags: countTags(lines.filter((line) => line.trim() !== '')), tracks: null });
  }
  const rows = parseCsv(text);
  const names = new Map(Object.keys(rows[0] ?? {}).map((name) => [name.trim().toLowerCase(), name]));
  const tagColumn = names.get('tag');
  if (rows.length > 0 && tagColumn === undefined)
    throw new AppError('invalid', "The table has no column 'tag'.");
  const cell = (row: Readonly<Record<string, string>>, column: string): string | undefined =>
    row[names.get(column) ?? ''];
  const numberIn = (row: Readonly<Record<string, string>>, column: string, at: number): number => {
    const written = cell(row, column);
    const value = written === undefined ? 1 : Number(written);
    if (written?.trim() === '' || !Number.isFinite(value))
      throw new AppError('invalid', `Row ${at + 1} has '${written}' as ${column}, which is no number.`);
    return value;
  };
  const said = rows.map((row, at) => ({ row, at, tag: cell(row, 'tag') ?? '' }));
  const written = said.filter(({ tag }) => tag.trim() !== '');
  if (!names.has('track'))
    return told({
      tags: counted(written.map(({ row, at, tag }) => ({ tag, count: numberIn(row, 'count', at) }))),
      tracks: null,
    });
  return told(
    folksonomyOf(
      written.map(({ row, at, tag }) => ({
        track: cell(row, 'track') ?? '',
        tag,
        weight: numberIn(row, 'weight', at),
      })),
    ),
  );
}

function counted(rows: readonly { readonly tag: string; readonly count: number }[]): WrittenTag[] {
  const counts = new Map<string, number>();
  for (const { tag, count } of rows) if (count > 0) counts.set(tag, (counts.get(tag) ?? 0) + count);
  return Array.from(counts, ([written, count]) => ({ written, count }));
}

function told(folksonomy: Folksonomy): Folksonomy {
  if (folksonomy.tags.length === 0) throw new AppError('invalid', 'There is no tag in it.');
  return folksonomy;
}
