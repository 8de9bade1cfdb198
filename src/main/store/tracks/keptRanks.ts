// For each track id its place by one key, read once and then patched: equal for equal values, NaN for tracks without one.
import type { SortField } from '../../../core/domain/trackFields.ts';
import type { Database } from '../database.ts';
import type { ChangeNotes } from './changeNotes.ts';
import { fieldSql } from './fieldSql.ts';

export interface Ranks {
  /** By id; places of one key are compared with each other and mean nothing else. */
  readonly of: Float64Array;
  /** The same as whole numbers from 0, -1 for none, for sorting by counting. */
  dense(): { readonly of: Int32Array; readonly count: number };
}

export interface KeptRanks {
  by(key: SortField): Ranks;
  isKept(key: SortField): boolean;
}

interface Kept {
  of: Float64Array;
  version: number;
  /** How many genres there were, where it is by their names. */
  readonly genres: number;
  dense: ReturnType<Ranks['dense']> | null;
}

type Value = string | number | Buffer;
type Valued = readonly [id: number, value: Value];

export function keptRanks(db: Database, notes: ChangeNotes, maxId: () => number): KeptRanks {
  const kept = new Map<SortField, Kept>();
  const genreCount = db.prepare<[], number>('SELECT count(*) FROM genres').pluck();
  const genresByName = db.prepare<[], number>('SELECT id FROM genres ORDER BY name').pluck();

  function read(key: SortField, state: Pick<Kept, 'version' | 'genres'>): Kept {
    const of = new Float64Array(maxId() + 1).fill(Number.NaN);
    const { by, how } = sourceOf(key);
    const from = `FROM tracks t WHERE ${by} IS NOT NULL`;
    if (how === 'text') {
      // Ids and sizes of equal runs apart: far quicker to read than pairs of id and value.
      const ids = db.prepare<[], number>(`SELECT t.id ${from} ORDER BY ${by}`).pluck().all();
      const runs =
        fieldSql[key].order?.unique === true
          ? null
          : db.prepare<[], number>(`SELECT count(*) ${from} GROUP BY ${by} ORDER BY ${by}`).pluck().all();
      return { ...state, of, dense: fill(of, ids, runs) };
    }
    const places = how === 'genre' ? placesOfGenres() : null;
    const set = (id: number, value: number): void => {
      of[id] = places === null ? value : (places[value] ?? Number.NaN);
    };
    if (how === 'genre' || fieldSql[key].indexed === true) {
      const values = db.prepare<[], number>(`SELECT ${by} ${from} ORDER BY ${by}, t.id`).pluck().all();
      const ids = db.prepare<[], number>(`SELECT t.id ${from} ORDER BY ${by}, t.id`).pluck().all();
      for (const [n, id] of ids.entries()) set(id, values[n] ?? Number.NaN);
    } else {
      // Whole rows are gone through, which takes longer than pairs.
      const rows = db.prepare<[], [number, number]>(`SELECT t.id, ${by} ${from}`).raw();
      for (const [id, value] of rows.all()) set(id, value);
    }
    return { ...state, of, dense: null };
  }

  function stateOf(key: SortField): Pick<Kept, 'version' | 'genres'> {
    const isByGenre = sourceOf(key).how === 'genre';
    return {
      version: notes.version(fieldSql[key].writer),
      genres: isByGenre ? (genreCount.get() ?? 0) : 0,
    };
  }

  function placesOfGenres(): number[] {
    const places: number[] = [];
    for (const [place, id] of genresByName.all().entries()) places[id] = place;
    return places;
  }

  /** False where all has to be read anew. */
  function patch(key: SortField, ranks: Kept): boolean {
    const changed = notes.since(fieldSql[key].writer, ranks.version);
    if (changed === null) return false;
    const { by, how } = sourceOf(key);
    const wanted = db
      .prepare<[string], Valued>(/* sql */ `
        SELECT t.id, ${by} FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value
        WHERE ${by} IS NOT NULL ORDER BY ${by}`)
      .raw()
      .all(JSON.stringify([...changed]));
    const of = longer(ranks.of, maxId());
    for (const id of changed) of[id] = Number.NaN;
    if (how === 'text') {
      if (!placeTexts(db, by, wanted, of)) return false;
    } else {
      const places = how === 'genre' ? placesOfGenres() : null;
      for (const [id, value] of wanted) {
        const number = Number(value);
        of[id] = places === null ? number : (places[number] ?? Number.NaN);
      }
    }
    ranks.of = of;
    ranks.dense = null;
    ranks.version = notes.version(fieldSql[key].writer);
    return true;
  }

  function keptBy(key: SortField): Kept {
    const known = kept.get(key);
    const now = stateOf(key);
    if (known?.genres === now.genres && (known.version === now.version || patch(key, known))) return known;
    const fresh = read(key, now);
    kept.set(key, fresh);
    return fresh;
  }

  return {
    by(key) {
      const ranks = keptBy(key);
      return {
        of: ranks.of,
        dense() {
          ranks.dense ??= denseOf(ranks.of);
          return ranks.dense;
        },
      };
    },
    isKept: (key) => kept.get(key)?.version === notes.version(fieldSql[key].writer),
  };
}

