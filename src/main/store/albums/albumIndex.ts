// Every album with its tracks, read from the database in pieces so that nobody waits, and the orders of a grid.
import { setImmediate } from 'node:timers/promises';
import type { AlbumKey, AlbumSort, Artist } from '../../../core/domain/album.ts';
import { fold } from '../../../core/domain/text/folding.ts';
import type { Database } from '../database.ts';
import { albumGrouping, type OnAlbum } from './grouping.ts';

export interface IndexedAlbum extends AlbumKey {
  /** Among all, in no order. */
  readonly place: number;
  /** By disc and number, then by id. */
  readonly first: number;
  readonly members: readonly number[];
  readonly from: number | null;
  readonly to: number | null;
  readonly addedAt: number;
  readonly foldedTitle: string;
  readonly foldedArtist: string;
}

export interface AlbumIndex {
  readonly albums: readonly IndexedAlbum[];
  /** By track id: the place of its album; -1 for none. */
  readonly of: Int32Array;
  order(sort: AlbumSort): readonly IndexedAlbum[];
  /** By name. */
  artists(): readonly IndexedArtist[];
}

export interface IndexedArtist extends Artist {
  readonly folded: string;
}

interface Row extends Omit<OnAlbum, 'title'> {
  readonly title: string | null;
  readonly year: number | null;
  readonly place: number | null;
  readonly addedAt: number;
}

/** An album while its tracks are put together. */
interface Gathered {
  readonly key: AlbumKey;
  readonly members: (Row & OnAlbum)[];
}

function isOnAlbum(row: Row): row is Row & OnAlbum {
  return row.title !== null;
}

/** Some ten milliseconds: others have their turn after each piece. */
const rowsAtOnce = 4000;
const albumsAtOnce = 1000;

export async function readAlbums(db: Database): Promise<AlbumIndex> {
  const read = db.prepare<[number, number], Row>(/* sql */ `
    SELECT id, album AS title, album_artist AS albumArtist, artist, folder, year,
      disc_and_number AS place, added_at AS addedAt
    FROM tracks WHERE id > ? AND +presence = 'present' ORDER BY id LIMIT ?`);
  const grouping = albumGrouping();
  const pieces: (readonly Row[])[] = [];
  const tracksBy = new Map<string, number>();
  for (let piece: readonly Row[] | null = null; piece === null || piece.length === rowsAtOnce; ) {
    piece = read.all(piece?.at(-1)?.id ?? 0, rowsAtOnce);
    for (const row of piece) {
      if (isOnAlbum(row)) grouping.add(row);
      if (row.artist !== null) tracksBy.set(row.artist, (tracksBy.get(row.artist) ?? 0) + 1);
    }
    pieces.push(piece);
    await setImmediate();
  }
  const gathered = new Map<AlbumKey, Gathered>();
  for (const piece of pieces) {
    for (const row of piece.filter(isOnAlbum)) {
      const key = grouping.albumOf(row);
      const album = gathered.get(key);
      if (album === undefined) gathered.set(key, { key, members: [row] });
      else album.members.push(row);
    }
    await setImmediate();
  }
  const most = pieces.reduce((id, piece) => Math.max(id, piece.at(-1)?.id ?? 0), 0);
  const of = new Int32Array(most + 1).fill(none);
  const albums: IndexedAlbum[] = [];
  for (const album of gathered.values()) {
    const indexed = indexedAlbum(album, albums.length);
    for (const id of indexed.members) of[id] = indexed.place;
    albums.push(indexed);
    if (albums.length % albumsAtOnce === 0) await setImmediate();
  }
  return { albums, of, order: ordersOf(albums), artists: artistsOf(albums, tracksBy) };
}

const none = -1;

function indexedAlbum({ key, members }: Gathered, place: number): IndexedAlbum {
  members.sort((a, b) => (a.place ?? last) - (b.place ?? last) || a.id - b.id);
  let addedAt = 0;
  let [from, to]: (number | null)[] = [null, null];
  for (const row of members) {
    addedAt = Math.max(addedAt, row.addedAt);
    if (row.year === null) continue;
    from = Math.min(from ?? row.year, row.year);
    to = Math.max(to ?? row.year, row.year);
  }
  return {
    ...key,
    place,
    first: members[0]?.id ?? 0,
    members: members.map(({ id }) => id),
    from: from ?? null,
    to: to ?? null,
    addedAt,
    foldedTitle: fold(key.title),
    foldedArtist: fold(key.artist ?? ''),
  };
}

/** Behind every number that a tag may have. */
const last = Number.MAX_SAFE_INTEGER;

type Order = (a: IndexedAlbum, b: IndexedAlbum) => number;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byTitle: Order = (a, b) => byText(a.foldedTitle, b.foldedTitle) || a.first - b.first;
const byYear: Order = (a, b) => (a.from ?? 0) - (b.from ?? 0);
const byArtist: Order = (a, b) => byText(a.foldedArtist, b.foldedArtist);

const orders: Readonly<Record<AlbumSort['by'], Order>> = {
  artist: (a, b) => byArtist(a, b) || byYear(a, b) || byTitle(a, b),
  title: (a, b) => byTitle(a, b),
  year: (a, b) => byYear(a, b) || byArtist(a, b) || byTitle(a, b),
  added: (a, b) => a.addedAt - b.addedAt || byArtist(a, b) || byTitle(a, b),
};

/** What has no such value comes last in either direction. */
const lacks: Readonly<Record<AlbumSort['by'], (album: IndexedAlbum) => boolean>> = {
  artist: ({ artist }) => artist === null,
  title: () => false,
  year: ({ from }) => from === null,
  added: () => false,
};

function ordersOf(albums: readonly IndexedAlbum[]): AlbumIndex['order'] {
  const known = new Map<string, readonly IndexedAlbum[]>();
  return ({ by, direction }) => {
    const name = `${by} ${direction}`;
    let sorted = known.get(name);
    if (sorted === undefined) {
      const [there, without] = [albums.filter((one) => !lacks[by](one)), albums.filter(lacks[by])];
      const way = direction === 'ascending' ? 1 : -1;
      sorted = [...there.sort((a, b) => way * orders[by](a, b)), ...without.sort(orders[by])];
      known.set(name, sorted);
    }
    return sorted;
  };
}

/** Put together when they are first asked for. */
function artistsOf(
  albums: readonly IndexedAlbum[],
  tracksBy: ReadonlyMap<string, number>,
): AlbumIndex['artists'] {
  let known: readonly IndexedArtist[] | null = null;
  return () => {
    if (known !== null) return known;
    const own = new Map<string, IndexedAlbum[]>();
    for (const album of albums) {
      if (album.artist === null) continue;
      const before = own.get(album.artist);
      if (before === undefined) own.set(album.artist, [album]);
      else before.push(album);
    }
    known = [...new Set([...tracksBy.keys(), ...own.keys()])]
      .map((name) => ({
        name,
        albums: own.get(name)?.length ?? 0,
        // Who plays nothing, but owns albums: the tracks of these.
        tracks:
          tracksBy.get(name) ?? (own.get(name) ?? []).reduce((sum, { members }) => sum + members.length, 0),
        folded: fold(name),
      }))
      .sort((a, b) => byText(a.folded, b.folded));
    return known;
  };
}
