// The parts of the lab's bench: each is some Markdown and targets, kept with its date, so that one can be measured anew without the others.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const partSchema = z.object({
  date: z.string(),
  machine: z.string(),
  targets: z.array(z.object({ name: z.string(), value: z.number(), target: z.number(), met: z.boolean() })),
  markdown: z.string(),
  figures: z.unknown(),
});
export type Part = z.infer<typeof partSchema>;

export type Measured = Pick<Part, 'targets' | 'markdown' | 'figures'>;

const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`;

/** Measures a part and keeps it. */
export async function measured(
  folder: string,
  name: string,
  measure: () => Promise<Measured>,
): Promise<Part> {
  const part = { date: new Date().toISOString().slice(0, 10), machine, ...(await measure()) };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), JSON.stringify(part));
  return part;
}

/** What was measured earlier; null where nothing was. */
export async function measuredBefore(folder: string, name: string): Promise<Part | null> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => null);
  return text === null ? null : partSchema.parse(JSON.parse(text));
}
