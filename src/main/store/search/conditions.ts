// One condition of a search, answered for all tracks at once: by columns in memory, or by ids from SQL with its parameters.
import { words } from '../../../core/domain/text/folding.ts';
import { unitOf } from '../../../core/query/fields.ts';
import type {
  Condition,
  DateValue,
  NoValue,
  NumberValue,
  TextValue,
  Words,
} from '../../../core/query/query.ts';
import type { Database } from '../database.ts';
import { fieldSql } from '../tracks/fieldSql.ts';
import { searchQuery } from '../tracks/searchText.ts';
import {
  disagreesSql,
  duplicateSql,
  maybeNotMusicSql,
  needsReviewSql,
  notRemovedSql,
  spareSql,
} from '../tracks/trackFilter.ts';
import { type ColumnName, type Columns, isFolded, kindCodes, sourceCodes, stateCodes } from './columns.ts';
import { type Span, spanOf } from './days.ts';
import { keyOf, namesIn } from './names.ts';
import { textTest } from './textMatch.ts';

/** 1 for the ids of tracks for which it holds. */
export type Marks = Uint8Array;

export interface Conditions {
  /** Marks those for which it holds, among marks that may stand already. */
  mark(condition: Condition | Words, marks: Marks): void;
}

const ofPresent = (sql: string): string =>
  `SELECT t.id FROM tracks t WHERE t.presence = 'present' AND ${sql}`;

/** What `is` asks for beyond columns. */
const states = {
  missing: `SELECT t.id FROM tracks t WHERE t.presence = 'missing' AND ${notRemovedSql}`,
  duplicate: ofPresent(duplicateSql),
  spare: ofPresent(spareSql),
  unsorted: ofPresent("t.kind = 'music' AND t.genre_id IS NULL"),
  doubtful: ofPresent(needsReviewSql),
  disagreed: ofPresent(disagreesSql),
  'maybe-not-music': ofPresent(`t.id IN (SELECT track_id FROM kind_proposals) AND ${maybeNotMusicSql}`),
} as const;

/** What `has` asks for: columns of numbers, else ids. */
const had: Readonly<Record<string, ColumnName | { readonly sql: string }>> = {
  genre: 'genre',
  bpm: 'tempoBpm',
  year: 'year',
  loudness: 'loudnessLufs',
  tag: { sql: 'SELECT DISTINCT track_id FROM track_tags WHERE holds_by IS NOT NULL' },
  key: { sql: 'SELECT id FROM tracks WHERE shown_key IS NOT NULL' },
  artist: { sql: 'SELECT id FROM tracks WHERE artist IS NOT NULL' },
  album: { sql: 'SELECT id FROM tracks WHERE album IS NOT NULL' },
  title: { sql: 'SELECT id FROM tracks WHERE title IS NOT NULL' },
};

