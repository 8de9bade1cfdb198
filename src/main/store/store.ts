// The library on disk: the only SQL in the product, one writer, everything in transactions.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, libraryFile, openDatabase } from './database.ts';
import { type DecideGenres, effectiveGenre } from './genres/effectiveGenre.ts';
import { type GenreStore, genreStore } from './genres/genres.ts';
import { type KindStore, kindStore } from './genres/kinds.ts';
import { type LabelStore, labelStore } from './genres/labels.ts';
import { type TagStore, tagStore } from './genres/tags.ts';
import { type ExampleStore, exampleStore } from './learning/examples.ts';
import { type FeatureStore, featureStore } from './learning/features.ts';
import { type ModelStore, modelStore } from './learning/models.ts';
import { type PredictionStore, predictionStore } from './learning/predictions.ts';
import { lockLibrary } from './lock.ts';
import { type PastJobStore, pastJobStore } from './pastJobs.ts';
import { type PlaylistStore, playlistStore } from './playlists.ts';
import { type RootStore, rootStore } from './roots.ts';
import { type SettingsStore, settingsStore } from './settings.ts';
import { type TrackLists, trackLists } from './tracks/trackLists.ts';
import { trackOrders } from './tracks/trackOrders.ts';
import { type TrackQueries, trackQueries } from './tracks/trackQueries.ts';
import { type TrackWrites, trackWrites } from './tracks/trackWrites.ts';
import { type WrittenFileStore, writtenFileStore } from './writtenFiles.ts';

export interface Store {
  readonly roots: RootStore;
  readonly tracks: TrackQueries & TrackLists & TrackWrites;
  readonly features: FeatureStore;
  readonly genres: GenreStore;
  readonly labels: LabelStore;
  readonly examples: ExampleStore;
  readonly kinds: KindStore;
  readonly tags: TagStore;
  readonly models: ModelStore & PredictionStore;
  readonly playlists: PlaylistStore;
  readonly pastJobs: PastJobStore;
  readonly writtenFiles: WrittenFileStore;
  readonly settings: SettingsStore;
  readonly decideGenres: DecideGenres;
  /** Runs `work` in one transaction: all of it is committed, or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Opens the library in `libraryDir`, made when it does not exist. Throws AppError. */
export function openStore(libraryDir: string): Store {
  mkdirSync(libraryDir, { recursive: true });
  const lock = lockLibrary(libraryDir);
  let db: Database;
  try {
    db = openDatabase(join(libraryDir, libraryFile));
  } catch (error) {
    lock.release();
    throw error;
  }
  const settings = settingsStore(db);
  const predictions = predictionStore(db);
  const kinds = kindStore(db);
  const orders = trackOrders(db);
  const tracks = { ...trackQueries(db, predictions), ...trackLists(db, orders), ...trackWrites(db) };
  return {
    roots: rootStore(db),
    tracks,
    features: featureStore(db),
    genres: genreStore(db),
    labels: labelStore(db),
    examples: exampleStore(db),
    kinds,
    tags: tagStore(db),
    models: { ...modelStore(db), ...predictions },
    playlists: playlistStore(db, tracks),
    pastJobs: pastJobStore(db),
    writtenFiles: writtenFileStore(db),
    settings,
    decideGenres: effectiveGenre(db, settings.get, kinds),
    transaction(work) {
      try {
        return db.transaction(work)();
      } catch (error) {
        orders.forget();
        throw error;
      }
    },
    close() {
      db.close();
      lock.release();
    },
  };
}
