// A tag cut into known pieces: 'british rock metal' → british, rock, metal; 'germanhiphop' → german, hip hop.
import { eraOfPair, eraOfWord } from './era.ts';
import type { Lexicon } from './lexicon.ts';
import { genreKey } from './name.ts';
import type { TagWord, WordKind } from './tagWords.ts';

/** One piece of a tag and its recognised meaning. */
export type Segment =
  | { readonly kind: 'genre'; readonly name: string; readonly qualifier: boolean; readonly everyday: boolean }
  | { readonly kind: 'era'; readonly name: string }
  | { readonly kind: 'word'; readonly word: TagWord }
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

export interface Segmentation {
  readonly segments: readonly Segment[];
  /** Whether a misspelling had to be corrected. */
  readonly respelled: boolean;
  /** Whether a run-together word had to be taken apart. */
  readonly tookApart: boolean;
}

/** No name or phrase has more words than this. */
const longestPhrase = 6;
/** Beyond this a run-together word is no longer taken apart. */
const longestRunTogether = 40;

/** Tags with more unknown words than this are left as they are. */
const mostRepairs = 3;

/** The fewest known pieces that cover the words; unknown words stand alone. Ties go to the cut whose longer piece is last. */
export function segment(tokens: readonly string[], lexicon: Lexicon): Segmentation {
  let respelled = false;
  let tookApart = false;
  const beyondRepair = isBeyondRepair(tokens, lexicon);
  const whole = beyondRepair ? null : respellWhole(tokens, lexicon);
  if (whole !== null) return { segments: [whole], respelled: true, tookApart: false };
  const mended: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    if (beyondRepair || isKnown(token, lexicon)) {
      mended.push(token);
      continue;
    }
    const apart = takeApart(token, lexicon);
    if (apart !== null) {
      tookApart = true;
      mended.push(...apart);
      continue;
    }
    const pair = respellPair(token, tokens[at + 1], lexicon);
    if (pair !== null) at++;
    const meant = pair ?? lexicon.speller.correct(token);
    if (meant !== null) respelled = true;
    mended.push(meant ?? token);
  }
  return { segments: turnAdjectives(cover(mended, lexicon), lexicon), respelled, tookApart };
}

/** The meaning of several words of which one is misspelt too badly to be recognised alone: 'folk matal'. */
function respellWhole(tokens: readonly string[], lexicon: Lexicon): Segment | null {
  if (tokens.length < 2 || tokens.every((token) => isKnown(token, lexicon))) return null;
  if (tokens.some((token) => lexicon.tagWords.lookalikes.has(token))) return null;
  const meant = lexicon.speller.correct(tokens.join(''));
  return meant === null ? null : recognise(meant, lexicon);
}

/** The genre key of a misspelt word and its successor: 'deth metal' inside a longer tag. */
function respellPair(token: string, next: string | undefined, lexicon: Lexicon): string | null {
  if (next === undefined || lexicon.tagWords.lookalikes.has(token)) return null;
  const meant = lexicon.speller.correct(token + next);
  return meant?.endsWith(next) === true && lexicon.vocabulary.byKey.has(meant) ? meant : null;
}

/** Sentences and personal notes are junk whatever their odd words mean, so their spelling is not looked up, which is the slow part. */
function isBeyondRepair(tokens: readonly string[], lexicon: Lexicon): boolean {
  let unknown = 0;
  for (const token of tokens) {
    if (lexicon.tagWords.byKey.get(token)?.kind === 'personal') return true;
    if (!isKnown(token, lexicon)) unknown++;
  }
  return unknown > mostRepairs;
}

function isKnown(token: string, lexicon: Lexicon): boolean {
  return lexicon.parts.has(token) || recognise(token, lexicon) !== null;
}

/** What a key (a word, or several run together) is, or null. */
function recognise(key: string, lexicon: Lexicon): Segment | null {
  const name = lexicon.vocabulary.byKey.get(key);
  if (name !== undefined) {
    const { qualifiers, everyday } = lexicon.tagWords;
    return { kind: 'genre', name, qualifier: qualifiers.has(key), everyday: everyday.has(key) };
  }
  const word = lexicon.tagWords.byKey.get(key) ?? lexicon.tagWords.byKey.get(singular(key));
  if (word !== undefined) return { kind: 'word', word };
  const era = eraOfWord(key);
  if (era !== null) return { kind: 'era', name: era };
  return /^\d+$/u.test(key) ? { kind: 'digits', text: key } : null;
}

function singular(key: string): string {
  return key.length > 4 && key.endsWith('s') ? key.slice(0, -1) : key;
}

