// The truth table as it is stored: for every file what is right of each field, and which readers say otherwise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Facts, type Field, fieldNames, isField } from './fields.ts';

export const readers = ['mutagen', 'TagLib', 'FFmpeg'] as const;
export type Reader = (typeof readers)[number];
export type Readings = { readonly [R in Reader]: Facts };

const byField = <Value extends z.ZodType>(value: Value) => z.partialRecord(z.enum(fieldNames), value);
const truthSchema = z.strictObject({
  file: z.string(),
  writer: z.string(),
  container: z.string(),
  right: byField(z.string()),
  /** The documents that decide where no two readers agree, or both are wrong. */
  by: byField(z.string()).optional(),
  /** What a reader says instead; null where it says nothing. */
  otherwise: z.partialRecord(z.enum(readers), byField(z.string().nullable())).optional(),
});
const truthsSchema = z.strictObject({ tools: z.record(z.string(), z.string()), files: z.array(truthSchema) });
export type Truth = z.infer<typeof truthSchema>;
export type Truths = z.infer<typeof truthsSchema>;

export const folder = import.meta.dirname;
export const truthsPath = join(folder, 'truths.json');
export const pagePath = join(folder, '../../docs/truths.md');
export const filesFolder = join(folder, 'files');
export const fileOf = (name: string): string => join(filesFolder, name);

export const readTruths = (): Truths => truthsSchema.parse(JSON.parse(readFileSync(truthsPath, 'utf8')));

/** The fields that the file has, in the order of the table. */
export const fieldsOf = ({ right }: Truth): Field[] => Object.keys(right).filter(isField);

/** What this reader says of the field; null for nothing. */
export function saidBy(truth: Truth, reader: Reader, field: Field): string | null {
  const other = truth.otherwise?.[reader]?.[field];
  return other === undefined ? (truth.right[field] ?? null) : other;
}
