// Track tags: the many words that a track has besides its one genre, and who says so.
import * as z from 'zod';

const tagFacets = ['genre', 'mood', 'description', 'time', 'other'] as const;
export const tagFacetSchema = z.enum(tagFacets);
export type TagFacet = z.infer<typeof tagFacetSchema>;

/** Who says that a tag holds, the one that counts most first. */
export const tagSources = ['person', 'file', 'import', 'heard'] as const;
export const tagSourceSchema = z.enum(tagSources);
export type TagSource = z.infer<typeof tagSourceSchema>;

const longestTagName = 100;
/** Of an import; longer ones are prose. */
export const longestImportedTag = 200;

/** A tag as typed: trimmed, one line with something to see, at most 100 characters. */
export const trackTagNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(longestTagName)
  .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), 'a tag is one line')
  .refine((name) => /[^\s\p{C}]/u.test(name), 'a tag has something to see');

/** A tag by its stored name, in lower case. */
export interface TagName {
  readonly name: string;
  readonly facet: TagFacet;
}

export const tagIdSchema = z.int().positive();

/** A tag as it is typed, or chosen; without a facet it gets the one that the vocabulary knows it by. */
export const typedTagSchema = z.object({ name: trackTagNameSchema, facet: tagFacetSchema.optional() });
export type TypedTag = z.infer<typeof typedTagSchema>;

/** A tag with the present tracks that have it. */
export const trackTagSchema = z.object({
  id: tagIdSchema,
  name: z.string(),
  facet: tagFacetSchema,
  /** On so many it holds: the sum of the four that follow, each track counted under the source that counts most. */
  tracks: z.int(),
  byPerson: z.int(),
  byFile: z.int(),
  byImport: z.int(),
  heard: z.int(),
  /** Of so many a person said that it does not hold. */
  refused: z.int(),
});
export type TrackTag = z.infer<typeof trackTagSchema>;

/** A tag of one selected track, or of several. */
export const selectedTagSchema = z.object({
  id: tagIdSchema,
  name: z.string(),
  facet: tagFacetSchema,
  /** The source that counts most among those by which it holds; null where it holds on none. */
  by: tagSourceSchema.nullable(),
  /** Of one track: how probable it is by what was heard, 0 to 1; null where nothing was heard, and for several tracks. */
  certainty: z.number().nullable(),
  /** On how many of them it holds; 0 for what is proposed, or refused. */
  tracks: z.int(),
  refused: z.int(),
  /** False where it is only proposed: heard, but with less than what decides. */
  sure: z.boolean(),
});
export type SelectedTag = z.infer<typeof selectedTagSchema>;

const longestSource = 200;

/** A source of imported tags, by the name it was imported under. */
export const importSourceSchema = z
  .string()
  .trim()
  .min(1)
  .max(longestSource)
  .refine((name) => !/\p{Cc}/u.test(name), 'a source is one line');

/** The name of a file may be what no source can be called: nobody could ask for it to be forgotten. */
export function importSourceOf(fileName: string): string {
  const name = fileName.replace(/\p{Cc}+/gu, ' ').trim();
  return name.slice(0, longestSource).trim() || 'import';
}

/** Rows of one request. */
export const importRowsAtOnce = 5000;
/** So many of those that are not found are named. */
export const unmatchedNamed = 20;

export const importedTagSchema = z.object({
  /** A path, or 'artist - title'. */
  track: z.string(),
  tag: z.string().trim().min(1).max(longestImportedTag),
  /** 0 and less: it does not hold. */
  weight: z.number(),
});

/** What a person said of a track's tag, in the portable file of labels, too. */
export const saidTagSchema = z.object({
  name: trackTagNameSchema,
  facet: tagFacetSchema,
  holds: z.boolean(),
});
export type SaidTag = z.infer<typeof saidTagSchema>;

/** What an import found. */
export const tagImportReportSchema = z.object({
  source: z.string(),
  /** Rows whose track is in the library, and of which one or several tags were read. */
  rows: z.int(),
  matched: z.int(),
  /** Tracks that have tags of the source now. */
  tracks: z.int(),
  /** The first tracks that are not in the library. */
  unmatched: z.array(z.string()),
  unmatchedRows: z.int(),
  /** The first rows that were left out, each with its line and the reason. */
  badRows: z.array(z.string()),
  bad: z.int(),
  seconds: z.number(),
});
export type TagImportReport = z.infer<typeof tagImportReportSchema>;
