// How a search may go on: values of the library that begin as typed, with the present tracks that have them, most first.
import { genreKey } from '../../../core/genres/name.ts';
import type { CompletedField, Completion } from '../../../core/query/completing.ts';
import type { Database } from '../database.ts';
import { fieldSql } from '../tracks/fieldSql.ts';
import type { TrackOrders } from '../tracks/trackOrders.ts';
import type { Columns, FoldedField, ListedField } from './columns.ts';
import { keyOf } from './names.ts';
import { spaced, type TextTest, textTest } from './textMatch.ts';

export interface Completions {
  completions(field: CompletedField, typed: string, limit: number): Completion[];
}

export function completionsIn(db: Database, orders: TrackOrders, columns: Columns): Completions {
  const genres = db
    .prepare<[string], [number, string]>(/* sql */ `
    SELECT DISTINCT g.id, g.name FROM genre_spellings s JOIN genres g ON g.id = s.genre_id
    WHERE s.is_above = 0 AND instr(s.words, ?) > 0`)
    .raw();
  const below = db.prepare<[string], number>('SELECT genre_id FROM genre_spellings WHERE key = ?').pluck();
  /** Those of a genre with those below it, as a search finds them. */
  function ofGenres(typed: string): Completion[] {
    const counts = new Map<number, number>();
    const column = columns.codes('genre');
    const { has } = orders.present();
    for (let id = 1; id < column.length; id++) {
      const genre = column[id] ?? 0;
      if (has[id] === 1 && genre !== 0) counts.set(genre, (counts.get(genre) ?? 0) + 1);
    }
    return genres.all(spaced(typed)).map(([, name]) => ({
      value: name,
      tracks: below.all(genreKey(name)).reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
    }));
  }

  function ofTexts(field: FoldedField | ListedField, limit: number, test: TextTest): Completion[] {
    const { texts, starts, ids } = columns.texts(field);
    const { has } = orders.present();
    const found: { first: number; tracks: number }[] = [];
    for (const [n, text] of texts.entries()) {
      if (!test(text)) continue;
      let [first, tracks] = [0, 0];
      for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
        const id = ids[at] ?? 0;
        if (has[id] !== 1) continue;
        first ||= id;
        tracks += 1;
      }
      if (tracks > 0) found.push({ first, tracks });
    }
    const value = db
      .prepare<[number], string>(`SELECT ${fieldSql[field].value} FROM tracks t WHERE t.id = ?`)
      .pluck();
    return mostFirst(found)
      .slice(0, limit)
      .flatMap(({ first, tracks }) => {
        const text = value.get(first) ?? null;
        return text === null ? [] : [{ value: text, tracks }];
      });
  }

  return {
    completions(field, typed, limit) {
      switch (field) {
        case 'genre':
          return mostFirst(ofGenres(typed)).slice(0, limit);
        case 'key':
          return ofTexts(
            'musicalKey',
            limit,
            (key) => spaced(key).includes(spaced(typed)) || key === keyOf(typed),
          );
        case 'format':
          return ofTexts('format', limit, (format) => spaced(format).includes(spaced(typed)));
        default: {
          const test = textTest({ kind: 'begins', text: typed });
          return ofTexts(field, limit, (text) => typed.trim() === '' || test(text));
        }
      }
    },
  };
}

function mostFirst<One extends { readonly tracks: number }>(all: readonly One[]): One[] {
  return all.toSorted((a, b) => b.tracks - a.tracks);
}
