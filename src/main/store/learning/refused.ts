// What a model says without the genres that a person refused: nobody is to be asked about them, or shown them.
import { genreKey } from '../../../core/genres/name.ts';
import type { Database } from '../database.ts';
import { refusedGenresSql } from '../genres/states.ts';

/** Returns what tells which of a model's classes are refused now. */
export function refusedClasses(db: Database): (classes: readonly string[]) => boolean[] {
  const keys = db.prepare<[], string>(`SELECT key FROM genres WHERE id IN (${refusedGenresSql})`).pluck();
  return (classes) => {
    const refused = new Set(keys.all());
    return classes.map((name) => refused.has(genreKey(name)));
  };
}

/** Refused ones are 0 and the others sum to what all did; all are 0 where nothing else was likely. */
export function withoutRefused(probabilities: Float32Array, refused: readonly boolean[]): Float32Array {
  if (!refused.includes(true)) return probabilities;
  const all = probabilities.reduce((sum, p) => sum + p, 0);
  const kept = probabilities.map((p, c) => (refused[c] === true ? 0 : p));
  const rest = kept.reduce((sum, p) => sum + p, 0);
  return rest > 0 ? kept.map((p) => (p * all) / rest) : kept;
}
