// What a personal model heard in the tracks that were kept from it while it learned, beside its files.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Of one window: the track, what it is, what was heard. */
const rowSchema = z.tuple([z.int(), z.string(), z.string()]);
export type HeldOutRow = z.infer<typeof rowSchema>;
const fileName = 'held-out.json';

export async function writeHeldOut(folder: string, rows: readonly HeldOutRow[]): Promise<void> {
  await writeFile(join(folder, fileName), JSON.stringify(rows));
}

/** The tracks that are `truth` and were predicted as `predicted` while held out; null for a model without this list. */
export async function confusedTracks(
  folder: string,
  { truth, predicted }: { readonly truth: string; readonly predicted: string },
): Promise<number[] | null> {
  try {
    const parsed = z.array(rowSchema).safeParse(JSON.parse(await readFile(join(folder, fileName), 'utf8')));
    if (!parsed.success) return null;
    const rows = parsed.data.filter(([, is, as]) => is === truth && as === predicted);
    return [...new Set(rows.map(([trackId]) => trackId))];
  } catch {
    return null;
  }
}
