// The list of a data set's items: what each is, by whom, how long, and where its frames lie.
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../src/core/domain/errors.ts';
import type { Dataset } from './dataset.ts';
import { readSequence } from './frameCache.ts';
import { columnsOf, type InputName, inputKinds } from './inputKinds.ts';

const itemSchema = z.object({
  file: z.string(),
  class: z.string(),
  artist: z.string(),
  durationSeconds: z.number(),
  frames: z.string(),
  steps: z.object({ frame: z.int().positive(), beat: z.int().positive() }),
});

const manifestSchema = z.object({
  /** Absolute; the items' folders lie below it. */
  cacheFolder: z.string(),
  items: z.array(itemSchema),
});

/** Plain JSON: it can be written down, and sent to workers, which read the frames by themselves. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Throws AppError `invalid` on what is none. */
export function parseManifest(text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('invalid', 'This is no manifest of a data set.', { cause });
  }
}

/** What items are and by whom; classes in alphabetical order. */
export function labelsOf(
  items: readonly { readonly class: string; readonly artist: string }[],
): Pick<Dataset, 'classes' | 'y' | 'groups'> {
  const classes = [...new Set(items.map((item) => item.class))].sort();
  const places = new Map(classes.map((name, at) => [name, at]));
  return {
    classes,
    y: Int32Array.from(items, (item) => places.get(item.class) ?? -1),
    groups: items.map(({ artist }) => artist),
  };
}

/** The items as models of this input see them. */
export function datasetOf({ cacheFolder, items }: Manifest, input: InputName): Dataset {
  const kind = inputKinds[input];
  return {
    items,
    ...labelsOf(items),
    steps: Int32Array.from(items, ({ steps }) => steps[kind.level]),
    columns: columnsOf(input),
    level: kind.level,
    async sequence(at) {
      const item = items[at];
      if (item === undefined) throw new RangeError(`item ${at} of ${items.length}`);
      try {
        return await readSequence(join(cacheFolder, item.frames), kind);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        throw new AppError(error.kind, `${error.message} (${error.path ?? ''})`, {
          path: item.file,
          cause: error,
        });
      }
    },
  };
}
