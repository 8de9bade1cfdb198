// Writing tags into files: what may be written, what a preview shows, why a file is left alone, and what came of it.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

/** What Stackwax knows of a track and other programs can read. */
export const writableFields = [
  'genre',
  'bpm',
  'key',
  'mood',
  'comment',
  'grouping',
  'replayGain',
  'rating',
] as const;
const writableFieldSchema = z.enum(writableFields);
export type WritableField = z.infer<typeof writableFieldSchema>;

export const tagWritingOptionsSchema = z.object({
  fields: z.array(writableFieldSchema).min(1).max(writableFields.length).default(['genre']),
  /** 'all': the genre, and after it those of the vocabulary that it is one of. */
  genres: z.enum(['one', 'all']).default('one'),
  /** Also genres that nobody has said: predicted ones. */
  predicted: z.boolean().default(false),
  /** The file keeps the time of its last change. */
  keepTimes: z.boolean().default(false),
  /** Also files that have several names; the other names keep the old file. */
  hardLinks: z.boolean().default(false),
});
export type TagWritingOptions = z.infer<typeof tagWritingOptionsSchema>;

/** Why a file is left as it is. The first are about what is in it, the others about the file and its disk. */
const refusalReasons = [
  'unknownFormat',
  'damaged',
  'truncated',
  'tooLarge',
  'unsupported',
  'fragmented',
  'severalStreams',
  'openEnd',
  'cannotSay',
  /** Nothing is known that could be written. */
  'nothingToSay',
  'notThere',
  'unreadable',
  'readOnlyFile',
  'readOnlyFolder',
  /** It has several names, and only one of them would get the new file. */
  'hardLinks',
  /** Another program changed it since it was looked at, or since it was written. */
  'changed',
  /** Owner, permissions or extended attributes would be lost. */
  'attributes',
  /** What undo needs would take too much room. */
  'tooMuchToKeep',
  /** What undo needs was not kept. */
  'notKept',
  /** Two readers were asked, and one does not read what was written. */
  'notReadBack',
  'diskFull',
  'notPermitted',
  'diskFault',
  /** Stackwax was ended meanwhile; the file is as it was. */
  'interrupted',
  'cancelled',
  'workerDied',
] as const;
export const fileRefusalSchema = z.object({
  reason: z.enum(refusalReasons),
  /** What exactly, where more is known. */
  detail: z.string().nullable(),
});
export type FileRefusal = z.infer<typeof fileRefusalSchema>;

const changedFieldSchema = z.object({
  field: writableFieldSchema,
  before: z.array(z.string()),
  after: z.array(z.string()),
});

/** What writing would do to a track's file. */
export const plannedFileSchema = z.object({
  trackId: trackIdSchema,
  path: z.string(),
  /** 'ID3v2.3', 'Vorbis'; null where it was not recognised. */
  format: z.string().nullable(),
  /** Those that would be others; none where the file says so already. */
  fields: z.array(changedFieldSchema),
  refusal: fileRefusalSchema.nullable(),
});
export type PlannedFile = z.infer<typeof plannedFileSchema>;

export const fileStepIdSchema = z.int().positive();

/** Files that are named in a report; the rest is counted. */
export const refusedNamed = 200;

export const tagWritingReportSchema = z.object({
  /** The step of the log of changes; null where no file was written. */
  step: fileStepIdSchema.nullable(),
  /** 'undo' and 'redo' bring back what was in the files before. */
  way: z.enum(['write', 'undo', 'redo']),
  written: z.int(),
  /** They said so already. */
  unchanged: z.int(),
  refused: z.int(),
  /** The first of those that were left alone. */
  refusals: z.array(z.object({ path: z.string(), ...fileRefusalSchema.shape })),
  /** Written files by format. */
  formats: z.record(z.string(), z.int()),
  seconds: z.number(),
});
export type TagWritingReport = z.infer<typeof tagWritingReportSchema>;

/** A step of the log of changes that wrote files. */
export const fileStepSchema = z.object({
  id: fileStepIdSchema,
  at: z.number(),
  files: z.int(),
  /** It can be taken back. */
  stands: z.boolean(),
});
export type FileStep = z.infer<typeof fileStepSchema>;

/** Files that are looked at in one go. */
export const plannedAtOnce = 50;
