// Columns of tracks kept in memory by their ids, as long as nobody has written them: numbers, and folded texts.
import { setImmediate } from 'node:timers/promises';
import type { FieldName } from '../../../core/domain/trackFields.ts';
import type { DateField, NumberField, TextField } from '../../../core/query/fields.ts';
import type { Database } from '../database.ts';
import { fieldSql, type Writer } from '../tracks/fieldSql.ts';
import type { TrackOrders } from '../tracks/trackOrders.ts';

/** Each text once, with the tracks that have it: `ids` from `starts[n]` to `starts[n + 1]`. */
export interface Texts {
  readonly texts: readonly string[];
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

/** What is asked for by a few values, each of which has a number. */
const codes = {
  genre: { value: 't.genre_id', writer: 'genres' },
  source: {
    value: "CASE t.genre_source WHEN 'label' THEN 1 WHEN 'tag' THEN 2 WHEN 'model' THEN 3 ELSE 4 END",
    writer: 'genres',
  },
  kind: { value: "CASE t.kind WHEN 'music' THEN 1 ELSE 2 END", writer: 'genres' },
  state: { value: "CASE t.state WHEN 'analysed' THEN 1 WHEN 'new' THEN 2 ELSE 3 END", writer: 'analysis' },
} as const satisfies Readonly<Record<string, { value: string; writer: Writer }>>;
type CodeName = keyof typeof codes;
/** In the order of their numbers, from 1. */
export const sourceCodes = ['me', 'tag', 'model', 'nobody'] as const;
export const kindCodes = ['music', 'not-music'] as const;
export const stateCodes = ['analysed', 'waiting', 'failed'] as const;

/** Folded when written, with an index of its own. */
export type FoldedField = Extract<TextField, 'title' | 'artist' | 'album' | 'albumArtist'>;
export type ColumnName = NumberField | DateField | CodeName;

export interface Columns {
  /** By id; NaN for tracks without a value. */
  numbers(name: ColumnName): Float64Array;
  texts(field: FoldedField): Texts;
  /** Reads them one at a time, so that nobody waits for all. */
  readAhead(names: readonly (ColumnName | FoldedField)[]): Promise<void>;
}

interface Kept<Value> {
  readonly value: Value;
  readonly version: number;
}

export function columnsOf(db: Database, orders: TrackOrders): Columns {
  const numbers = new Map<string, Kept<Float64Array>>();
  const texts = new Map<string, Kept<Texts>>();

  /** Ids and values apart: far quicker to read than pairs. In the order of an index, where there is one. */
  function read<Value>(value: string, order: string): { ids: number[]; values: Value[] } {
    const from = `FROM tracks t WHERE ${value} IS NOT NULL ORDER BY ${order}, t.id`;
    return {
      ids: db.prepare<[], number>(`SELECT t.id ${from}`).pluck().all(),
      values: db.prepare<[], Value>(`SELECT ${value} ${from}`).pluck().all(),
    };
  }

  function numbersOf(name: ColumnName): Float64Array {
    const { value, writer, isIndexed } = sourceOf(name);
    const known = numbers.get(name);
    if (known?.version === orders.version(writer)) return known.value;
    const column = new Float64Array(orders.maxId() + 1).fill(Number.NaN);
    const { ids, values } = read<number>(value, isIndexed ? value : 't.id');
    for (const [n, id] of ids.entries()) column[id] = values[n] ?? Number.NaN;
    numbers.set(name, { value: column, version: orders.version(writer) });
    return column;
  }

  function textsOf(field: FoldedField): Texts {
    const by = fieldSql[field].order?.by ?? '';
    const known = texts.get(field);
    const version = orders.version('scan');
    if (known?.version === version) return known.value;
    const from = `FROM tracks t WHERE ${by} IS NOT NULL`;
    const ids = db.prepare<[], number>(`SELECT t.id ${from} ORDER BY ${by}`).pluck().all();
    const found = db
      .prepare<[], [string, number]>(`SELECT ${by}, count(*) ${from} GROUP BY ${by} ORDER BY ${by}`)
      .raw()
      .all();
    const starts = new Int32Array(found.length + 1);
    for (const [n, [, count]] of found.entries()) starts[n + 1] = (starts[n] ?? 0) + count;
    const value = { texts: found.map(([text]) => text), starts, ids: Int32Array.from(ids) };
    texts.set(field, { value, version });
    return value;
  }

  return {
    numbers: numbersOf,
    texts: textsOf,
    async readAhead(names) {
      for (const name of names) {
        if (isFolded(name)) textsOf(name);
        else numbersOf(name);
        await setImmediate();
      }
    },
  };
}

function sourceOf(name: ColumnName): { value: string; writer: Writer; isIndexed: boolean } {
  if (isCode(name)) return { ...codes[name], isIndexed: name === 'genre' };
  const { value, writer, indexed = false } = fieldSql[name];
  return { value, writer, isIndexed: indexed };
}

function isCode(name: ColumnName): name is CodeName {
  return Object.hasOwn(codes, name);
}

const foldedFields: readonly FieldName[] = [
  'title',
  'artist',
  'album',
  'albumArtist',
] satisfies readonly FoldedField[];

export function isFolded(name: string): name is FoldedField {
  return foldedFields.some((field) => field === name);
}
