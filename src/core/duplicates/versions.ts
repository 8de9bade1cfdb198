// What titles and albums say of which version of a song a track is: live, remastered, a radio edit.
import type { VersionWord } from '../domain/duplicates.ts';

/** Only where they stand apart from the title itself: 'Live and Let Die' is no concert. */
const patterns: readonly (readonly [word: VersionWord, pattern: RegExp])[] = [
  ['live', /\b(?:live|unplugged|in concert|en vivo|ao vivo)\b/iu],
  ['remaster', /\bremaster(?:ed|ing)?\b/iu],
  ['radio edit', /\b(?:radio|single)[ -](?:edit|version|mix)\b/iu],
  ['demo', /\bdemos?\b/iu],
  ['acoustic', /\bacoustic\b/iu],
  ['mono', /\bmono\b/iu],
  ['remix', /\b(?:remix(?:ed)?|rmx)\b/iu],
  ['extended', /\b(?:extended|12["”]|long version)/iu],
  ['instrumental', /\b(?:instrumental|karaoke)\b/iu],
];

/** In brackets, or behind a dash with spaces around it. */
const asides = /\(([^()]*)\)|\[([^[\]]*)\]|\s[-–—]\s(.+)$/gu;
/** Albums say it in the open, too. */
const liveAlbum = /\blive (?:at|in|from|on)\b|\bunplugged\b/iu;

export function versionsOf(title: string | null, album: string | null): VersionWord[] {
  const said = [...asidesOf(title ?? ''), ...asidesOf(album ?? '')].join(' / ');
  return patterns.flatMap(([word, pattern]) =>
    pattern.test(said) || (word === 'live' && liveAlbum.test(album ?? '')) ? [word] : [],
  );
}

/** The title without what is said of the version, for finding other versions of it; never empty where the title is not. */
export function songTitle(title: string): string {
  const bare = title.replaceAll(asides, (aside) =>
    patterns.some(([, pattern]) => pattern.test(aside)) ? ' ' : aside,
  );
  const folded = folding(bare);
  return folded === '' ? folding(title) : folded;
}

function asidesOf(text: string): string[] {
  return [...text.matchAll(asides)].map((found) => found.slice(1).find((part) => part !== undefined) ?? '');
}

function folding(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
