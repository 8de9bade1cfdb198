// Other names for the classes of a data set, from a file: several become one, and what is mapped to nothing is left out.
import * as z from 'zod';
import { AppError } from '../../src/core/domain/errors.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';

/** By the name in the data set; null leaves it out. What is not named keeps its name. */
export type ClassMapping = ReadonlyMap<string, string | null>;

const pairs = z.array(z.object({ from: z.string(), to: z.string().nullish() }));
const jsonSchema = z.union([
  pairs,
  z
    .record(z.string(), z.string().nullable())
    .transform((record) => Object.entries(record).map(([from, to]) => ({ from, to }))),
]);

/**
 * Of a CSV with the columns `from` and `to`, or of JSON: `[{ "from": …, "to": … }]` or `{ "from": "to" }`, where null or an empty text is
 * nothing. Throws AppError `invalid` on anything else, and on a name that is mapped twice.
 */
export function parseClassMapping(text: string): ClassMapping {
  const mapping = new Map<string, string | null>();
  for (const { from, to } of rowsOf(text)) {
    const name = from.trim();
    if (name === '') throw new AppError('invalid', 'A row maps a class without a name.');
    if (mapping.has(name)) throw new AppError('invalid', `'${name}' is mapped twice.`);
    mapping.set(name, to?.trim() || null);
  }
  return mapping;
}

function rowsOf(text: string): z.infer<typeof pairs> {
  if (/^\uFEFF?\s*[[{]/u.test(text)) {
    try {
      return jsonSchema.parse(JSON.parse(text.replace(/^\uFEFF/u, '')));
    } catch (cause) {
      throw new AppError('invalid', 'The classes cannot be read: pairs of "from" and "to" are expected.', {
        cause,
      });
    }
  }
  const rows = parseCsv(text);
  const [first = {}] = rows;
  if (!('from' in first && 'to' in first))
    throw new AppError('invalid', "The classes cannot be read: columns 'from' and 'to' are expected.");
  return rows.map((row) => ({ from: row['from'] ?? '', to: row['to'] }));
}

/** Throws AppError `invalid` naming the classes that are mapped and that nothing is of. */
export function mapped<Clip extends { readonly class: string }>(
  clips: readonly Clip[],
  mapping: ClassMapping,
): Clip[] {
  const known = new Set(clips.map((clip) => clip.class));
  const unknown = [...mapping.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new AppError(
      'invalid',
      `No file is of the class ${listed(unknown)}; there are ${listed([...known].sort())}.`,
    );
  return clips.flatMap((clip) => {
    const to = mapping.get(clip.class);
    return to === null ? [] : { ...clip, class: to ?? clip.class };
  });
}

const mostNamed = 12;

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  const shown = names.slice(0, mostNamed).map((name) => `'${name}'`);
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
