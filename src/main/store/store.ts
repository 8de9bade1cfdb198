// The library on disk: the only SQL in the product, one writer, everything in transactions.
import type { Topic } from '../../core/domain/events.ts';
import { albumStore } from './albums/albums.ts';
import { changeLog } from './changes/changeLog.ts';
import { cueStore } from './changes/cues.ts';
import { fileEditStore } from './changes/fileEdits.ts';
import { kindStore } from './changes/kinds.ts';
import { labelStore } from './changes/labels.ts';
import { overlayStore } from './changes/overlays.ts';
import { placeStore } from './changes/places.ts';
import { playlistStore } from './changes/playlists.ts';
import { ratingStore } from './changes/ratings.ts';
import { clusterStore } from './clusters/clusters.ts';
import { damageIn } from './damage.ts';
import { type Database, giveBackRoom } from './database.ts';
import { duplicateStore } from './duplicates/duplicates.ts';
import { type DuplicateGrouping, duplicateGrouping } from './duplicates/groups.ts';
import { earStore } from './ears.ts';
import { effectiveGenre } from './genres/effectiveGenre.ts';
import { fromTagsStore } from './genres/fromTags.ts';
import { genreStore } from './genres/genres.ts';
import { tempoStore } from './genres/shownTempo.ts';
import { tagStore } from './genres/tags.ts';
import { undecidedTracks } from './genres/undecided.ts';
import { type KeptLists, keptLists } from './keptLists.ts';
import { exampleStore } from './learning/examples.ts';
import { featureStore } from './learning/features.ts';
import { modelStore } from './learning/models.ts';
import { predictionStore } from './learning/predictions.ts';
import { spaceStore } from './learning/space.ts';
import { mapStore } from './map/maps.ts';
import { mapValues } from './map/values.ts';
import { type OpenLibrary, openLibrary, type Tell } from './opening.ts';
import { pastJobStore } from './pastJobs.ts';
import { playStore } from './playing/plays.ts';
import { queueStore } from './playing/queue.ts';
import { rootStore } from './roots.ts';
import { searchIn } from './search/search.ts';
import { settingsStore } from './settings.ts';
import { staleTopics } from './stale.ts';
import { currentIds } from './tracks/joinedTracks.ts';
import { matchStore } from './tracks/matches.ts';
import { type NameSearch, nameSearch } from './tracks/nameSearch.ts';
import { type TrackLists, trackLists } from './tracks/trackLists.ts';
import { trackOrders } from './tracks/trackOrders.ts';
import { type TrackQueries, trackQueries } from './tracks/trackQueries.ts';
import { type TrackFiles, trackWrites } from './tracks/trackWrites.ts';
import { type TagDeciding, tagDeciding } from './trackTags/deciding.ts';
import { taggerStore } from './trackTags/taggers.ts';
import { trackTagStore } from './trackTags/trackTags.ts';
import { unreadableValues } from './unreadable.ts';
import { writtenFileStore } from './writtenFiles.ts';

/** What anybody may read. */
export type Store = ReturnType<typeof rooms>['read'];

/** What is written, inside a transaction alone. */
export type Writes = ReturnType<typeof rooms>['write'];

/**
 * Runs `body` in one transaction: all of it is committed, or nothing. At its end the effective genre of every track
 * that it touches is decided; `stale` are the topics whose lists are to be asked for again.
 */
export type Transaction = <Result>(body: (write: Writes) => Result) => { result: Result; stale: Topic[] };

export interface OpenStore extends Pick<OpenLibrary, 'folder' | 'unwritable' | 'close'> {
  readonly store: Store;
  /** Throws AppError('unwritable') where the library can only be read. */
  readonly transaction: Transaction;
  /**
   * Gives back the room that rows leave in pages as they grow, where much of the library was heard in this session. At 100,000 tracks it holds
   * the thread, and whoever writes, for some seconds: for the end of a command. Returns whether there was anything to do.
   */
  pack(): boolean;
}

/** A library this small is not worth it. */
const packedFrom = 1000;

/**
 * Opens the library in `libraryDir`, made when it does not exist; `now` dates what is written. Where nothing can be
 * written, a library that is there is opened for reading alone. Throws AppError.
 */
export function openStore(
  libraryDir: string,
  now: () => number = Date.now,
  tell: Tell = () => undefined,
): OpenStore {
  const library = openLibrary(libraryDir, now, tell);
  try {
    return storeOver(library, now);
  } catch (error) {
    library.close();
    throw damageIn(libraryDir, error) ?? error;
  }
}

