// The cleaned tags of a file's genre fields, and the one genre that the file declares.
import type { CleanedTag, Cleaner } from './clean.ts';
import { genreKey } from './name.ts';
import { fold } from './normalise.ts';
import { readValues, softParts } from './readTag.ts';
import { findGenre, type Vocabulary } from './vocabulary/vocabulary.ts';

/** Longer values are not searched for '/' and ','. */
const longestList = 2000;

/** Every tag of a file's genre fields, cleaned, in order; `written` keeps the original. */
export function readGenreFields(fields: readonly string[], cleaner: Cleaner): CleanedTag[] {
  return readValues(fields).flatMap((value) => readValue(value, cleaner));
}

/** '/' and ',' separate only when every part means something and the whole is not a genre itself. */
function readValue(value: string, cleaner: Cleaner): CleanedTag[] {
  const parts = value.length > longestList ? [value] : softParts(value);
  if (parts.length < 2 || isWhole(value, cleaner.vocabulary)) return [cleaner.clean(value)];
  const cleaned = parts.map((part) => withSharedHead(part, parts, cleaner));
  // 'Funk / Soul' is two genres, although 'funk soul' exists: someone who meant that would not have typed the slash.
  if (cleaned.every(isPlainGenre)) return cleaned;
  const whole = cleaner.clean(value);
  if (
    whole.stage === 'canonical' ||
    whole.stage === 'normalise' ||
    whole.stage === 'alias' ||
    whole.stage === 'ignore'
  )
    return [whole];
  const telling =
    cleaned.every((tag) => tag.category !== 'junk') && cleaned.some((tag) => tag.category === 'genre');
  return telling && !isTurned(whole, cleaned) ? cleaned : [whole];
}

/** Spellings with separators that the vocabulary or the user lists stay in one piece. */
function isWhole(value: string, vocabulary: Vocabulary): boolean {
  return vocabulary.bySpelling.has(fold(value)) || vocabulary.ignored.has(genreKey(value));
}

/** The 'Death' of 'Death/Black Metal' shares the last word of the last part. */
function withSharedHead(part: string, parts: readonly string[], cleaner: Cleaner): CleanedTag {
  const alone = cleaner.clean(part);
  const head = parts.at(-1)?.split(' ').at(-1);
  if (alone.category === 'genre' || head === undefined) return alone;
  const together = findGenre(cleaner.vocabulary, `${part} ${head}`);
  return together === null ? alone : { ...cleaner.clean(together), written: part, stage: 'compound' };
}

/** 'House, Deep' is a catalogue's spelling of deep house: joined, the parts name another genre than apart. */
function isTurned(whole: CleanedTag, parts: readonly CleanedTag[]): boolean {
  const [name, ...others] = whole.genres;
  return name !== undefined && others.length === 0 && !genresOf(parts).includes(name);
}

function isPlainGenre(tag: CleanedTag): boolean {
  return tag.category === 'genre';
}

/** All genres of a file in order, the first its primary one. */
export function genresOf(tags: readonly CleanedTag[]): string[] {
  return [...new Set(tags.flatMap((tag) => tag.genres))];
}

/** Of the tags of one string the one that says what kind of string it is: the first genre, else the first that is not junk. */
export function tellingTag(tags: readonly CleanedTag[]): CleanedTag | undefined {
  return (
    tags.find((tag) => tag.category === 'genre') ?? tags.find((tag) => tag.category !== 'junk') ?? tags[0]
  );
}
