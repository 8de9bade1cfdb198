// The tags that a field of a file says, or a person, or an import: how much each is trusted with words that the vocabulary does not know.
import type { tagTextFields } from '../domain/tags.ts';
import { type TagFacet, type TagName, trackTagNameSchema } from '../domain/trackTag.ts';
import type { CleanedTag, Cleaner, CleaningStage } from '../genres/clean.ts';
import { genreKey } from '../genres/name.ts';
import { readValues, softParts } from '../genres/readTag.ts';
import { namesIn, tagsIn } from './tagsIn.ts';

/** Where a string stands. */
export type TagTextField = 'genre' | (typeof tagTextFields)[number] | 'import';

/** Longer values are sentences. */
const mostWords = 3;
const longestComment = 500;
/** Of one comment: more are a biography. */
const mostOfComment = 10;

export function fieldTags(field: TagTextField, written: string, cleaner: Cleaner): TagName[] {
  if (field === 'genre' || field === 'import') return tagsIn(written, cleaner);
  if (field === 'comment') return commentTags(written, cleaner);
  return once(
    valuesIn(written).flatMap((value) => {
      const known = tagsIn(value, cleaner);
      if (known.length > 0) return known;
      return isPlain(value) ? nameAs(value, field === 'mood' ? 'mood' : 'other') : [];
    }),
  );
}

/** The tags that a person means by what was typed: as it is typed, but for spellings that the vocabulary knows. */
export function saidTags(typed: string, cleaner: Cleaner): TagName[] {
  const cleaned = cleaner.clean(typed);
  const known = wholly.has(cleaned.stage) ? namesIn([cleaned]) : [];
  if (known.length > 0) return known;
  const read = tagsIn(typed, cleaner);
  return isMadeOf(genreKey(typed), read) ? read : nameAs(typed, 'other');
}

/** '80s metal' is metal of the 80s; 'my metal' stays as it is, and so does 'Monday feeling', which is more than emotional. */
function isMadeOf(typed: string, tags: readonly TagName[]): boolean {
  let rest = typed;
  for (const { name, facet } of tags) {
    if (facet === 'time') continue;
    const key = genreKey(name);
    if (!rest.includes(key)) return false;
    rest = rest.replace(key, '');
  }
  return (
    tags.length > 0 && (rest === '' || (tags.some(({ facet }) => facet === 'time') && /^\d+s?$/u.test(rest)))
  );
}

/** The stages by which a string as a whole is known. */
const wholly: ReadonlySet<CleaningStage> = new Set(['canonical', 'normalise', 'alias', 'facet']);

/** A list of words that the vocabulary knows; prose is none, and a word in it that happens to name a genre says nothing. */
function commentTags(written: string, cleaner: Cleaner): TagName[] {
  if (written.length > longestComment || isMachine(written)) return [];
  const values = valuesIn(written);
  const known = values
    .map((value) => cleaner.clean(value))
    .filter((tag: CleanedTag) => wholly.has(tag.stage) && namesIn([tag]).length > 0);
  return known.length * 2 < values.length ? [] : once(namesIn(known)).slice(0, mostOfComment);
}

function valuesIn(written: string): string[] {
  return readValues([written.replace(/(?:^|\s)#(?=\p{L})/gu, ';')])
    .flatMap(softParts)
    .filter((value) => value.trim() !== '');
}

/** What programs write about themselves, or for one another: iTunNORM's numbers, hashes, addresses, settings of encoders. */
function isMachine(text: string): boolean {
  return (
    /https?:|www\.|@|\.(?:com|net|org|ru|de)\b/iu.test(text) ||
    /^[\s\dA-F]{16,}$/iu.test(text) ||
    /\b(?:ripped|encoded|encoder|lame|vbr|kbps|eac|exact audio copy|itunes|cdex|copyright)\b/iu.test(text)
  );
}

/** A few words with letters, which somebody may well have meant as a tag. */
function isPlain(value: string): boolean {
  return (
    value.trim().split(/\s+/u).length <= mostWords &&
    /\p{L}{2}/u.test(value) &&
    !/\d{2}|[:=<>]/u.test(value) &&
    !isMachine(value)
  );
}

/** None where it cannot be the name of a tag. */
function nameAs(text: string, facet: TagFacet): TagName[] {
  const { data } = trackTagNameSchema.safeParse(text.normalize('NFC').replace(/\s+/gu, ' ').toLowerCase());
  return data === undefined ? [] : [{ name: data, facet }];
}

function once(tags: readonly TagName[]): TagName[] {
  return [...new Map(tags.map((tag) => [tag.name, tag])).values()];
}
