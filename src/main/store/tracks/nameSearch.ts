// Finds tracks, artists and albums by a few letters of their names, best first, looking at no more than some hundred rows.
import type { FoundNames } from '../../../core/domain/found.ts';
import { fold, words } from '../../../core/domain/text/folding.ts';
import type { Database } from '../database.ts';
import { albumBySql } from './fieldSql.ts';
import { searchQuery } from './searchText.ts';

/** So many rows are looked at by each of the ways in which a name is found. */
const lookedAt = 300;
/** After all texts that begin as something does. */
const last = '\u{10FFFF}';

interface Row {
  readonly id: number;
  readonly title: string;
  readonly artist: string | null;
  readonly album: string | null;
  readonly albumArtist: string | null;
  readonly rating: number | null;
}

export type NameSearch = (typed: string, limit: number) => FoundNames;

export function nameSearch(db: Database): NameSearch {
  const row = /* sql */ `
    t.id, coalesce(t.title, substr(t.display_path, length(t.folder) + 1)) AS title, t.artist, t.album,
    ${albumBySql} AS albumArtist, t.rating`;
  // '+' keeps the index on presence, which nearly all have, from being taken.
  const beginning = (column: string) =>
    db.prepare<[string, string], Row>(/* sql */ `
      SELECT ${row} FROM tracks t WHERE ${column} >= ? AND ${column} < ? AND +t.presence = 'present'
      ORDER BY ${column} LIMIT ${lookedAt}`);
  const titles = beginning('t.sort_title');
  const one = db.prepare<[number], Row>(`SELECT ${row} FROM tracks t WHERE t.id = ?`);
  /** Steps from one name to the next, however many tracks each has. */
  const next = (column: string) =>
    db.prepare<[string, string], { id: number; key: string }>(/* sql */ `
      SELECT t.id, ${column} AS key FROM tracks t WHERE ${column} >= ? AND ${column} < ? AND +t.presence = 'present'
      ORDER BY ${column} LIMIT 1`);
  const nextArtist = next('t.sort_artist');
  const nextAlbum = next('t.sort_album');
  const matching = db.prepare<[string], Row>(/* sql */ `
    SELECT ${row} FROM (SELECT rowid AS id FROM track_search WHERE track_search MATCH ? LIMIT ${lookedAt}) f
    CROSS JOIN tracks t ON t.id = f.id WHERE t.presence = 'present'`);
  const ofArtist = db
    .prepare<[string], number>("SELECT count(*) FROM tracks WHERE artist = ? AND +presence = 'present'")
    .pluck();
  const ofAlbum = db
    .prepare<[string, string | null], number>(
      `SELECT count(*) FROM tracks t WHERE album = ? AND ${albumBySql} IS ? AND +presence = 'present'`,
    )
    .pluck();

  /** One track of each name that begins so, in the order of the names. */
  function firstOfEach(step: typeof nextArtist, from: string, atMost: number): Row[] {
    const found: Row[] = [];
    let at = from;
    for (let left = lookedAt; left > 0 && found.length < atMost; left--) {
      const hit = step.get(at, from + last);
      if (hit === undefined) break;
      // The very next text.
      at = `${hit.key}\0`;
      const full = one.get(hit.id);
      if (full !== undefined) found.push(full);
    }
    return found;
  }

  return (typed, limit) => {
    const wanted = words(typed);
    const query = searchQuery(typed);
    const key = fold(typed);
    if (query === null || key === '') return { tracks: [], artists: [], albums: [] };
    const matched = matching.all(query);
    const rank = ranking(key, wanted);

    const tracks = unique([...titles.all(key, key + last), ...matched], ({ id }) => id)
      .map((track) => ({ track, rank: rank(track.title, track.artist) }))
      .filter(isRanked)
      .sort(
        (a, b) => a.rank - b.rank || (b.track.rating ?? 0) - (a.track.rating ?? 0) || a.track.id - b.track.id,
      )
      .slice(0, limit)
      .map(({ track: { id, title, artist }, rank: of }) => ({ id, title, artist, rank: of }));

    const artists = unique(
      [...firstOfEach(nextArtist, key, limit), ...matched].flatMap(({ artist }) =>
        artist === null ? [] : [artist],
      ),
      (name) => name,
    )
      .map((name) => ({ name, rank: rank(name, null) }))
      .filter(isRanked)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ name, rank: of }) => ({ name, tracks: ofArtist.get(name) ?? 0, rank: of }));

    const albums = unique(
      [...firstOfEach(nextAlbum, key, limit), ...matched].flatMap(({ album, albumArtist }) =>
        album === null ? [] : [{ title: album, artist: albumArtist }],
      ),
      ({ title, artist }) => JSON.stringify([title, artist]),
    )
      .map((album) => ({ ...album, rank: rank(album.title, album.artist) }))
      .filter(isRanked)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map((album) => ({ ...album, tracks: ofAlbum.get(album.title, album.artist) ?? 0 }));

    return { tracks, artists, albums };
  };
}

type Ranked<Rest> = Rest & { readonly rank: 0 | 1 | 2 | 3 };

function isRanked<Rest extends { readonly rank: number | null }>(one: Rest): one is Ranked<Rest> {
  return one.rank !== null;
}

/** How well a name fits, see `FoundNames`; null where it does not. */
function ranking(key: string, wanted: readonly string[]) {
  return (name: string, by: string | null): 0 | 1 | 2 | 3 | null => {
    const folded = fold(name);
    if (folded === key) return 0;
    if (folded.startsWith(key)) return 1;
    const own = words(name);
    if (wanted.every((word) => own.some((part) => part.startsWith(word)))) return 2;
    const all = by === null ? own : [...own, ...words(by)];
    // Of its artist's name alone it is not found: the artist is.
    const isOwn = wanted.some((word) => own.some((part) => part.startsWith(word)));
    return isOwn && wanted.every((word) => all.some((part) => part.startsWith(word))) ? 3 : null;
  };
}

function unique<One>(all: readonly One[], keyOf: (one: One) => unknown): One[] {
  const first = new Map<unknown, One>();
  for (const one of all) if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  return [...first.values()];
}
