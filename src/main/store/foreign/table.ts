// What is known of another program's database: the tables it must have, and how it is read.
import type { ForeignSink } from '../../../core/imports/entries.ts';
import type { Database } from '../database.ts';

export type Tables = ReadonlyMap<string, ReadonlySet<string>>;

export interface ForeignDatabase {
  readonly needs: Readonly<Record<string, readonly string[]>>;
  read(db: Database, tables: Tables, sink: ForeignSink): void;
}

/** A column that only some versions have; NULL in others. */
export function columnOr(
  tables: Tables,
  table: string,
  column: string,
  shown = `${table}.${column}`,
): string {
  return tables.get(table)?.has(column) === true ? shown : 'NULL';
}

/** Columns of other programs hold whatever they like. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
