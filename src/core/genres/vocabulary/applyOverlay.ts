// Applies the user's changes to the shipped genres: own genres first, then aliases, merges and ignores.
import { AppError } from '../../domain/errors.ts';
import { genreKey } from '../name.ts';
import { fold } from '../normalise.ts';
import type { GenreOverlay } from './overlay.ts';
import { createVocabulary, type GenreDefinition, type Vocabulary } from './vocabulary.ts';

/** Throws `invalid` when a change names a genre that does not exist, merges in a circle or puts a genre under itself. */
export function applyOverlay(shipped: readonly GenreDefinition[], overlay: GenreOverlay): Vocabulary {
  const draft = new Draft(shipped);
  // All names first, so that new genres may stand below each other in any order.
  for (const { name } of overlay.genres) draft.define(name);
  for (const { name, parents } of overlay.genres) draft.place(name, parents);
  for (const { written, genre } of overlay.aliases) draft.alias(written, genre);
  for (const { from, into } of mergesInOrder(overlay.merges)) draft.merge(from, into);
  return createVocabulary(draft.definitions(), new Set(overlay.ignores.map(genreKey)));
}

interface DraftGenre {
  readonly name: string;
  readonly top: boolean;
  parents: readonly string[];
  aliases: readonly string[];
  literals: readonly string[];
}

class Draft {
  private readonly genres = new Map<string, DraftGenre>();
  /** From every name's and alias's key to the stored name. */
  private readonly byKey = new Map<string, string>();

  constructor(shipped: readonly GenreDefinition[]) {
    for (const { name, top, parents, aliases, literals = [] } of shipped) {
      this.genres.set(name, { name, top, parents, aliases, literals });
      this.byKey.set(genreKey(name), name);
      for (const alias of aliases) this.byKey.set(genreKey(alias), name);
    }
  }

  /** An alias of another genre becomes a genre of its own. */
  define(written: string): void {
    const name = written.toLowerCase();
    const key = genreKey(name);
    const holder = this.byKey.get(key);
    if (holder !== undefined && genreKey(holder) === key) return;
    if (holder !== undefined) this.dropAlias(holder, key);
    this.genres.set(name, { name, top: false, parents: [], aliases: [], literals: [] });
    this.byKey.set(key, name);
  }

  place(written: string, parents: readonly string[]): void {
    const genre = this.find(written, 'is put under other genres');
    genre.parents = unique(
      parents.map((parent) => this.find(parent, `is named as a parent of '${written}'`).name),
    );
  }

  alias(written: string, target: string): void {
    const key = genreKey(written);
    const genre = this.find(target, `is what '${written}' shall mean`);
    const holder = this.byKey.get(key);
    if (holder === genre.name) return;
    if (holder !== undefined && genreKey(holder) === key) {
      if (fold(holder) === fold(written))
        throw new AppError(
          'invalid',
          `'${holder}' is a genre of its own; merge it into '${genre.name}' instead.`,
        );
      genre.literals = [...genre.literals, written];
      return;
    }
    if (holder !== undefined) this.dropAlias(holder, key);
    genre.aliases = [...genre.aliases, written];
    this.byKey.set(key, genre.name);
  }

  merge(from: string, into: string): void {
    const gone = this.find(from, `is merged into '${into}'`);
    const kept = this.find(into, `takes up '${from}'`);
    if (gone === kept) return;
    this.genres.delete(gone.name);
    const names = [gone.name, ...gone.aliases];
    kept.aliases = [...kept.aliases, ...names];
    kept.literals = [...kept.literals, ...gone.literals];
    for (const name of names) this.byKey.set(genreKey(name), kept.name);
    for (const genre of this.genres.values()) {
      if (!genre.parents.includes(gone.name)) continue;
      // The genre that stays takes the place of the merged one, if it stood below it.
      const heirs = genre === kept ? gone.parents : [kept.name];
      genre.parents = unique(genre.parents.flatMap((parent) => (parent === gone.name ? heirs : [parent])));
    }
    kept.parents = kept.parents.filter((parent) => parent !== kept.name);
  }

  definitions(): Iterable<GenreDefinition> {
    return this.genres.values();
  }

  private find(written: string, role: string): DraftGenre {
    const genre = this.genres.get(this.byKey.get(genreKey(written)) ?? '');
    if (genre === undefined)
      throw new AppError('invalid', `'${written}' ${role}, but there is no such genre.`);
    return genre;
  }

  private dropAlias(holder: string, key: string): void {
    const genre = this.genres.get(holder);
    if (genre !== undefined) genre.aliases = genre.aliases.filter((alias) => genreKey(alias) !== key);
  }
}

type Merge = GenreOverlay['merges'][number];

/** Each genre and the end of its chain of merges. */
function mergesInOrder(merges: readonly Merge[]): Merge[] {
  const next = new Map(merges.map(({ from, into }) => [genreKey(from), into]));
  return merges.map(({ from, into }) => {
    const passed = new Set([genreKey(from)]);
    let end = into;
    for (;;) {
      const key = genreKey(end);
      if (passed.has(key)) throw new AppError('invalid', `'${from}' is merged, in the end, into itself.`);
      passed.add(key);
      const further = next.get(key);
      if (further === undefined) return { from, into: end };
      end = further;
    }
  });
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
