// Up to when a person has seen which genres came in by themselves.
import * as z from 'zod';
import { keep, readKept } from './kept.ts';

const key = 'stackwax-came-in-seen';

/** Milliseconds since 1970. */
export function cameInSeen(): number {
  return readKept(key, z.number(), 0);
}

export function seeCameIn(at: number): number {
  keep(key, at);
  return at;
}
