// Which program a database is of, by its tables, and what it holds.

import { AppError } from '../../../core/domain/errors.ts';
import type { ForeignKind } from '../../../core/domain/foreign.ts';
import type { ForeignSink } from '../../../core/imports/entries.ts';
import { beets } from './beets.ts';
import { tablesOf, withCopy } from './copied.ts';
import { mixxx } from './mixxx.ts';
import { navidrome } from './navidrome.ts';
import type { ForeignDatabase } from './table.ts';

type DatabaseKind = Extract<ForeignKind, 'mixxx' | 'navidrome' | 'beets'>;

const databases: Readonly<Record<DatabaseKind, ForeignDatabase>> = { mixxx, navidrome, beets };
const kinds = Object.keys(databases) as readonly DatabaseKind[];

/** Reads all of it into `sink`; `as` is the program that a person names. Throws AppError('invalid'). */
export function readDatabase(path: string, as: ForeignKind | null, sink: ForeignSink): DatabaseKind {
  return withCopy(path, (db) => {
    const tables = tablesOf(db);
    const missing = (kind: DatabaseKind): string[] =>
      Object.entries(databases[kind].needs).flatMap(([table, columns]) => {
        const there = tables.get(table);
        if (there === undefined) return [table];
        return columns.filter((column) => !there.has(column)).map((column) => `${table}.${column}`);
      });
    const kind = kinds.find((one) => (as === null || as === one) && missing(one).length === 0);
    if (kind === undefined) throw unknown(path, as, tables, missing);
    databases[kind].read(db, tables, sink);
    return kind;
  });
}

function unknown(
  path: string,
  as: ForeignKind | null,
  tables: ReadonlyMap<string, unknown>,
  missing: (kind: DatabaseKind) => string[],
): AppError {
  const named = kinds.find((kind) => kind === as);
  const reason =
    named === undefined
      ? `It is a database of no program that is known (it has the tables ${[...tables.keys()].slice(0, 6).join(', ') || 'of none'}).`
      : `It is no database of ${named}: it has no ${missing(named).slice(0, 4).join(', ')}.`;
  return new AppError('invalid', reason.slice(0, 500), { path });
}
