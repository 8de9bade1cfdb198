// In a learning worker: what a file of another program says of tracks that the library has.
import type { CueSource } from '../../../core/domain/cuePoint.ts';
import { type ForeignKind, foreignNamed, type ImportedFile } from '../../../core/domain/foreign.ts';
import type { ForeignPlaylist, ForeignSink, ForeignTrack } from '../../../core/imports/entries.ts';
import type { ForeignMatch, ForeignMatcher, ForeignSong } from '../../../core/matching/foreign.ts';

/** In columns, so that 100,000 tracks cross to the main thread in a moment. */
export interface ReadForeign {
  readonly kind: ForeignKind;
  readonly told: Omit<ImportedFile, 'path' | 'kind' | 'namedPlaylists'>;
  /** Tracks in order; `missing`: how many of it were not found. */
  readonly playlists: readonly {
    readonly name: string;
    readonly ids: Int32Array;
    readonly missing: number;
  }[];
  readonly ratings: { readonly ids: Int32Array; readonly stars: Uint8Array };
  /** NaN: it does not tell when. */
  readonly plays: { readonly ids: Int32Array; readonly counts: Int32Array; readonly at: Float64Array };
  readonly genres: { readonly ids: Int32Array; readonly written: readonly string[] };
  /** Of each track all of them, as JSON. */
  readonly cues: {
    readonly source: CueSource;
    readonly ids: Int32Array;
    readonly json: readonly string[];
  } | null;
}

/** So many wait until the end for what tells copies apart. */
const mostWaiting = 50_000;

const cueSourceOf: Partial<Record<ForeignKind, CueSource>> = {
  rekordbox: 'rekordbox',
  traktor: 'Traktor',
  mixxx: 'Mixxx',
};

interface Waiting {
  readonly song: ForeignSong;
  readonly track: Pick<ForeignTrack, 'key' | 'line' | 'rating' | 'plays' | 'lastPlayedAt' | 'genre' | 'cues'>;
  readonly candidates: readonly number[];
}

/** `placed` is where a track is said to lie, seen from the file that says it. */
export function gathering(matcher: ForeignMatcher, placed: (location: string) => string) {
  const idOf = new Map<string, number>();
  const ratings = new Map<number, number>();
  /** `at` 0: not told. */
  const plays = new Map<number, { count: number; at: number }>();
  const genres = new Map<number, string>();
  const cues = new Map<number, string>();
  const lists: ForeignPlaylist[] = [];
  const notes: string[] = [];
  const counts = { tracks: 0, path: 0, name: 0, tags: 0, notFound: 0, ambiguous: 0 };
  const notFoundTracks: ImportedFile['notFoundTracks'] = [];
  const ambiguousTracks: ImportedFile['ambiguousTracks'] = [];
  let waiting: Waiting[] = [];

  function take({ by, id }: Extract<ForeignMatch, { id: number }>, track: Waiting['track']): void {
    counts[by] += 1;
    idOf.set(track.key, id);
    if (track.rating !== null && !ratings.has(id)) ratings.set(id, track.rating);
    if (track.plays > 0 || track.lastPlayedAt !== null) {
      const before = plays.get(id);
      plays.set(id, {
        count: Math.max(before?.count ?? 0, track.plays),
        at: Math.max(before?.at ?? 0, track.lastPlayedAt ?? 0),
      });
    }
    if (track.genre !== null && !genres.has(id)) genres.set(id, track.genre);
    if (track.cues.length > 0 && !cues.has(id)) cues.set(id, JSON.stringify(track.cues));
  }

  function leave(song: ForeignSong, line: number | null, candidates: readonly number[]): void {
    const { location, artist, title } = song;
    const text = (location ?? [artist, title].filter((part) => part !== null).join(' - ')).slice(0, 1000);
    if (candidates.length === 0) {
      counts.notFound += 1;
      if (notFoundTracks.length < foreignNamed) notFoundTracks.push({ line, text });
      return;
    }
    counts.ambiguous += 1;
    if (ambiguousTracks.length < foreignNamed)
      ambiguousTracks.push({ line, text, candidates: candidates.map(matcher.pathOf) });
  }

  const sink: ForeignSink = {
    track({ location, title, artist, album, seconds, ...track }) {
      counts.tracks += 1;
      const song = { location: location === null ? null : placed(location), title, artist, album, seconds };
      const match = matcher.match(song);
      if (match.by !== null) take(match, track);
      else if (match.candidates.length > 0 && waiting.length < mostWaiting)
        waiting.push({ song, track, candidates: match.candidates });
      else leave({ ...song, location }, track.line, match.candidates);
    },
    playlist: (list) => void lists.push(list),
    note: (sentence) => void notes.push(sentence),
  };

  function finished(kind: ForeignKind): ReadForeign {
    for (const { song, track, candidates } of waiting) {
      const match = matcher.settle(song, candidates);
      if (match.by !== null) take(match, track);
      else leave(song, track.line, candidates);
    }
    waiting = [];
    const source = cueSourceOf[kind] ?? null;
    const playlists = lists.map(({ name, keys }) => {
      const ids = new Set<number>();
      let missing = 0;
      for (const key of keys) {
        const id = idOf.get(key);
        if (id === undefined) missing += 1;
        else ids.add(id);
      }
      return { name: name.slice(0, 200), ids: Int32Array.from(ids), missing };
    });
    return {
      kind,
      told: {
        tracks: counts.tracks,
        byPath: counts.path,
        byName: counts.name,
        byTags: counts.tags,
        notFound: counts.notFound,
        ambiguous: counts.ambiguous,
        notFoundTracks,
        ambiguousTracks,
        playlists: playlists.length,
        ratings: ratings.size,
        plays: plays.size,
        cues: source === null ? 0 : cues.size,
        genres: genres.size,
        notes,
      },
      playlists,
      ratings: { ids: Int32Array.from(ratings.keys()), stars: Uint8Array.from(ratings.values()) },
      plays: {
        ids: Int32Array.from(plays.keys()),
        counts: Int32Array.from([...plays.values()].map(({ count }) => count)),
        at: Float64Array.from([...plays.values()].map(({ at }) => (at === 0 ? Number.NaN : at))),
      },
      genres: { ids: Int32Array.from(genres.keys()), written: [...genres.values()] },
      cues: source === null ? null : { source, ids: Int32Array.from(cues.keys()), json: [...cues.values()] },
    };
  }

  return { sink, finished };
}
