// Albums and artists: lists for the grid, rows by the screenful, the tracks of one.
import type { AlbumSort } from '../../core/domain/album.ts';
import { albumOrder } from '../../core/domain/listing.ts';
import { os, type Parts } from './parts.ts';

const usualSort: AlbumSort = { by: 'artist', direction: 'ascending' };
const allArtists = 100_000;

export function albumsProcedures({ work }: Parts) {
  const { albums, tracks } = work.store;
  return {
    query: os.albums.query.handler(({ input: { filter = {}, sort = usualSort } }) =>
      albums.query(filter, sort),
    ),
    rows: os.albums.rows.handler(({ input }) => albums.rows(input.ids)),
    jump: os.albums.jump.handler(({ input: { filter = {}, sort = usualSort, typed, from } }) =>
      albums.jump(filter, sort, typed, from),
    ),
    find: os.albums.find.handler(({ input }) => albums.find(input.typed, input.limit)),
    artists: os.albums.artists.handler(({ input }) =>
      albums.artists(input.typed ?? '', input.limit ?? allArtists),
    ),
    byArtist: os.albums.byArtist.handler(async ({ input: { name, filter = {}, rows = 0 } }) => {
      await tracks.readAhead(albumOrder, filter);
      const list = tracks.byArtist(name, filter);
      return { ...list, rows: tracks.rows(list.ids.slice(0, rows)) };
    }),
    tracks: os.albums.tracks.handler(async ({ input: { filter, rows = 0 } }) => {
      await tracks.readAhead(albumOrder, filter);
      const list = tracks.byDisc(filter);
      return { ...list, rows: tracks.rows(list.ids.slice(0, rows)) };
    }),
  };
}
