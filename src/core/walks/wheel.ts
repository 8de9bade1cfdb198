// The Camelot wheel: twelve keys a fifth apart in two rings, minor (A) inside and major (B) outside, and which of them are neighbours.
import { camelot } from '../domain/musicalKey.ts';
import type { KeyStep } from '../domain/walk.ts';

/** '1A' is 0, '1B' 1, '2A' 2 ... '12B' 23; -1 for what is no key. */
export function wheelPlace(key: string | null): number {
  const [, hour, ring] = /^(\d+)([AB])$/u.exec((key === null ? null : camelot(key)) ?? '') ?? [];
  return hour === undefined ? -1 : 2 * (Number(hour) - 1) + (ring === 'B' ? 1 : 0);
}

/** Null where one of them has no key. */
export function keyStep(from: number, to: number): KeyStep | null {
  if (from < 0 || to < 0) return null;
  if (from === to) return 'same';
  if (from >> 1 === to >> 1) return 'relative';
  const around = (to - from + 24) % 24;
  return around === 2 ? 'up' : around === 22 ? 'down' : 'other';
}
