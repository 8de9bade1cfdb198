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

/** As one index has them, which is far shorter than the rows. */
const byView = 't.presence, t.state, t.genre_source';

/** What is asked for by a few values, each of which has a number. */
const codes = {
  genre: { value: 't.genre_id', order: 't.genre_id, t.id', writer: 'genres' },
  source: {
    value: "CASE t.genre_source WHEN 'label' THEN 1 WHEN 'tag' THEN 2 WHEN 'model' THEN 3 ELSE 4 END",
    order: byView,
    writer: 'genres',
  },
  kind: { value: "CASE t.kind WHEN 'music' THEN 1 ELSE 2 END", order: byView, writer: 'genres' },
  state: {
    value: "CASE t.state WHEN 'analysed' THEN 1 WHEN 'new' THEN 2 ELSE 3 END",
    order: byView,
    writer: 'analysis',
  },
} as const satisfies Readonly<Record<string, { value: string; order: string; writer: Writer }>>;
export type CodeName = keyof typeof codes;
/** In the order of their numbers, from 1. */
export const sourceCodes = ['me', 'tag', 'model', 'nobody'] as const;
export const kindCodes = ['music', 'not-music'] as const;
export const stateCodes = ['analysed', 'waiting', 'failed'] as const;

/** Folded when written, with an index of its own. */
export type FoldedField = Extract<TextField, 'title' | 'artist' | 'album' | 'albumArtist'>;
/** Of a few values, as they are. */
export type ListedField = 'musicalKey' | 'format';
export type ReadColumn = NumberField | DateField | CodeName | FoldedField | ListedField;

export interface Columns {
  /** By id; NaN for tracks without a value. */
  numbers(name: NumberField | DateField): Float64Array;
  /** By id; 0 for tracks without a value. */
  codes(name: CodeName): Int32Array;
  texts(field: FoldedField | ListedField): Texts;
  /** Reads them one at a time, so that nobody waits for all. */
  readAhead(names: readonly ReadColumn[]): Promise<void>;
}

interface Kept<Value> {
  readonly value: Value;
  readonly version: number;
}

export function columnsOf(db: Database, orders: TrackOrders): Columns {
  const numbers = new Map<string, Kept<Float64Array>>();
  const coded = new Map<string, Kept<Int32Array>>();
  const texts = new Map<string, { readonly value: Texts; readonly version: string }>();

  /** Ids and values apart: far quicker to read than pairs. In the order of an index, where there is one. */
  function read<Value>(value: string, order: string): { ids: number[]; values: Value[] } {
    const from = `FROM tracks t WHERE ${value} IS NOT NULL ORDER BY ${order}`;
    return {
      ids: db.prepare<[], number>(`SELECT t.id ${from}`).pluck().all(),
      values: db.prepare<[], Value>(`SELECT ${value} ${from}`).pluck().all(),
    };
  }

  /** Makes `column` what is known with what was written meanwhile; false, and nothing done, where that is too much. */
  function patch<Column extends Float64Array | Int32Array>(
    column: Column,
    none: number,
    known: Kept<Column>,
    value: string,
    writer: Writer,
  ): boolean {
    const changed = orders.since(writer, known.version);
    if (changed === null) return false;
    column.set(known.value.subarray(0, column.length));
    for (const id of changed) column[id] = none;
    const rows = db
      .prepare<[string], [number, number]>(/* sql */ `
        SELECT t.id, ${value} FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value
        WHERE ${value} IS NOT NULL`)
      .raw()
      .all(JSON.stringify([...changed]));
    for (const [id, number] of rows) column[id] = number;
    return true;
  }

  function numbersOf(name: NumberField | DateField): Float64Array {
    const { value, writer, indexed = false } = fieldSql[name];
    const known = numbers.get(name);
    if (known?.version === orders.version(writer)) return known.value;
    const column = new Float64Array(orders.maxId() + 1).fill(Number.NaN);
    if (known !== undefined && patch(column, Number.NaN, known, value, writer)) {
      numbers.set(name, { value: column, version: orders.version(writer) });
      return column;
    }
    const { ids, values } = read<number>(value, indexed ? `${value}, t.id` : 't.id');
    for (const [n, id] of ids.entries()) column[id] = values[n] ?? Number.NaN;
    numbers.set(name, { value: column, version: orders.version(writer) });
    return column;
  }

  function codesOf(name: CodeName): Int32Array {
    const { value, order, writer } = codes[name];
    const known = coded.get(name);
    if (known?.version === orders.version(writer)) return known.value;
    const column = new Int32Array(orders.maxId() + 1);
    if (known !== undefined && patch(column, 0, known, value, writer)) {
      coded.set(name, { value: column, version: orders.version(writer) });
      return column;
    }
    const { ids, values } = read<number>(value, order);
    for (const [n, id] of ids.entries()) column[id] = values[n] ?? 0;
    coded.set(name, { value: column, version: orders.version(writer) });
    return column;
  }

  function textsOf(field: FoldedField | ListedField): Texts {
    const { value: shown, order } = fieldSql[field];
    const by = order?.by ?? shown;
    const known = texts.get(field);
    // A key is measured, or read.
    const version = `${orders.version('scan')} ${field === 'musicalKey' ? orders.version('analysis') : ''}`;
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
    codes: codesOf,
    texts: textsOf,
    async readAhead(names) {
      for (const name of names) {
        if (isFolded(name) || name === 'musicalKey' || name === 'format') textsOf(name);
        else if (isCode(name)) codesOf(name);
        else numbersOf(name);
        await setImmediate();
      }
    },
  };
}

function isCode(name: string): name is CodeName {
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
