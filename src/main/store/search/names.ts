// What is called by a name: genres with all their spellings, tags, keys, formats.

import { readKey } from '../../../core/domain/musicalKey.ts';
import { fold, words } from '../../../core/domain/text/folding.ts';
import { genreKey } from '../../../core/genres/name.ts';
import type { TextValue, Words } from '../../../core/query/query.ts';
import type { Database } from '../database.ts';
import { spaced, type TextTest } from './textMatch.ts';

export interface Names {
  /**
   * Genres of that name, by any spelling, with those below them; where none is called so, those with a word that begins so.
   * 'exactly': without those below.
   */
  genres(value: TextValue): number[];
  /** Genres that these words name, or that stand below one that they name. */
  genresNamed(value: Words): number[];
  /** Tags of that name; where none is called so, those with a word that begins so. */
  tags(value: TextValue): number[];
}

/** As a key is shown. */
export function keyOf(text: string): string {
  return readKey(text) ?? text;
}

export function formatTest({ kind, text }: TextValue): TextTest {
  const sought = fold(text);
  return (format) => (kind === 'begins' ? fold(format).startsWith(sought) : fold(format) === sought);
}

export function namesIn(db: Database): Names {
  const ids = (where: string) =>
    db.prepare<[string], number>(`SELECT DISTINCT genre_id FROM genre_spellings WHERE ${where}`).pluck();
  const genres = {
    itself: ids('key = ? AND is_above = 0'),
    below: ids('key = ?'),
    begins: ids('instr(words, ?) > 0'),
    whole: ids("instr(words || ' ', ?) > 0"),
  };
  const tagNamed = db.prepare<[string], number>('SELECT id FROM tag_names WHERE name = ?').pluck();
  // Names are in small letters, and folded only where that may change them: an import brings a hundred thousand.
  const tagsLike = db
    .prepare<[string], [number, string]>(
      "SELECT id, name FROM tag_names WHERE instr(name, ?) > 0 OR name GLOB '*[^ -~]*'",
    )
    .raw();

  function genresNamed({ match, text }: Words): number[] {
    const sought = spaced(text);
    if (sought === '') return [];
    return match === 'whole' ? genres.whole.all(`${sought} `) : genres.begins.all(sought);
  }

  return {
    genres({ kind, text }) {
      const key = genreKey(text);
      if (key === '') return [];
      if (kind === 'exactly') return genres.itself.all(key);
      const called = genres.below.all(key);
      if (called.length > 0 || kind === 'whole') return called;
      return genresNamed({ kind: 'words', match: 'begins', text });
    },
    genresNamed,
    tags({ kind, text }) {
      const called = tagNamed.get(text.trim().toLowerCase());
      if (called !== undefined) return [called];
      const [first] = words(text);
      if (first === undefined) return [];
      const sought = words(text).join(' ');
      const all = tagsLike.all(first);
      const same = all.filter(([, name]) => words(name).join(' ') === sought);
      const found =
        same.length > 0 || kind !== 'begins'
          ? same
          : all.filter(([, name]) => spaced(name).includes(` ${sought}`));
      return found.map(([id]) => id);
    },
  };
}
