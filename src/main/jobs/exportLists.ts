// What an export writes: lists of tracks by genre, playlist or selection, filtered as the user chose.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import type { GenreSource } from '../../core/domain/genre.ts';
import { albumOrder, type TrackSort } from '../../core/domain/listing.ts';
import { displayGenre, genreKey } from '../../core/genres/name.ts';
import type { Store } from '../store/store.ts';
import type { ExportedTrack } from '../store/tracks/trackQueries.ts';

export interface ExportSelection {
  /** Names. With neither these, playlists nor tracks, every genre that has tracks. */
  readonly genres?: readonly string[] | undefined;
  readonly playlists?: readonly number[] | undefined;
  readonly tracks?: { readonly name: string; readonly ids: readonly number[] } | undefined;
  readonly sources?: readonly GenreSource[] | undefined;
  readonly minConfidence?: number | undefined;
  readonly sort?: TrackSort | undefined;
  readonly oneFile?: string | undefined;
  readonly once?: boolean | undefined;
}

export interface ExportList {
  /** As it is shown: 'Hip Hop'. */
  readonly name: string;
  /** The genre; the name for a playlist. */
  readonly genre: string;
  readonly tracks: readonly ExportedTrack[];
}

interface ListedIds extends Omit<ExportList, 'tracks'> {
  readonly ids: readonly number[];
}

/** Tracks that are read before others have their turn. */
const tracksAtOnce = 500;

/** Throws AppError('not-found') for a genre or playlist that does not exist. */
export async function exportLists(store: Store, selection: ExportSelection): Promise<ExportList[]> {
  const kept = selection.once === true ? keptOf(store) : new Map<number, number>();
  const lists: ListedIds[] = [
    ...(await genreLists(store, selection)),
    ...(selection.playlists ?? []).map((id) => {
      const { definition } = store.playlists.get(id);
      const { name } = definition;
      return { name, genre: name, ids: store.playlists.contents(definition).ids };
    }),
  ];
  if (selection.tracks !== undefined) {
    const { name, ids } = selection.tracks;
    lists.push({ name, genre: name, ids });
  }
  const narrowed: ExportList[] = [];
  for (const { ids, ...list } of lists) {
    const wanted = [...new Set(ids.map((id) => kept.get(id) ?? id))];
    const tracks: ExportedTrack[] = [];
    for (let start = 0; start < wanted.length; start += tracksAtOnce) {
      await setImmediate();
      tracks.push(...store.tracks.exported(wanted.slice(start, start + tracksAtOnce)).filter(passes));
    }
    narrowed.push({ ...list, tracks });
  }
  if (selection.oneFile === undefined) return narrowed;
  const all = new Map(narrowed.flatMap(({ tracks }) => tracks).map((track) => [track.id, track]));
  return [{ name: selection.oneFile, genre: selection.oneFile, tracks: [...all.values()] }];

  function passes({ genreSource, confidence }: ExportedTrack): boolean {
    if (selection.sources !== undefined && !selection.sources.includes(genreSource)) return false;
    return genreSource !== 'model' || (confidence ?? 0) >= (selection.minConfidence ?? 0);
  }
}

/** Of every track that stands more than once, the one that is taken for it. */
function keptOf(store: Store): Map<number, number> {
  return new Map(
    store.duplicates.groups().flatMap(({ trackIds, keptId }) => trackIds.map((id) => [id, keptId] as const)),
  );
}

async function genreLists(
  store: Store,
  { genres, playlists, tracks, sort = albumOrder }: ExportSelection,
): Promise<ListedIds[]> {
  if (genres === undefined && (playlists !== undefined || tracks !== undefined)) return [];
  const all = store.genres.list();
  const chosen =
    genres === undefined
      ? all.filter((genre) => genre.tracks > 0)
      : genres.map((name) => {
          const found = all.find((genre) => genreKey(genre.name) === genreKey(name));
          if (found === undefined) throw new AppError('not-found', `There is no genre '${name}'.`);
          return found;
        });
  const lists: ListedIds[] = [];
  for (const { id, name } of chosen) {
    // Whatever changes meanwhile: each list by itself.
    await store.tracks.readAhead(sort);
    lists.push({ name: displayGenre(name), genre: name, ids: store.tracks.query({ genreId: id }, sort) });
  }
  return lists;
}
