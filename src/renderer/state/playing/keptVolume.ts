// The volume from one visit to the next.
import * as z from 'zod';
import { keep, readKept } from '../kept.ts';

const key = 'stackwax.volume';

/** From 0 to 1. */
export const keptVolume = (): number => readKept(key, z.number().min(0).max(1), 1);

export function keepVolume(volume: number): void {
  keep(key, volume);
}
