// A manifest of an ear as it stands in a file: the facts of a family, and which models it is known to be true of.
import * as z from 'zod';
import { type EarFamily, earFamilySchema, sha256Schema } from './ear.ts';

/** Besides the facts of a family, a file says which models they are known of. Classes may stand in a text file beside it. */
const manifestFileSchema = z.looseObject({
  sha256: sha256Schema.optional(),
  files: z.array(z.strictObject({ name: z.string(), sha256: sha256Schema })).default([]),
  scores: z
    .looseObject({
      classes: z.union([
        z.array(z.string()),
        z
          .string()
          .max(100)
          .regex(/^[\w-]+\.txt$/u, 'the name of a text file in the same folder'),
      ]),
    })
    .nullable(),
});

export interface ManifestFile {
  readonly family: EarFamily;
  /** SHA-256 of every model that it is known to be true of. */
  readonly sha256s: readonly string[];
}

/**
 * `readBeside` gives the text of a file in the manifest's folder, one class a line. Throws a ZodError, and what `readBeside`
 * throws.
 */
export async function parseManifestFile(
  json: unknown,
  readBeside: (name: string) => string | Promise<string>,
): Promise<ManifestFile> {
  const { sha256, files, scores, ...facts } = manifestFileSchema.parse(json);
  const named = scores?.classes;
  const classes = typeof named === 'string' ? linesOf(await readBeside(named)) : named;
  return {
    family: earFamilySchema.parse({ ...facts, scores: scores === null ? null : { ...scores, classes } }),
    sha256s: [...(sha256 === undefined ? [] : [sha256]), ...files.map((file) => file.sha256)],
  };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What is wrong with a manifest, in a sentence: the first field that is, and why; null for an error that is not its own. */
export function manifestProblem(error: unknown): string | null {
  if (error instanceof SyntaxError) return 'It is no manifest of an ear: it is no JSON.';
  if (!(error instanceof z.ZodError)) return null;
  const [first] = error.issues;
  if (first === undefined) return 'It is no manifest of an ear.';
  const field = first.path.join('.');
  return field === ''
    ? `It is no manifest of an ear: ${first.message}.`
    : `It is no manifest of an ear: ${field}: ${first.message}.`;
}
