// The albums of the library, put together in memory from the tags and kept until they change: lists, rows, artists.
import * as z from 'zod';
import type { AlbumRow, AlbumSort, Artist } from '../../../core/domain/album.ts';
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { fold } from '../../../core/domain/text/folding.ts';
import type { Database } from '../database.ts';
import { type KeptLists, keptNames, type ListsToKeep } from '../keptLists.ts';
import { parseStored } from '../stored.ts';
import type { TrackLists } from '../tracks/trackLists.ts';
import type { TrackOrders } from '../tracks/trackOrders.ts';
import { type AlbumIndex, type IndexedAlbum, type IndexedArtist, readAlbums } from './albumIndex.ts';

export interface AlbumStore {
  /** The albums of which some track passes the filter, each as its first track's id. */
  query(filter: TrackFilter, sort: AlbumSort): Promise<number[]>;
  /** Those of these tracks, in this order; none for a track that is on no album. */
  rows(ids: readonly number[]): Promise<AlbumRow[]>;
  /**
   * The place, among the albums of this query, of the next one from `from` on whose artist (or title, by the sort) begins
   * with what is typed, beginning anew at the end; null for none.
   */
  jump(filter: TrackFilter, sort: AlbumSort, typed: string, from: number): Promise<number | null>;
  /** Those whose artist or title has words that begin so, by artist. */
  find(typed: string, limit: number): Promise<AlbumRow[]>;
  /** Everybody who plays or owns an album, by name; of these whose name has words that begin with those typed. */
  artists(typed: string, limit: number): Promise<Artist[]>;
  /** What the next session begins with. */
  toKeep(): ListsToKeep;
}

const keptArtistsSchema = z.array(
  z.strictObject({ name: z.string(), albums: z.number(), tracks: z.number(), folded: z.string() }),
);

type Genres = ReadonlyMap<number, string>;

export function albumStore(
  db: Database,
  keptLists: Pick<KeptLists, 'get'>,
  orders: Pick<TrackOrders, 'version' | 'seconds'>,
  lists: Pick<TrackLists, 'matching' | 'readAhead'>,
): AlbumStore {
  const genreOf = db.prepare<[string], { id: number; genre: string }>(/* sql */ `
    SELECT t.id, g.name AS genre
    FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value JOIN genres g ON g.id = t.genre_id`);
  let kept: { readonly index: Promise<AlbumIndex>; readonly version: string } | null = null;
  let artists: { readonly list: readonly IndexedArtist[]; readonly version: string } | null = null;

  const versionNow = (): string => `${orders.version('scan')} ${orders.version('presence')}`;

  function index(): Promise<AlbumIndex> {
    const version = versionNow();
    if (kept?.version !== version) {
      const index = readAlbums(db);
      kept = { index, version };
      index.catch(() => {
        kept = null;
      });
    }
    return kept.index;
  }

  async function allArtists(): Promise<readonly IndexedArtist[]> {
    const version = versionNow();
    if (artists?.version !== version) {
      const json = kept?.version === version ? null : keptLists.get(keptNames.artists);
      const [list] = json === null ? [] : parseStored(keptArtistsSchema, json.toString());
      artists = { list: list ?? (await index()).artists(), version };
    }
    return artists.list;
  }

  async function listed(filter: TrackFilter, sort: AlbumSort): Promise<IndexedAlbum[]> {
    const { albums, of, order } = await index();
    await lists.readAhead([], filter);
    const has = new Uint8Array(albums.length);
    for (const id of lists.matching(filter)) {
      const at = of[id] ?? -1;
      if (at >= 0) has[at] = 1;
    }
    return order(sort).filter((_, i, all) => has[all[i]?.place ?? 0] === 1);
  }

  return {
    query: async (filter, sort) => (await listed(filter, sort)).map(({ first }) => first),
    async rows(ids) {
      const { albums, of } = await index();
      const found = ids.flatMap((id) => albums[of[id] ?? -1] ?? []);
      const members = found.flatMap((album) => album.members);
      const genres = new Map(genreOf.all(JSON.stringify(members)).map(({ id, genre }) => [id, genre]));
      return found.map((album) => rowOf(album, genres, orders.seconds));
    },
    async jump(filter, sort, typed, from) {
      const wanted = fold(typed);
      const all = await listed(filter, sort);
      const byTitle = sort.by === 'title';
      for (let step = 0; step < all.length && wanted !== ''; step++) {
        const at = (from + step) % all.length;
        const album = all[at];
        if (album !== undefined && (byTitle ? album.foldedTitle : album.foldedArtist).startsWith(wanted))
          return at;
      }
      return null;
    },
    async find(typed, limit) {
      const wanted = fold(typed).split(' ');
      const { order } = await index();
      return order({ by: 'artist', direction: 'ascending' })
        .filter(({ foldedTitle, foldedArtist }) => {
          const words = ` ${foldedTitle} ${foldedArtist}`;
          return wanted.every((word) => words.includes(` ${word}`));
        })
        .slice(0, limit)
        .map((album) => rowOf(album, new Map(), orders.seconds));
    },
    async artists(typed, limit) {
      const wanted = fold(typed).split(' ');
      return (await allArtists())
        .filter(({ folded }) => wanted.every((word) => ` ${folded}`.includes(` ${word}`)))
        .slice(0, limit)
        .map(({ folded: _, ...artist }) => artist);
    },
    toKeep: () =>
      artists?.version === versionNow()
        ? [[keptNames.artists, Buffer.from(JSON.stringify(artists.list))]]
        : [],
  };
}

function rowOf(album: IndexedAlbum, genres: Genres, secondsOf: (id: number) => number): AlbumRow {
  const { title, artist, folder, first, members, from, to, addedAt } = album;
  return {
    id: first,
    title,
    artist,
    folder,
    years: from === null || to === null ? null : { from, to },
    tracks: members.length,
    seconds: members.reduce((sum, id) => sum + secondsOf(id), 0),
    addedAt,
    genre: mostFrequent(members.flatMap((id) => genres.get(id) ?? [])),
  };
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
