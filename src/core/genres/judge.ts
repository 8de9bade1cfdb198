// Decides what a tag is from its pieces: a genre with facets, a mood, a description, a number, or junk.
import type { Segment, Segmentation } from './segments.ts';
import type { WordKind } from './tagWords.ts';

export const tagCategories = ['genre', 'emotion', 'description', 'number', 'junk'] as const;
export type TagCategory = (typeof tagCategories)[number];

/** Facets that a tag carries beside its genre, each in the form that filters show. */
export interface Facets {
  /** '1980s', '19th century'. */
  readonly eras: readonly string[];
  /** 'happy', 'melancholy'. */
  readonly moods: readonly string[];
  /** Places, voices, instruments and adjectives: 'germany', 'female vocals', 'old school'. */
  readonly descriptions: readonly string[];
}

export interface Judgement extends Facets {
  readonly category: TagCategory;
  /** Stored names, in the order written; empty unless the category is genre. */
  readonly genres: readonly string[];
}

const nothing: Judgement = { category: 'junk', genres: [], eras: [], moods: [], descriptions: [] };

/** Longer tags are sentences, not a genre with one odd word. */
const longestWithUnknown = 4;

export function judge({ segments, tookApart }: Omit<Segmentation, 'respelled'>): Judgement {
  const has = (...kinds: readonly WordKind[]): boolean =>
    segments.some((segment) => segment.kind === 'word' && kinds.includes(segment.word.kind));
  // A personal note ('my fav punk band') does not describe the music, whatever it names.
  if (has('personal')) return nothing;
  const facets = facetsOf(segments);
  const strange = segments.filter(
    (segment) => segment.kind === 'unknown' || segment.kind === 'digits',
  ).length;
  // Splitting a word beside an unknown one would be guessing twice: 'amy winehouse'.
  const unknown = strange > 0 && tookApart ? strange + 1 : strange;
  const genres = namedGenres(segments);
  if (genres.length > 0)
    return isGenre(segments, unknown, has) ? { category: 'genre', genres, ...facets } : nothing;
  if (has('chart') || (has('rank') && segments.some((segment) => segment.kind === 'digits'))) {
    return segments.every(isRankOrNumber) ? { ...nothing, ...facets, category: 'number' } : nothing;
  }
  if (unknown > 0 || isTitle(segments)) return nothing;
  if (facets.eras.length > 0) return { ...nothing, ...facets, category: 'number' };
  return { ...nothing, ...facets, category: withoutGenre(segments, has) };
}

/** A genre with at most one unknown word: 'cartoon metal', 'rock urbano', but not 'chill latin hh' or 'fight club'. */
function isGenre(
  segments: readonly Segment[],
  unknown: number,
  has: (...kinds: readonly WordKind[]) => boolean,
): boolean {
  // 'awesome punk songs', 'best rock bands' are opinions on records, not genres.
  if (has('praise', 'rank', 'chart') && has('item')) return false;
  const everyday = segments.every((segment) => segment.kind !== 'genre' || segment.everyday);
  if (everyday && (unknown > 0 || has('praise', 'placeholder'))) return false;
  if (unknown === 0) return true;
  if (unknown > 1 || segments.length > longestWithUnknown) return false;
  const last = segments.at(-1);
  if (last?.kind === 'digits') return false;
  return last?.kind !== 'unknown' || (segments.length === 2 && foreignAdjective.test(last.text));
}

/** Adjectives that follow their noun in Romance and Slavic languages: 'rock urbano', 'rap conscient'. */
const foreignAdjective =
  /(?:[aeio]n[oa]|ic[oa]|ense|eir[oa]|ais|aise|ien|ienne|ient|esco|esca|ist[ao]|ski|ska|skie|sky)s?$/u;

/** The genres in order; modifiers ('experimental', 'progressive') yield to the genre they modify. */
function namedGenres(segments: readonly Segment[]): string[] {
  const colours = (segment: Segment | undefined, at: number): boolean =>
    segment?.kind === 'genre' &&
    segment.qualifier &&
    !isJoining(segments[at + 1]) &&
    !isJoining(segments[at - 1]);
  const named = segments.filter((segment) => segment.kind === 'genre');
  const nouns = segments.filter((segment, at) => segment.kind === 'genre' && !colours(segment, at));
  const kept = nouns.length > 0 ? nouns : named;
  return [...new Set(kept.flatMap((segment) => (segment.kind === 'genre' ? [segment.name] : [])))];
}

/** 'alternative and punk' are two, 'alternative punk' is one. */
function isJoining(segment: Segment | undefined): boolean {
  return segment?.kind === 'word' && segment.word.kind === 'joining';
}

function facetsOf(segments: readonly Segment[]): Facets {
  const eras = new Set<string>();
  const moods = new Set<string>();
  const descriptions = new Set<string>();
  for (const segment of segments) {
    if (segment.kind === 'era') eras.add(segment.name);
    if (segment.kind !== 'word') continue;
    if (segment.word.kind === 'mood') moods.add(segment.word.name);
    if (isDescribing(segment.word.kind)) descriptions.add(segment.word.name);
  }
  return { eras: [...eras], moods: [...moods], descriptions: [...descriptions] };
}

function isDescribing(kind: WordKind): boolean {
  return kind === 'place' || kind === 'voice' || kind === 'instrument' || kind === 'style';
}

/** Kinds of words in a chart position. */
const rankKinds = new Set<WordKind>(['chart', 'rank', 'object', 'item', 'joining', 'praise']);

function isRankOrNumber(segment: Segment): boolean {
  if (segment.kind === 'digits' || segment.kind === 'era') return true;
  return segment.kind === 'word' && rankKinds.has(segment.word.kind);
}

/** 'the killers', 'the fall': an adjective or an opinion after an article is a band's name. */
function isTitle(segments: readonly Segment[]): boolean {
  const [article, ...rest] = segments;
  if (article?.kind !== 'word' || article.word.name !== 'the') return false;
  return rest.every(
    (segment) => segment.kind === 'word' && (segment.word.kind === 'style' || segment.word.kind === 'praise'),
  );
}

function withoutGenre(
  segments: readonly Segment[],
  has: (...kinds: readonly WordKind[]) => boolean,
): TagCategory {
  if (has('rank')) return 'junk';
  const telling = segments.filter(
    (segment) => segment.kind === 'word' && (segment.word.kind === 'mood' || isDescribing(segment.word.kind)),
  );
  // The last meaningful word decides: 'sad piano' is a description, 'acoustic sadness' a mood.
  const last = telling.at(-1);
  if (last?.kind === 'word') return last.word.kind === 'mood' ? 'emotion' : 'description';
  return has('praise') && !has('object', 'item', 'placeholder') ? 'description' : 'junk';
}
