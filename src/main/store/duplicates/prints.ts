// Fingerprints of recordings and which are alike: read by workers on connections of their own, written as they come.
import { AppError, type ErrorData } from '../../../core/domain/errors.ts';
import type { Sketched } from '../../../core/duplicates/sketches.ts';
import type { Database, Room } from '../database.ts';
import { wholesFromBlob, wholesToBlob } from '../map/blobs.ts';

/** A sound that some present file has. */
export interface Sound {
  /** Of its bytes. */
  readonly fingerprint: string;
  readonly trackId: number;
  readonly path: Buffer;
  readonly seconds: number;
}

/** Two prints and the share of bits that differ; the lower id first. */
export interface PrintPair {
  readonly a: number;
  readonly b: number;
  readonly error: number;
}

export interface PrintReads {
  /** Of these tracks, in their order. */
  sounds(trackIds: readonly number[]): Sound[];
}

export interface PrintWrites {
  /** In the place of one of another version. */
  save(fingerprint: string, version: number, print: Uint32Array, sketch: Uint32Array): void;
  saveFailure(fingerprint: string, version: number, failure: ErrorData): void;
  /** Those that are `compared` are compared with all others of which this is said. */
  savePairs(pairs: readonly PrintPair[], compared: readonly number[]): void;
}

export interface PrintReader {
  /** Of present tracks, each sound once, the shortest first. */
  sounds(): Omit<Sound, 'path'>[];
  /** Fingerprints of the sounds that have a print of this version, or cannot have one. */
  printed(version: number): Map<string, 'print' | 'failed'>;
  /** Present sounds with a print of this version. */
  sketches(version: number): Sketched[];
  print(id: number): Uint32Array;
  pairs(): PrintPair[];
}

export function printStore(db: Database): Room<PrintReads, PrintWrites> {
  const sounds = db.prepare<[string], Sound>(/* sql */ `
    SELECT t.fingerprint, t.id AS trackId, t.path, t.duration_seconds AS seconds
    FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value
    WHERE t.fingerprint IS NOT NULL AND t.duration_seconds IS NOT NULL ORDER BY wanted.key`);
  const forget = db.prepare('DELETE FROM prints WHERE fingerprint = ?');
  const save = db.prepare(/* sql */ `
    INSERT INTO prints (fingerprint, version, print, sketch, failure_kind, failure_message) VALUES (?, ?, ?, ?, ?, ?)`);
  const savePair = db.prepare('INSERT OR REPLACE INTO print_pairs (a_id, b_id, error) VALUES (?, ?, ?)');
  const compared = db.prepare('UPDATE prints SET compared = 1 WHERE id IN (SELECT value FROM json_each(?))');
  return {
    read: { sounds: (trackIds) => sounds.all(JSON.stringify(trackIds)) },
    write: {
      save(fingerprint, version, print, sketch) {
        forget.run(fingerprint);
        save.run(fingerprint, version, wholesToBlob(print), wholesToBlob(sketch), null, null);
      },
      saveFailure(fingerprint, version, { kind, message }) {
        forget.run(fingerprint);
        save.run(fingerprint, version, Buffer.alloc(0), Buffer.alloc(0), kind, message);
      },
      savePairs(pairs, ids) {
        for (const { a, b, error } of pairs) savePair.run(a, b, error);
        compared.run(JSON.stringify(ids));
      },
    },
  };
}

/** For workers. */
export function printReader(db: Database): PrintReader {
  const sketches = db.prepare<
    [number],
    { id: number; sketch: Buffer; compared: number; seconds: number }
  >(/* sql */ `
    SELECT p.id, p.sketch, p.compared, min(t.duration_seconds) AS seconds
    FROM prints p JOIN tracks t ON t.fingerprint = p.fingerprint
    WHERE p.version = ? AND p.failure_kind IS NULL AND t.presence = 'present' AND t.duration_seconds IS NOT NULL
    GROUP BY p.id ORDER BY p.id`);
  const sounds = db.prepare<[], Omit<Sound, 'path'>>(/* sql */ `
    SELECT t.fingerprint, min(t.id) AS trackId, t.duration_seconds AS seconds
    FROM tracks t WHERE t.presence = 'present' AND t.fingerprint IS NOT NULL AND t.duration_seconds IS NOT NULL
      AND t.root_id NOT IN (SELECT id FROM roots WHERE removed_at IS NOT NULL)
    GROUP BY t.fingerprint ORDER BY seconds, trackId`);
  const printed = db
    .prepare<[number], [string, number]>(
      'SELECT fingerprint, failure_kind IS NULL FROM prints WHERE version = ?',
    )
    .raw();
  const print = db.prepare<[number], Buffer>('SELECT print FROM prints WHERE id = ?').pluck();
  const pairs = db.prepare<[], PrintPair>('SELECT a_id AS a, b_id AS b, error FROM print_pairs');
  return {
    sounds: () => sounds.all(),
    printed: (version) =>
      new Map(
        printed
          .all(version)
          .map(([fingerprint, isThere]) => [fingerprint, isThere === 1 ? 'print' : 'failed']),
      ),
    sketches: (version) =>
      sketches.all(version).map(({ id, sketch, seconds, compared }) => ({
        id,
        seconds,
        sketch: wholesFromBlob(sketch, Uint32Array),
        isKnown: compared === 1,
      })),
    print(id) {
      const blob = print.get(id);
      if (blob === undefined) throw new AppError('not-found', `There is no fingerprint ${id}.`);
      return wholesFromBlob(blob, Uint32Array);
    },
    pairs: () => pairs.all(),
  };
}
