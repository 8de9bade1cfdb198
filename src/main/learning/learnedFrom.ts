// Which tracks a personal model learned from, beside its files: later models are compared by it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Track ids with the genres that they had. */
const schema = z.array(z.tuple([z.int(), z.string()]));
const fileName = 'learned-from.json';

export async function writeLearnedFrom(folder: string, genreOf: ReadonlyMap<number, string>): Promise<void> {
  await writeFile(join(folder, fileName), JSON.stringify([...genreOf]));
}

/** Empty for a model that did not write it down. */
export async function readLearnedFrom(folder: string): Promise<ReadonlyMap<number, string>> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(join(folder, fileName), 'utf8')));
    return new Map(parsed.success ? parsed.data : []);
  } catch {
    return new Map();
  }
}