export function conditionsOf(db: Database, columns: Columns, now: () => number): Conditions {
  const names = namesIn(db);
  const found = db
    .prepare<[string], number>('SELECT rowid FROM track_search WHERE track_search MATCH ?')
    .pluck();
  const holding = db
    .prepare<[string], number>(/* sql */ `
      SELECT k.track_id FROM json_each(?) wanted CROSS JOIN track_tags k
      WHERE k.tag_id = wanted.value AND k.holds_by IS NOT NULL`)
    .pluck();
  const valued = (column: string) =>
    db
      .prepare<[string], number>(/* sql */ `
        SELECT t.id FROM json_each(?) wanted CROSS JOIN tracks t WHERE t.${column} = wanted.value`)
      .pluck();
  const byKey = valued('shown_key');
  const byFormat = valued('format');

  const markAll = (ids: readonly number[], marks: Marks): void => {
    for (const id of ids) marks[id] = 1;
  };
  const markSql = (sql: string, marks: Marks): void =>
    markAll(db.prepare<[], number>(sql).pluck().all(), marks);

  function markGenres(genreIds: readonly number[], marks: Marks): void {
    if (genreIds.length === 0) return;
    const wanted = new Uint8Array(Math.max(...genreIds) + 1);
    for (const id of genreIds) wanted[id] = 1;
    markNumbers('genre', (genre) => wanted[genre] === 1, marks);
  }

  function markNumbers(name: ColumnName, holds: (value: number) => boolean, marks: Marks): void {
    const column = columns.numbers(name);
    for (let id = 1; id < column.length; id++) if (holds(column[id] ?? Number.NaN)) marks[id] = 1;
  }

  function markNone(name: ColumnName, marks: Marks): void {
    const column = columns.numbers(name);
    for (let id = 1; id < column.length; id++) if (Number.isNaN(column[id])) marks[id] = 1;
  }

  function markWords(query: Words, marks: Marks): void {
    const together = words(query.text);
    if (together.length === 0) return;
    const asked = query.match === 'begins' ? searchQuery(query.text) : `"${together.join(' ')}"`;
    if (asked !== null) markAll(found.all(asked), marks);
    markGenres(names.genresNamed(query), marks);
  }

  function markText(
    field: Extract<Condition, { kind: 'text' }>['field'],
    value: TextValue | NoValue,
    marks: Marks,
  ): void {
    const { value: sql } = fieldSql[field];
    if (value.kind === 'none') {
      markSql(`SELECT t.id FROM tracks t WHERE ${sql} IS NULL`, marks);
      return;
    }
    const test = textTest(value);
    if (isFolded(field)) {
      const { texts, starts, ids } = columns.texts(field);
      for (const [n, text] of texts.entries()) {
        if (!test(text)) continue;
        for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) marks[ids[at] ?? 0] = 1;
      }
      return;
    }
    if (field === 'folder') {
      markFolders(test, marks);
      return;
    }
    // Its words are among those that are searched: only where they stand is looked closer.
    const asked = searchQuery(words(value.text).join(' '));
    const rows = db
      .prepare<(string | null)[], [number, string]>(/* sql */ `
        SELECT t.id, fold(${sql}) FROM tracks t
        WHERE ${asked === null ? '? IS NULL' : 't.id IN (SELECT rowid FROM track_search WHERE track_search MATCH ?)'}`)
      .raw();
    for (const [id, text] of rows.iterate(asked)) if (test(text ?? '')) marks[id] = 1;
  }

  function markFolders(test: (text: string) => boolean, marks: Marks): void {
    const folders = db
      .prepare<[], [string, string]>(/* sql */ `
        WITH RECURSIVE folders (folder) AS (
          SELECT min(folder) FROM tracks
          UNION ALL SELECT (SELECT min(t.folder) FROM tracks t WHERE t.folder > folders.folder)
          FROM folders WHERE folders.folder IS NOT NULL)
        SELECT folder, fold(rtrim(folder, '/\\')) FROM folders WHERE folder IS NOT NULL`)
      .raw()
      .all();
    const wanted = folders.flatMap(([folder, text]) => (test(text ?? '') ? [folder] : []));
    markAll(valued('folder').all(JSON.stringify(wanted)), marks);
  }

  function markNamed({ field, any }: Extract<Condition, { kind: 'named' }>, marks: Marks): void {
    for (const value of any) {
      switch (field) {
        case 'genre':
          if (value.kind === 'none') markNone('genre', marks);
          else markGenres(names.genres(value), marks);
          break;
        case 'tag':
          if (value.kind === 'none')
            markSql(
              'SELECT id FROM tracks WHERE id NOT IN (SELECT track_id FROM track_tags WHERE holds_by IS NOT NULL)',
              marks,
            );
          else markAll(holding.all(JSON.stringify(names.tags(value))), marks);
          break;
        case 'key':
          if (value.kind === 'none') markSql('SELECT id FROM tracks WHERE shown_key IS NULL', marks);
          else markAll(byKey.all(JSON.stringify([keyOf(value.text)])), marks);
          break;
        case 'format':
          if (value.kind === 'none') markSql('SELECT id FROM tracks WHERE format IS NULL', marks);
          else markAll(byFormat.all(JSON.stringify(names.formats(value))), marks);
          break;
      }
    }
  }

  function markChoice(field: string, choice: string, marks: Marks): void {
    const code = (of: readonly string[], name: ColumnName): boolean => {
      const wanted = of.indexOf(choice) + 1;
      if (wanted > 0) markNumbers(name, (value) => value === wanted, marks);
      return wanted > 0;
    };
    if (field === 'said') {
      code(sourceCodes, 'source');
      return;
    }
    if (field === 'has') {
      const what = had[choice];
      if (typeof what === 'string') markNumbers(what, (value) => !Number.isNaN(value), marks);
      else if (what !== undefined) markSql(what.sql, marks);
      return;
    }
    if (code(kindCodes, 'kind') || code(stateCodes, 'state')) return;
    const sql = Object.entries(states).find(([name]) => name === choice)?.[1];
    if (sql !== undefined) markSql(sql, marks);
  }

  return {
    mark(condition, marks) {
      switch (condition.kind) {
        case 'words':
          markWords(condition, marks);
          return;
        case 'text':
          for (const value of condition.any) markText(condition.field, value, marks);
          return;
        case 'named':
          markNamed(condition, marks);
          return;
        case 'number':
          for (const value of condition.any) {
            if (value.kind === 'none') markNone(condition.field, marks);
            else
              markNumbers(
                condition.field,
                numberTest(value, unitOf(condition.field) === 'kilo' ? 1000 : 1),
                marks,
              );
          }
          return;
        case 'date':
          for (const value of condition.any) {
            if (value.kind === 'none') markNone(condition.field, marks);
            else markNumbers(condition.field, dateTest(value, now()), marks);
          }
          return;
        case 'choice':
          for (const choice of condition.any) markChoice(condition.field, choice, marks);
      }
    },
  };
}

/** `factor`: of the unit in which it is asked for, to that in which it is stored. */
function numberTest(
  value: Exclude<NumberValue, { kind: 'none' }>,
  factor: number,
): (stored: number) => boolean {
  switch (value.kind) {
    case 'near': {
      const half = 0.5 * 10 ** -value.decimals * factor;
      const [from, before] = [value.value * factor - half, value.value * factor + half];
      return (stored) => stored >= from && stored < before;
    }
    case 'range': {
      const from = (value.from ?? Number.NEGATIVE_INFINITY) * factor;
      const to = (value.to ?? Number.POSITIVE_INFINITY) * factor;
      return (stored) => stored >= from && stored <= to;
    }
    case 'beyond': {
      const edge = value.value * factor;
      return value.side === '<' ? (stored) => stored < edge : (stored) => stored > edge;
    }
  }
}

function dateTest(value: Exclude<DateValue, { kind: 'none' }>, now: number): (stored: number) => boolean {
  const { from, before }: Span = spanOf(value, now);
  return (stored) => stored >= from && stored < before;
}
