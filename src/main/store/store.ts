// The library on disk: the only SQL in the product, one writer, everything in transactions.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { type DecideGenres, effectiveGenre } from './effectiveGenre.ts';
import { type FeatureStore, featureStore } from './features.ts';
import { type GenreStore, genreStore } from './genres.ts';
import { type LabelStore, labelStore } from './labels.ts';
import { lockLibrary } from './lock.ts';
import { type ModelStore, modelStore } from './models.ts';
import { type RootStore, rootStore } from './roots.ts';
import { type SettingsStore, settingsStore } from './settings.ts';
import { type TagStore, tagStore } from './tags.ts';
import { type TrackQueries, trackQueries } from './trackQueries.ts';
import { type TrackWrites, trackWrites } from './trackWrites.ts';

export interface Store {
  readonly roots: RootStore;
  readonly tracks: TrackQueries & TrackWrites;
  readonly features: FeatureStore;
  readonly genres: GenreStore;
  readonly labels: LabelStore;
  readonly tags: TagStore;
  readonly models: ModelStore;
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
    db = openDatabase(join(libraryDir, 'library.db'));
  } catch (error) {
    lock.release();
    throw error;
  }
  const settings = settingsStore(db);
  const models = modelStore(db);
  return {
    roots: rootStore(db),
    tracks: { ...trackQueries(db, models), ...trackWrites(db) },
    features: featureStore(db),
    genres: genreStore(db),
    labels: labelStore(db),
    tags: tagStore(db),
    models,
    settings,
    decideGenres: effectiveGenre(db, settings.get),
    transaction: (work) => db.transaction(work)(),
    close() {
      db.close();
      lock.release();
    },
  };
}
