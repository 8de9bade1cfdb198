// Which track of the library another program means: by the path, of which the root may be another; then by name, tags and length.
import { fold } from '../domain/text/folding.ts';
import { decodePercent, isElsewhere, partsOf } from './location.ts';

/** What another program knows of a track. */
export interface ForeignSong {
  /** A path of whichever system. */
  readonly location: string | null;
  readonly title: string | null;
  readonly artist: string | null;
  readonly album: string | null;
  readonly seconds: number | null;
}

export interface LibrarySong extends Omit<ForeignSong, 'location'> {
  readonly id: number;
  readonly path: string;
}

export type ForeignMatch =
  | { readonly by: 'path' | 'name' | 'tags'; readonly id: number }
  /** Not found; or several that nothing tells apart. */
  | { readonly by: null; readonly candidates: readonly number[] };

export interface ForeignMatcher {
  match(song: ForeignSong): ForeignMatch;
  /** Once all are matched: of several copies the one that lies where most of the others were found. */
  settle(song: ForeignSong, candidates: readonly number[]): ForeignMatch;
  pathOf(id: number): string;
}

/** Programs disagree about lengths by so many seconds, or this part. */
const sameSeconds = 3;
const sameShare = 0.02;
/** Of one name: among more, tags alone decide. */
const mostAlike = 1000;
const mostCandidates = 10;
/** Names that many files have, and that say nothing alone. */
const saysNothing = /^(?:(?:audio)?track|titel|title|piste|unknown|untitled|\P{L})*$/iu;
const noMatch: ForeignMatch = { by: null, candidates: [] };

