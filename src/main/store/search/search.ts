// Searches answered: a tree of conditions becomes marks on tracks, joined as the tree joins them.

import type { NamedField } from '../../../core/query/fields.ts';
import { readQuery } from '../../../core/query/parse.ts';
import type { Query } from '../../../core/query/query.ts';
import type { Database } from '../database.ts';
import type { TrackOrders } from '../tracks/trackOrders.ts';
import { columnsOf, isFolded, type ReadColumn } from './columns.ts';
import { type Completions, completionsIn } from './completions.ts';
import { conditionsOf, type Marks } from './conditions.ts';
import { type ManySummed, manySummed } from './summed.ts';

export interface Search extends Completions, ManySummed {
  /** Marks on the tracks that a text asks for; null where it asks for nothing, and so for all. What cannot be read finds nothing. */
  marks(text: string): Marks | null;
  /** Whether it asks for missing tracks in words of its own. */
  asksForMissing(text: string): boolean;
  /** To be awaited before, where others wait meanwhile. */
  readAhead(text: string): Promise<void>;
}

export function searchIn(db: Database, orders: TrackOrders, now: () => number): Search {
  const columns = columnsOf(db, orders);
  const conditions = conditionsOf(db, columns, now);
  const empty = (): Marks => new Uint8Array(orders.maxId() + 1);

  function marksOf(query: Query): Marks {
    switch (query.kind) {
      case 'and':
      case 'or': {
        const [first = empty(), ...rest] = query.parts.map(marksOf);
        for (const marks of rest) join(first, marks, query.kind);
        return first;
      }
      case 'not': {
        const marks = marksOf(query.part);
        for (let id = 0; id < marks.length; id++) marks[id] = marks[id] === 1 ? 0 : 1;
        return marks;
      }
      default: {
        const marks = empty();
        conditions.mark(query, marks);
        return marks;
      }
    }
  }

  return {
    ...completionsIn(db, orders, columns),
    ...manySummed(db, orders, columns),
    marks(text) {
      const { query, errors } = readQuery(text);
      if (errors.length > 0) return empty();
      return query === null ? null : marksOf(query);
    },
    asksForMissing(text) {
      const { query } = readQuery(text);
      return query !== null && namesMissing(query);
    },
    async readAhead(text) {
      const { query } = readQuery(text);
      if (query !== null) await columns.readAhead([...columnsIn(query)]);
    },
  };
}

/** Into `one`. */
function join(one: Marks, other: Marks, kind: 'and' | 'or'): void {
  if (kind === 'and') for (let id = 0; id < one.length; id++) one[id] = (one[id] ?? 0) & (other[id] ?? 0);
  else for (let id = 0; id < one.length; id++) one[id] = (one[id] ?? 0) | (other[id] ?? 0);
}

function namesMissing(query: Query): boolean {
  if (query.kind === 'choice') return query.field === 'is' && query.any.includes('missing');
  if (query.kind === 'not') return namesMissing(query.part);
  return 'parts' in query && query.parts.some(namesMissing);
}

function columnsIn(query: Query): ReadonlySet<ReadColumn> {
  switch (query.kind) {
    case 'and':
    case 'or':
      return new Set(query.parts.flatMap((part) => [...columnsIn(part)]));
    case 'not':
      return columnsIn(query.part);
    case 'words':
      return new Set<ReadColumn>(['genre']);
    case 'number':
    case 'date':
      return new Set<ReadColumn>([query.field]);
    case 'text':
      return new Set<ReadColumn>(isFolded(query.field) ? [query.field] : []);
    case 'named':
      return new Set<ReadColumn>(namedColumns[query.field]);
    case 'choice':
      return new Set<ReadColumn>(
        query.field === 'said' ? ['source'] : query.any.flatMap((choice) => choiceColumns.get(choice) ?? []),
      );
  }
}

const namedColumns: Readonly<Record<NamedField, readonly ReadColumn[]>> = {
  genre: ['genre'],
  key: ['musicalKey'],
  format: ['format'],
  tag: [],
};
const choiceColumns: ReadonlyMap<string, readonly ReadColumn[]> = new Map<string, readonly ReadColumn[]>([
  ['doubtful', ['state', 'source', 'confidence']],
  ['analysed', ['state']],
  ['waiting', ['state']],
  ['failed', ['state']],
]);
