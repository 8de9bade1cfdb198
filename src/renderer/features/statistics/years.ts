// Genres over years: years gathered into as many columns as a strip has room for, one row a genre.
import type { TrackFilter } from '../../../core/domain/listing.ts';
import type { Statistics } from '../../../core/domain/statistics.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { messages } from '../../words/messages.ts';
import type { Part } from './part.ts';

const words = messages.statistics;
const mostColumns = 40;
/** Years that so few tracks lie beyond are most often mistakes of a tag: they stand in the column at the end. */
const outliers = 0.005;
const steps = [1, 2, 5, 10, 20, 50, 100, 500, 1000, 5000];

export interface YearColumn {
  readonly first: number;
  readonly last: number;
  readonly range: { readonly min?: number; readonly max?: number };
  /** Tracks of all genres. */
  readonly tracks: number;
}

export interface YearRows {
  readonly columns: readonly YearColumn[];
  readonly rows: readonly {
    readonly genre: string | null;
    readonly label: string;
    readonly parts: readonly Part[];
  }[];
}

export function yearRows({ years, genres, others }: Statistics['years']): YearRows {
  const totals = years.map((_, i) =>
    genres.reduce((sum, { tracks }) => sum + (tracks[i] ?? 0), others[i] ?? 0),
  );
  const columns = columnsOf(years, totals);
  return {
    columns,
    rows: genres.map(({ id, name, tracks }) => ({
      genre: name,
      label: name === null ? messages.table.unsorted : displayGenre(name),
      parts: columns.map(({ first, last, range }): Part => {
        const count = sumWithin(years, tracks, range);
        const filter: TrackFilter = { year: range, ...(id === null ? {} : { genreIds: [id] }) };
        return {
          label: words.genreInYears(
            name === null ? messages.table.unsorted : displayGenre(name),
            spanText(first, last),
          ),
          tracks: count,
          genre: name,
          list: count === 0 || id === null ? null : { filter },
        };
      }),
    })),
  };
}

function spanText(first: number, last: number): string {
  return first === last ? `${first}` : words.years(first, last);
}

function columnsOf(years: readonly number[], totals: readonly number[]): YearColumn[] {
  const all = totals.reduce((sum, count) => sum + count, 0);
  const from = quantile(years, totals, outliers * all);
  const to = quantile(years, totals, (1 - outliers) * all);
  if (from === null || to === null) return [];
  const step =
    steps.find((size) => Math.floor(to / size) - Math.floor(from / size) < mostColumns) ?? to - from + 1;
  const start = Math.floor(from / step) * step;
  const count = Math.floor((to - start) / step) + 1;
  return Array.from({ length: count }, (_, i) => {
    const [min, max] = [start + i * step, start + (i + 1) * step - 1];
    // The ends are open, so that every track with a year stands in one column.
    const range = { ...(i === 0 ? {} : { min }), ...(i === count - 1 ? {} : { max }) };
    const bounded = count === 1 ? { min: years[0] ?? min, max: years.at(-1) ?? max } : range;
    return { first: min, last: max, range: bounded, tracks: sumWithin(years, totals, bounded) };
  });
}

/** The first year up to which more than `tracks` lie, or the last one. */
function quantile(years: readonly number[], totals: readonly number[], tracks: number): number | null {
  let below = 0;
  for (const [i, year] of years.entries()) {
    below += totals[i] ?? 0;
    if (below > tracks) return year;
  }
  return years.at(-1) ?? null;
}

function sumWithin(
  years: readonly number[],
  counts: readonly number[],
  { min = -Infinity, max = Infinity }: YearColumn['range'],
): number {
  return years.reduce((sum, year, i) => sum + (year >= min && year <= max ? (counts[i] ?? 0) : 0), 0);
}