export function foreignMatcher(songs: readonly LibrarySong[]): ForeignMatcher {
  const exact = new Map<string, number>();
  const byId = new Map<number, LibrarySong>();
  const bySong = new Map<string, LibrarySong[]>();
  // Paths from behind, in order: those with the longest common tail stand beside each other.
  const tails = songs.map((song) => ({ song, tail: tailOf(partsOf(song.path)) }));
  tails.sort((a, b) => (a.tail < b.tail ? -1 : a.tail > b.tail ? 1 : 0));
  for (const song of songs) {
    exact.set(song.path.normalize('NFC'), song.id);
    byId.set(song.id, song);
    const key = songKey(song);
    if (key === null) continue;
    const same = bySong.get(key);
    if (same === undefined) bySong.set(key, [song]);
    else same.push(song);
  }
  /** How many folders were found below another root in the place of one. */
  const moved = new Map<string, number>();
  const folders = new Set<string>();

  function firstAt(tail: string): number {
    let from = 0;
    let to = tails.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((tails[middle]?.tail ?? '') < tail) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Those with the longest common tail, of so many parts. */
  function nearest(location: string): { readonly depth: number; readonly found: readonly LibrarySong[] } {
    const tail = tailOf(partsOf(location));
    const at = firstAt(tail);
    const length = Math.max(
      commonLength(tail, tails[at - 1]?.tail ?? ''),
      commonLength(tail, tails[at]?.tail ?? ''),
    );
    if (length === 0) return { depth: 0, found: [] };
    const common = tail.slice(0, length);
    const from = firstAt(common);
    const to = firstAt(`${common.slice(0, -1)}\u0001`);
    return {
      depth: common.split('\0').length - 1,
      found: to - from > mostAlike ? [] : tails.slice(from, to).map(({ song }) => song),
    };
  }

  function byLocation(location: string, song: ForeignSong): ForeignMatch | null {
    const id = exact.get(location.normalize('NFC'));
    if (id !== undefined) return { by: 'path', id };
    const { depth, found } = nearest(location);
    const possible = found.filter((track) => !contradicts(song, track, depth));
    const [one, other] = narrowed(possible, song);
    if (one === undefined) return null;
    if (other !== undefined) return { by: null, candidates: idsOf(narrowed(possible, song)) };
    if (depth > 1) {
      const folder = location.slice(0, Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')));
      if (!folders.has(folder)) {
        folders.add(folder);
        const pair = rootsOf(location, one.path, depth);
        moved.set(pair, (moved.get(pair) ?? 0) + 1);
      }
      return { by: 'path', id: one.id };
    }
    const name = partsOf(location).at(-1) ?? '';
    return saysNothing.test(name.replace(/\.[^.]*$/u, '')) && !agree(song, one)
      ? null
      : { by: 'name', id: one.id };
  }

  function byTags(song: ForeignSong): ForeignMatch {
    const key = songKey(song);
    const named = key === null ? [] : (bySong.get(key) ?? []);
    const found = narrowed(
      named.filter((track) => sameLength(song, track)),
      song,
    );
    const [one, other] = found;
    if (one === undefined) return noMatch;
    return other === undefined ? { by: 'tags', id: one.id } : { by: null, candidates: idsOf(found) };
  }

  return {
    match(song) {
      const { location } = song;
      let open: ForeignMatch | null = null;
      if (location !== null && !isElsewhere(location))
        for (const path of new Set([location, decodePercent(location)])) {
          const match = byLocation(path, song);
          if (match !== null && match.by !== null) return match;
          open ??= match;
        }
      const tagged = byTags(song);
      return tagged.by !== null || tagged.candidates.length > 0 ? tagged : (open ?? noMatch);
    },
    settle(song, candidates) {
      const { location } = song;
      if (location === null) return { by: null, candidates };
      const { depth } = nearest(location);
      const votes = candidates
        .map((id) => ({ id, votes: moved.get(rootsOf(location, byId.get(id)?.path ?? '', depth)) ?? 0 }))
        .sort((a, b) => b.votes - a.votes);
      const [first, second] = votes;
      if (first === undefined || first.votes === 0 || first.votes === second?.votes)
        return { by: null, candidates };
      return { by: 'path', id: first.id };
    },
    pathOf: (id) => byId.get(id)?.path ?? '',
  };
}

function idsOf(tracks: readonly LibrarySong[]): number[] {
  return tracks.slice(0, mostCandidates).map(({ id }) => id);
}

/** Name first, each part with its end. */
function tailOf(parts: readonly string[]): string {
  return parts
    .toReversed()
    .map((part) => `${folded(part)}\0`)
    .join('');
}

/** Disks disagree about case and about composed letters. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Of whole parts. */
function commonLength(a: string, b: string): number {
  let end = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at++) if (a[at] === '\0') end = at + 1;
  return end;
}

/** What stands before the common tail on both sides. */
function rootsOf(location: string, path: string, depth: number): string {
  const root = (of: string): string => partsOf(of).slice(0, -depth).map(folded).join('/');
  return `${root(location)}\0${root(path)}`;
}

/** Those that agree in more, as long as any do. */
function narrowed(tracks: readonly LibrarySong[], song: ForeignSong): readonly LibrarySong[] {
  let left = tracks;
  for (const holds of [
    (track: LibrarySong) => agree(song, track),
    (track: LibrarySong) =>
      song.album !== null && track.album !== null && fold(song.album) === fold(track.album),
    (track: LibrarySong) => song.seconds !== null && track.seconds !== null && sameLength(song, track),
  ]) {
    if (left.length < 2) return left;
    const some = left.filter(holds);
    if (some.length > 0) left = some;
  }
  return left;
}

function agree(song: ForeignSong, track: LibrarySong): boolean {
  const key = songKey(song);
  return key !== null && key === songKey(track);
}

/** A name alone is not enough where titles differ. */
function contradicts(song: ForeignSong, track: LibrarySong, depth: number): boolean {
  if (!sameLength(song, track)) return true;
  return depth < 2 && song.title !== null && track.title !== null && fold(song.title) !== fold(track.title);
}

/** True where one of them is not known. */
function sameLength(song: ForeignSong, track: LibrarySong): boolean {
  if (song.seconds === null || track.seconds === null) return true;
  return Math.abs(song.seconds - track.seconds) <= Math.max(sameSeconds, sameShare * track.seconds);
}

function songKey({ artist, title }: Pick<ForeignSong, 'artist' | 'title'>): string | null {
  return artist === null || title === null ? null : `${fold(artist)}\0${fold(title)}`;
}
