// Lists and tags that a row of tracks holds as JSON: stored, and read again.
import * as z from 'zod';
import { type MoreTags, moreTagsSchema } from '../../../core/domain/moreTags.ts';
import { type Remark, remarkSchema } from '../../../core/domain/remarks.ts';
import { parseStored } from '../stored.ts';

interface Parsed {
  trackTags: string[];
  declaredGenres: string[];
  moreTags: MoreTags;
  remarks: Remark[];
}

/** A row as it comes. */
export type Stored<Row> = {
  [Name in keyof Row]: Name extends keyof Parsed ? string : Row[Name];
};

const textsSchema = z.array(z.string());
const unknownsSchema = z.array(z.unknown());

/** Of rows, which have one list. */
export function tagsParsed<Row extends { trackTags: string }>(
  row: Row,
): Omit<Row, 'trackTags'> & Pick<Parsed, 'trackTags'> {
  return { ...row, trackTags: textsOf(row.trackTags) };
}

export function listsParsed<Row extends Stored<Parsed>>(row: Row): Omit<Row, keyof Parsed> & Parsed {
  const { moreTags } = row;
  return {
    ...row,
    trackTags: textsOf(row.trackTags),
    declaredGenres: textsOf(row.declaredGenres),
    moreTags: moreTags === '{}' ? {} : (parseStored(moreTagsSchema, moreTags)[0] ?? {}),
    remarks: remarksOf(row.remarks),
  };
}

/** Most tracks have none. */
function textsOf(stored: string): string[] {
  return stored === '[]' ? [] : textsSchema.parse(JSON.parse(stored));
}

const noRemarks = '["[]","[]"]';

/** Each by itself: one that cannot be read is left out alone. */
function remarksOf(stored: string): Remark[] {
  if (stored === noRemarks) return [];
  return textsOf(stored)
    .filter((json) => json !== '[]')
    .flatMap((json) => parseStored(unknownsSchema, json).flat())
    .flatMap((remark) => remarkSchema.safeParse(remark).data ?? []);
}
