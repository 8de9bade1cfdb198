// What the library has to learn from, and what there is to ask about.

import type { Database } from '../database.ts';
import { floatsFromBlob } from './blobs.ts';
import { refusedClasses, withoutRefused } from './refused.ts';

/** A track whose genre is known: by a label, or because its tag is trusted. */
export interface Example {
  readonly trackId: number;
  readonly genre: string;
  readonly source: 'label' | 'tag';
}

/** A track that has its genre from the model alone. */
export interface OpenTrack {
  readonly trackId: number;
  /** Of each of the model's genres; 0 for those that are refused. */
  readonly probabilities: Float32Array;
}

/** A track whose artist is known by others. */
export interface BesideTrack {
  readonly trackId: number;
  readonly artistKey: string;
}

/** A track by which a label can be known again on another computer. */
export interface Identity {
  readonly path: string;
  readonly fingerprint: string | null;
  readonly artist: string | null;
  readonly title: string | null;
  readonly durationSeconds: number | null;
}

export interface ExampleStore {
  /** By track. Tracks that are no music, or were not listened to, are not among them. */
  known(): Example[];
  /** Music of unknown genre, by artists of whom the genre of another track is known; by track. */
  beside(): BesideTrack[];
  /** Tracks that this model judged and nothing else decided, by track. */
  open(modelId: number, classes: readonly string[]): OpenTrack[];
  identities(): (Identity & { id: number })[];
}

export function exampleStore(db: Database): ExampleStore {
  const known = db.prepare<[], Example>(/* sql */ `
    SELECT t.id AS trackId, g.name AS genre, t.genre_source AS source
    FROM tracks t JOIN genres g ON g.id = t.genre_id
    WHERE t.genre_source IN ('label', 'tag') AND t.state = 'analysed' ORDER BY t.id`);
  // An artist key made from a folder does not identify an artist.
  const beside = db.prepare<[], BesideTrack>(/* sql */ `
    SELECT id AS trackId, artist_key AS artistKey FROM tracks
    WHERE genre_source IN ('model', 'none') AND state = 'analysed' AND kind = 'music'
      AND artist_key NOT LIKE 'folder:%' AND artist_key IN (
        SELECT artist_key FROM tracks WHERE genre_source IN ('label', 'tag') AND state = 'analysed')
    ORDER BY id`);
  const open = db.prepare<[number], { trackId: number; probabilities: Buffer }>(/* sql */ `
    SELECT t.id AS trackId, p.probabilities
    FROM predictions p JOIN tracks t ON t.id = p.track_id
    WHERE p.model_id = ? AND t.genre_source IN ('model', 'none') AND t.presence = 'present' ORDER BY t.id`);
  const refusedOf = refusedClasses(db);
  const identities = db.prepare<[], Identity & { id: number }>(/* sql */ `
    SELECT id, display_path AS path, fingerprint, artist, title, duration_seconds AS durationSeconds
    FROM tracks ORDER BY id`);
  return {
    known: () => known.all(),
    beside: () => beside.all(),
    open(modelId, classes) {
      const refused = refusedOf(classes);
      const bytes = classes.length * 4;
      return open.all(modelId).flatMap(({ trackId, probabilities }) =>
        // Shorter ones are damaged.
        probabilities.length < bytes
          ? []
          : [
              {
                trackId,
                probabilities: withoutRefused(floatsFromBlob(probabilities.subarray(0, bytes)), refused),
              },
            ],
      );
    },
    identities: () => identities.all(),
  };
}
