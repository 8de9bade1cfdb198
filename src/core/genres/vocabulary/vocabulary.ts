// The vocabulary: a graph of genre names with their other spellings, and queries over it.
import { AppError } from '../../domain/errors.ts';
import { genreKey } from '../name.ts';
import { fold } from '../normalise.ts';

/** One genre as a vocabulary file or the user defines it. */
export interface GenreDefinition {
  /** Lower case, as MusicBrainz writes it. */
  readonly name: string;
  /** Its parents, the nearest first; none for most top genres. */
  readonly parents: readonly string[];
  readonly aliases: readonly string[];
  /** Spellings that hold letter for letter only, because their key is another genre's: 'funk / soul' beside 'funk soul'. */
  readonly literals?: readonly string[];
  /** True for the 20-odd families at the top. */
  readonly top: boolean;
}

export interface Vocabulary {
  /** By stored name, in the order of definition. */
  readonly genres: ReadonlyMap<string, GenreDefinition>;
  /** From the matching key of every name and alias to the stored name. */
  readonly byKey: ReadonlyMap<string, string>;
  /** From every folded spelling of a name, alias or literal to the stored name; looked up before `byKey`. */
  readonly bySpelling: ReadonlyMap<string, string>;
  /** From a genre to its children. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Keys of strings and names that the user ignores. */
  readonly ignored: ReadonlySet<string>;
}

/** Checks that names are unique, parents exist and no genre is its own ancestor. Throws `invalid` with the offending name. */
export function createVocabulary(
  definitions: Iterable<GenreDefinition>,
  ignored: ReadonlySet<string> = new Set(),
): Vocabulary {
  const genres = new Map<string, GenreDefinition>();
  const byKey = new Map<string, string>();
  for (const definition of definitions) {
    const key = genreKey(definition.name);
    if (key === '') throw new AppError('invalid', 'A genre needs a name.');
    const taken = byKey.get(key);
    if (taken !== undefined)
      throw new AppError('invalid', `The genre '${definition.name}' is defined twice (also as '${taken}').`);
    genres.set(definition.name, definition);
    byKey.set(key, definition.name);
  }
  for (const { name, aliases } of genres.values()) {
    for (const alias of aliases) addAlias(byKey, genreKey(alias), alias, name);
  }
  addShortenedAnd(byKey);
  const children = new Map<string, string[]>();
  for (const { name, parents } of genres.values()) {
    for (const parent of parents) {
      if (!genres.has(parent))
        throw new AppError('invalid', `'${name}' stands under '${parent}', which is not defined.`);
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [name]);
      else siblings.push(name);
    }
  }
  const bySpelling = new Map<string, string>();
  for (const { name, aliases, literals = [] } of genres.values())
    for (const text of [name, ...aliases, ...literals]) bySpelling.set(fold(text), name);
  const vocabulary: Vocabulary = { genres, byKey, bySpelling, children, ignored };
  refuseCycles(vocabulary);
  return vocabulary;
}

function addAlias(byKey: Map<string, string>, key: string, alias: string, name: string): void {
  const taken = byKey.get(key);
  if (key === '') throw new AppError('invalid', `'${name}' has an empty alias.`);
  if (taken !== undefined && taken !== name)
    throw new AppError('invalid', `'${alias}' stands for both '${taken}' and '${name}'.`);
  byKey.set(key, name);
}

/** 'drumnbass' and 'rocknroll' for every name with an 'and', where nothing else is called so. */
function addShortenedAnd(byKey: Map<string, string>): void {
  for (const name of new Set(byKey.values())) {
    if (!/ and /u.test(name)) continue;
    const key = genreKey(name.replaceAll(' and ', 'n'));
    if (!byKey.has(key)) byKey.set(key, name);
  }
}

function refuseCycles(vocabulary: Vocabulary): void {
  const settled = new Set<string>();
  const open = new Set<string>();
  const visit = (name: string): void => {
    if (settled.has(name)) return;
    if (open.has(name))
      throw new AppError('invalid', `'${name}' stands, by way of its parents, under itself.`);
    open.add(name);
    for (const parent of parentsOf(vocabulary, name)) visit(parent);
    open.delete(name);
    settled.add(name);
  };
  for (const name of vocabulary.genres.keys()) visit(name);
}

/** The stored name for any spelling of a name or alias, or null. */
export function findGenre(vocabulary: Vocabulary, text: string): string | null {
  return vocabulary.bySpelling.get(fold(text)) ?? vocabulary.byKey.get(genreKey(text)) ?? null;
}

function parentsOf(vocabulary: Vocabulary, name: string): readonly string[] {
  return vocabulary.genres.get(name)?.parents ?? [];
}

/** The genre itself and its ancestors, nearest first (breadth first, first parents first). */
export function lineage(vocabulary: Vocabulary, name: string): string[] {
  const line = [name];
  const seen = new Set(line);
  // The list grows during the walk.
  for (const at of line) {
    for (const parent of parentsOf(vocabulary, at)) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      line.push(parent);
    }
  }
  return line;
}

/** Whether `name` is `ancestor` or one of its descendants. */
export function liesUnder(vocabulary: Vocabulary, name: string, ancestor: string): boolean {
  return lineage(vocabulary, name).includes(ancestor);
}

/** The top genres above `name`, nearest first; itself when it is one. */
export function topGenresOf(vocabulary: Vocabulary, name: string): string[] {
  return lineage(vocabulary, name).filter((at) => vocabulary.genres.get(at)?.top === true);
}