function cover(tokens: readonly string[], lexicon: Lexicon): Segment[] {
  interface Cut {
    readonly cost: number;
    readonly segment: Segment;
    readonly next: number;
  }
  /** For each position the cheapest way to the end, filled from behind. */
  const cuts: Cut[] = [];
  const costFrom = (at: number): number => (at >= tokens.length ? 0 : (cuts[at]?.cost ?? 0));
  for (let at = tokens.length - 1; at >= 0; at--) {
    const first = tokens[at] ?? '';
    const alone = recognise(first, lexicon) ?? { kind: 'unknown' as const, text: first };
    let best: Cut = { cost: costOf(alone) + costFrom(at + 1), segment: alone, next: at + 1 };
    let key = first;
    for (let end = at + 1; end < Math.min(tokens.length, at + longestPhrase); end++) {
      const token = tokens[end] ?? '';
      key += token;
      const era = end === at + 1 ? eraOfPair(first, token) : null;
      const found: Segment | null = era === null ? recognise(key, lexicon) : { kind: 'era', name: era };
      if (found === null || found.kind === 'digits') continue;
      const cost = costOf(found) + costFrom(end + 1);
      if (cost < best.cost) best = { cost, segment: found, next: end + 1 };
    }
    cuts[at] = best;
  }
  const segments: Segment[] = [];
  for (let at = 0; at < tokens.length; ) {
    const cut = cuts[at];
    if (cut === undefined) break;
    segments.push(cut.segment);
    at = cut.next;
  }
  return segments;
}

/** 'rock experimental' and 'jazz smooth' are experimental rock and smooth jazz with the adjective last. */
function turnAdjectives(segments: readonly Segment[], lexicon: Lexicon): Segment[] {
  const turned: Segment[] = [];
  for (const segment of segments) {
    const before = turned.at(-1);
    const adjective = adjectiveIn(segment);
    const whole =
      before?.kind === 'genre' && adjective !== null
        ? recognise(genreKey(`${adjective} ${before.name}`), lexicon)
        : null;
    if (whole?.kind === 'genre') turned[turned.length - 1] = whole;
    else turned.push(segment);
  }
  return turned;
}

function adjectiveIn(segment: Segment): string | null {
  if (segment.kind === 'genre') return segment.qualifier ? segment.name : null;
  if (segment.kind !== 'word') return null;
  const { kind, name } = segment.word;
  return kind === 'style' || kind === 'mood' || kind === 'instrument' ? name : null;
}

function costOf(segment: Segment): number {
  if (segment.kind === 'unknown') return 10;
  // A bare 'music' is cheap, so that 'acid house music' is acid house and not house music after 'acid'.
  return segment.kind === 'word' && (segment.word.kind === 'object' || segment.word.kind === 'item')
    ? 0.6
    : 1;
}

/** The fewest known words that cover a run-together token, a genre among them; or null. */
function takeApart(token: string, lexicon: Lexicon): string[] | null {
  if (token.length < 6 || token.length > longestRunTogether) return null;
  /** The fewest pieces that end here. */
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= token.length; end++) {
    let fewest: readonly string[] | null = null;
    for (let start = Math.max(0, end - 24); start < end; start++) {
      const before = best[start];
      if (before === undefined || before === null) continue;
      if (fewest !== null && before.length + 1 >= fewest.length) continue;
      const piece = token.slice(start, end);
      if (isPiece(piece, start > 0 && end < token.length, lexicon)) fewest = [...before, piece];
    }
    best[end] = fewest;
  }
  const pieces = best[token.length] ?? null;
  if (pieces === null || pieces.length < 2) return null;
  const genres = pieces.map((piece) => recognise(piece, lexicon)).filter((found) => found?.kind === 'genre');
  // 'germanhiphop' is two words; 'winehouse' and 'superman' only look like it.
  const telling = genres.some((found) => !found.everyday) || genres.length > 1;
  return telling ? [...pieces] : null;
}

/** Short pieces match too easily by chance, so only a few real ones count. */
const shortPieces = new Set(['uk', 'us', 'nu', 'lo', 'fi', 'dj', 'tv', 'old', 'new', 'sad', 'ish']);

function isPiece(piece: string, inside: boolean, lexicon: Lexicon): boolean {
  if (shortPieces.has(piece)) return true;
  if (piece === 'and' || piece === 'en' || piece === 'y' || piece === 'n') return inside;
  if (piece.length < 3) return false;
  const found = recognise(piece, lexicon);
  if (found?.kind === 'genre') return true;
  if (found === null || found.kind === 'digits' || piece.length < 4) return false;
  return found.kind === 'era' || (found.kind === 'word' && runTogether.has(found.word.kind));
}

/** Kinds of words that are written together with a genre. */
const runTogether = new Set<WordKind>(['mood', 'place', 'voice', 'instrument', 'style', 'object', 'item']);