function storeOver({ db, folder, unwritable, close }: OpenLibrary, now: () => number): OpenStore {
  const kept = keptLists(db);
  const orders = trackOrders(db, kept);
  const grouping = duplicateGrouping(db);
  const tagsOfTracks = tagDeciding(db);
  const { read, write, begin } = rooms(db, kept, orders, grouping, tagsOfTracks, now);
  const decideGenres = effectiveGenre(db, read.settings.get);
  const takeStale = staleTopics(db);
  return {
    store: read,
    folder,
    unwritable,
    transaction(body) {
      if (unwritable !== null) throw unwritable;
      if (db.inTransaction) throw new Error('a transaction within a transaction');
      try {
        return db.transaction(() => {
          begin();
          const result = body(write);
          grouping.regroup();
          tagsOfTracks.decide();
          return { result, stale: takeStale(decideGenres()) };
        })();
      } catch (error) {
        orders.forget();
        write.settings.forget();
        throw error;
      }
    },
    pack() {
      const heard = read.features.version();
      if (unwritable !== null || heard < packedFrom || 4 * heard < read.tracks.counts().present) return false;
      giveBackRoom(db);
      return true;
    },
    close() {
      try {
        if (unwritable === null && db.open) kept.keep([...orders.toKeep(), ...read.albums.toKeep()]);
      } finally {
        close();
      }
    },
  };
}

function rooms(
  db: Database,
  kept: KeptLists,
  orders: ReturnType<typeof trackOrders>,
  grouping: DuplicateGrouping,
  tagsOfTracks: TagDeciding,
  now: () => number,
) {
  const changes = changeLog(db, now);
  const { append } = changes;
  const predictions = predictionStore(db);
  const models = modelStore(db);
  const current = currentIds(db);
  const trackTags = trackTagStore(db, append, current, tagsOfTracks, now);
  const taggers = taggerStore(db, now);
  const files = trackWrites(db, trackTags.write.setFile, now);
  const tracks: TrackQueries & TrackLists & TrackFiles & { readonly find: NameSearch } = {
    find: nameSearch(db),
    ...trackQueries(db, predictions.read),
    ...trackLists(db, orders, searchIn(db, orders, now)),
    ...files.read,
  };
  const tempi = tempoStore(db);
  const undecided = undecidedTracks(db);
  const all = {
    roots: rootStore(db, now),
    matches: matchStore(db, trackTags.write.follow),
    duplicates: duplicateStore(db, append, current, grouping),
    ears: earStore(db, now),
    maps: mapStore(db, now),
    clusters: clusterStore(db, append, now),
    space: spaceStore(db),
    features: featureStore(db, current, tempi.write),
    genres: genreStore(db, append, now),
    fromTags: fromTagsStore(db),
    labels: labelStore(db, append, current),
    fileEdits: fileEditStore(db, () => append({ of: 'files' }), current),
    places: placeStore(db, append, current, changes.takeBack),
    kinds: kindStore(db, append, current),
    cues: cueStore(db, append, current),
    ratings: ratingStore(db, append, current),
    tags: tagStore(db),
    overlay: overlayStore(db, append),
    playlists: playlistStore(db, append, tracks, current, now),
    pastJobs: pastJobStore(db),
    writtenFiles: writtenFileStore(db),
    settings: settingsStore(db),
    plays: playStore(db, current),
    queue: queueStore(db, current),
  };
  return {
    begin: changes.begin,
    read: {
      roots: all.roots.read,
      tracks,
      albums: albumStore(db, kept, orders, tracks),
      matches: all.matches.read,
      duplicates: all.duplicates.read,
      ears: all.ears.read,
      clusters: all.clusters.read,
      maps: { ...all.maps.read, ...mapValues(db) },
      space: all.space.read,
      features: all.features.read,
      genres: all.genres.read,
      fromTags: all.fromTags.read,
      changes: changes.read,
      labels: all.labels.read,
      fileEdits: all.fileEdits.read,
      places: all.places.read,
      examples: exampleStore(db),
      kinds: all.kinds.read,
      cues: all.cues.read,
      ratings: all.ratings.read,
      tags: all.tags.read,
      tempi: tempi.read,
      trackTags: trackTags.read,
      taggers: taggers.read,
      models: { ...models.read, ...predictions.read },
      overlay: all.overlay.read,
      unreadable: unreadableValues(db),
      playlists: all.playlists.read,
      pastJobs: all.pastJobs.read,
      writtenFiles: all.writtenFiles.read,
      settings: all.settings.read,
      plays: all.plays.read,
      queue: all.queue.read,
    },
    write: {
      roots: all.roots.write,
      tracks: files.write,
      matches: all.matches.write,
      duplicates: all.duplicates.write,
      ears: all.ears.write,
      maps: all.maps.write,
      clusters: all.clusters.write,
      space: all.space.write,
      features: all.features.write,
      genres: all.genres.write,
      fromTags: all.fromTags.write,
      undecided,
      changes: changes.write,
      labels: all.labels.write,
      fileEdits: all.fileEdits.write,
      places: all.places.write,
      kinds: all.kinds.write,
      cues: all.cues.write,
      ratings: all.ratings.write,
      tags: all.tags.write,
      tempi: tempi.write,
      trackTags: trackTags.write,
      taggers: taggers.write,
      models: { ...models.write, ...predictions.write },
      overlay: all.overlay.write,
      playlists: all.playlists.write,
      pastJobs: all.pastJobs.write,
      writtenFiles: all.writtenFiles.write,
      settings: all.settings.write,
      plays: all.plays.write,
      queue: all.queue.write,
    },
  };
}
