// One condition of a search, answered for all tracks at once: by columns in memory, or by ids from SQL with its parameters.

import { sureFrom } from '../../../core/domain/listing.ts';
import { words } from '../../../core/domain/text/folding.ts';
import { type ChoiceField, type DateField, type NumberField, unitOf } from '../../../core/query/fields.ts';
import type { Condition, NoValue, TextValue, Words } from '../../../core/query/query.ts';
import type { Database } from '../database.ts';
import { fieldSql } from '../tracks/fieldSql.ts';
import { searchQuery } from '../tracks/searchText.ts';
import {
  disagreesSql,
  duplicateSql,
  maybeNotMusicSql,
  notRemovedSql,
  spareSql,
} from '../tracks/trackFilter.ts';
import {
  type CodeName,
  type Columns,
  type FoldedField,
  isFolded,
  kindCodes,
  type ListedField,
  sourceCodes,
  stateCodes,
} from './columns.ts';
import { formatTest, keyOf, namesIn } from './names.ts';
import { type Range, rangeOf, spanOf } from './ranges.ts';
import { type TextTest, textTest } from './textMatch.ts';

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
  disagreed: ofPresent(disagreesSql),
  'maybe-not-music': ofPresent(`t.id IN (SELECT track_id FROM kind_proposals) AND ${maybeNotMusicSql}`),
} as const;

/** What `has` asks for besides a genre: columns of numbers, else ids. */
const had: ReadonlyMap<string, NumberField | { readonly sql: string }> = new Map<
  string,
  NumberField | { readonly sql: string }
>([
  ['bpm', 'tempoBpm'],
  ['year', 'year'],
  ['loudness', 'loudnessLufs'],
  ['rating', 'rating'],
  ['tag', { sql: 'SELECT DISTINCT track_id FROM track_tags WHERE holds_by IS NOT NULL' }],
  ['key', { sql: 'SELECT id FROM tracks WHERE shown_key IS NOT NULL' }],
  ['artist', { sql: 'SELECT id FROM tracks WHERE artist IS NOT NULL' }],
  ['album', { sql: 'SELECT id FROM tracks WHERE album IS NOT NULL' }],
  ['title', { sql: 'SELECT id FROM tracks WHERE title IS NOT NULL' }],
]);

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
  const inFolders = db
    .prepare<[string], number>(/* sql */ `
      SELECT t.id FROM json_each(?) wanted CROSS JOIN tracks t WHERE t.folder = wanted.value`)
    .pluck();

  const markAll = (ids: readonly number[], marks: Marks): void => {
    for (const id of ids) marks[id] = 1;
  };
  const markSql = (sql: string, marks: Marks): void =>
    markAll(db.prepare<[], number>(sql).pluck().all(), marks);

  function markGenres(genreIds: readonly number[], marks: Marks): void {
    if (genreIds.length === 0) return;
    const wanted = new Uint8Array(Math.max(...genreIds) + 1);
    for (const id of genreIds) wanted[id] = 1;
    const column = columns.codes('genre');
    for (let id = 1; id < column.length; id++) if (wanted[column[id] ?? 0] === 1) marks[id] = 1;
  }

  function markCode(name: CodeName, code: number, marks: Marks): void {
    const column = columns.codes(name);
    for (let id = 1; id < column.length; id++) if (column[id] === code) marks[id] = 1;
  }

  /** Both ends included. */
  function markRange(name: NumberField | DateField, { from, to }: Range, marks: Marks): void {
    const column = columns.numbers(name);
    for (let id = 1; id < column.length; id++) {
      const value = column[id] ?? Number.NaN;
      if (value >= from && value <= to) marks[id] = 1;
    }
  }

  function markNone(name: NumberField | DateField, marks: Marks): void {
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
      markTexts(field, test, marks);
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

  function markTexts(field: FoldedField | ListedField, test: TextTest, marks: Marks): void {
    const { texts, starts, ids } = columns.texts(field);
    for (const [n, text] of texts.entries()) {
      if (!test(text)) continue;
      for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) marks[ids[at] ?? 0] = 1;
    }
  }

  /** Analysed, not decided by a person or a tag, and not surely by the model. */
  function markDoubtful(marks: Marks): void {
    const [state, source] = [columns.codes('state'), columns.codes('source')];
    const confidence = columns.numbers('confidence');
    const [analysed, person, tag] = [
      codeOf(stateCodes, 'analysed'),
      codeOf(sourceCodes, 'me'),
      codeOf(sourceCodes, 'tag'),
    ];
    for (let id = 1; id < state.length; id++) {
      const by = source[id];
      if (state[id] === analysed && by !== person && by !== tag && (confidence[id] ?? Number.NaN) < sureFrom)
        marks[id] = 1;
    }
  }

  function markFolders(test: TextTest, marks: Marks): void {
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
    markAll(inFolders.all(JSON.stringify(wanted)), marks);
  }

  function markNamed({ field, any }: Extract<Condition, { kind: 'named' }>, marks: Marks): void {
    for (const value of any) {
      switch (field) {
        case 'genre':
          if (value.kind === 'none') markCode('genre', 0, marks);
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
          else markTexts('musicalKey', (key) => key === keyOf(value.text), marks);
          break;
        case 'format':
          if (value.kind === 'none') markSql('SELECT id FROM tracks WHERE format IS NULL', marks);
          else markTexts('format', formatTest(value), marks);
          break;
      }
    }
  }

  function markChoice(field: ChoiceField, choice: string, marks: Marks): void {
    if (field === 'said') markCode('source', codeOf(sourceCodes, choice), marks);
    else if (field === 'has') markHad(choice, marks);
    else if (choice === 'doubtful') markDoubtful(marks);
    else if (codeOf(kindCodes, choice) > 0) markCode('kind', codeOf(kindCodes, choice), marks);
    else if (codeOf(stateCodes, choice) > 0) markCode('state', codeOf(stateCodes, choice), marks);
    else {
      const sql = Object.entries(states).find(([name]) => name === choice)?.[1];
      if (sql !== undefined) markSql(sql, marks);
    }
  }

  function markHad(choice: string, marks: Marks): void {
    if (choice === 'genre') {
      const column = columns.codes('genre');
      for (let id = 1; id < column.length; id++) if (column[id] !== 0) marks[id] = 1;
      return;
    }
    const what = had.get(choice);
    if (what === undefined) return;
    if (typeof what === 'string') markRange(what, everything, marks);
    else markSql(what.sql, marks);
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
              markRange(
                condition.field,
                rangeOf(value, unitOf(condition.field) === 'kilo' ? 1000 : 1),
                marks,
              );
          }
          return;
        case 'date':
          for (const value of condition.any) {
            if (value.kind === 'none') markNone(condition.field, marks);
            else markRange(condition.field, spanOf(value, now()), marks);
          }
          return;
        case 'choice':
          for (const choice of condition.any) markChoice(condition.field, choice, marks);
      }
    },
  };
}

const everything: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** From 1, as `columns` has it; 0 for what is none of these. */
function codeOf(codes: readonly string[], choice: string): number {
  return codes.indexOf(choice) + 1;
}