/** What a key is sorted by, and how: numbers as they are, genres by their names, texts by their index. */
function sourceOf(key: SortField): { readonly by: string; readonly how: 'number' | 'genre' | 'text' } {
  const { value, order, columns, isText } = fieldSql[key];
  if (order?.join !== undefined) return { by: `t.${columns[0] ?? ''}`, how: 'genre' };
  return { by: order?.by ?? value, how: isText === true ? 'text' : 'number' };
}

/** `runs` null: each id stands alone. */
function fill(
  of: Float64Array,
  ids: readonly number[],
  runs: readonly number[] | null,
): ReturnType<Ranks['dense']> {
  const dense = new Int32Array(of.length).fill(-1);
  let at = 0;
  const count = runs?.length ?? ids.length;
  for (let rank = 0; rank < count; rank++)
    for (const end = at + (runs === null ? 1 : (runs[rank] ?? 0)); at < end; at++) {
      const id = ids[at] ?? 0;
      of[id] = rank;
      dense[id] = rank;
    }
  return { of: dense, count };
}

function denseOf(of: Float64Array): ReturnType<Ranks['dense']> {
  // NaN comes last.
  const sorted = of.toSorted();
  let count = 0;
  for (const value of sorted) {
    if (Number.isNaN(value)) break;
    if (count === 0 || sorted[count - 1] !== value) {
      sorted[count] = value;
      count += 1;
    }
  }
  const dense = new Int32Array(of.length).fill(-1);
  for (let id = 0; id < of.length; id++) {
    const value = of[id] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    dense[id] = low;
  }
  return { of: dense, count };
}

function longer(of: Float64Array, maxId: number): Float64Array {
  if (of.length > maxId) return of;
  // With room for more: a scan adds tracks again and again.
  const more = new Float64Array(Math.ceil(maxId * 1.1) + 1).fill(Number.NaN);
  more.set(of);
  return more;
}

/**
 * Gives these tracks, whose places are NaN, places between those of their neighbours, which the index names. False where there is no
 * room between two of them.
 */
function placeTexts(db: Database, by: string, wanted: readonly Valued[], of: Float64Array): boolean {
  const neighbour = (comparison: string, direction: string) =>
    db
      .prepare<[Value], number>(
        `SELECT t.id FROM tracks t WHERE ${by} ${comparison} ? ORDER BY ${by} ${direction} LIMIT 1`,
      )
      .pluck();
  const [before, after] = [neighbour('<', 'DESC'), neighbour('>', 'ASC')];
  const same = db.prepare<[Value], number>(`SELECT t.id FROM tracks t WHERE ${by} = ?`).pluck();
  const open: { readonly value: Value; readonly ids: number[] }[] = [];
  for (const [id, value] of wanted) {
    const last = open.at(-1);
    if (last !== undefined && isSame(last.value, value)) last.ids.push(id);
    else open.push({ value, ids: [id] });
  }
  // Those that stand in the same gap, in order, with what is before and after it.
  let gap: { readonly low: number; readonly values: (readonly number[])[] } | null = null;
  for (const { value, ids } of open) {
    const known = placed(same.iterate(value), of);
    if (known !== null) {
      if (gap !== null && !spread(gap.values, gap.low, known, of)) return false;
      gap = null;
      for (const id of ids) of[id] = known;
      continue;
    }
    const place = placeOf(before.get(value), of);
    // Nothing but one of these stands before it: it is in the gap of that one.
    if (gap === null || !Number.isNaN(place ?? 0))
      gap = { low: place ?? Number.NEGATIVE_INFINITY, values: [] };
    gap.values.push(ids);
    const next = placeOf(after.get(value), of);
    if (Number.isNaN(next ?? 0)) continue;
    if (!spread(gap.values, gap.low, next ?? Number.POSITIVE_INFINITY, of)) return false;
    gap = null;
  }
  return true;
}

/** Null for no track. */
function placeOf(id: number | undefined, of: Float64Array): number | null {
  return id === undefined ? null : (of[id] ?? Number.NaN);
}

function placed(ids: Iterable<number>, of: Float64Array): number | null {
  for (const id of ids) {
    const place = of[id] ?? Number.NaN;
    if (!Number.isNaN(place)) return place;
  }
  return null;
}

/** Evenly; false where numbers are not fine enough. */
function spread(
  values: readonly (readonly number[])[],
  low: number,
  high: number,
  of: Float64Array,
): boolean {
  const from = Number.isFinite(low) ? low : Number.isFinite(high) ? high - values.length - 1 : 0;
  const to = Number.isFinite(high) ? high : from + values.length + 1;
  let last = from;
  for (const [n, ids] of values.entries()) {
    const place = from + ((to - from) * (n + 1)) / (values.length + 1);
    if (place <= last || place >= to) return false;
    for (const id of ids) of[id] = place;
    last = place;
  }
  return true;
}

function isSame(one: Value, other: Value): boolean {
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;
}
