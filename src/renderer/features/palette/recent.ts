// What was picked from the palette lately, the latest first: kept in this browser, with what is needed to offer it again.
import * as z from 'zod';
import { keep, readKept } from '../../state/kept.ts';
import { type PaletteItem, paletteKinds } from './paletteItems.ts';

const key = 'stackwax.picked';
const kept = 20;
const pickedSchema = z.object({
  id: z.string().max(2000),
  kind: z.enum(paletteKinds),
  name: z.string().max(1000),
  group: z.string().max(1000),
});
export type Picked = z.infer<typeof pickedSchema>;

export function recentlyPicked(): readonly Picked[] {
  return readKept(key, z.array(pickedSchema).max(kept), []);
}

export function notePicked({ id, kind, name, group }: PaletteItem): void {
  const others = recentlyPicked().filter((other) => other.id !== id);
  keep(key, [{ id, kind, name, group }, ...others].slice(0, kept));
}
