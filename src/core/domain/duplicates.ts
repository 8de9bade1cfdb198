// Tracks that are of one recording, as the view about them has them.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

/** Fingerprints of one recording differ in fewer of their bits than this; measured by `bench -- duplicates`. */
export const sameRecordingBelow = 0.15;
/** Tracks whose lengths differ by more are not compared. */
export const likeSeconds = 3;

/** What titles and albums say of a version. */
const versionWordSchema = z.enum([
  'live',
  'remaster',
  'radio edit',
  'demo',
  'acoustic',
  'mono',
  'remix',
  'extended',
  'instrumental',
]);
export type VersionWord = z.infer<typeof versionWordSchema>;

/** Why a file seems best. */
const duplicateReasonSchema = z.enum(['lossless', 'sampleRate', 'bitRate', 'tags', 'addedFirst']);
export type DuplicateReason = z.infer<typeof duplicateReasonSchema>;

/**
 * What a track is to the one that is kept: its sound is the same byte for byte; or it is another file of the recording; or one that
 * its tags or its loudness tell to be of another master.
 */
const duplicateRelationSchema = z.enum(['kept', 'copy', 'sameRecording', 'otherMaster']);
export type DuplicateRelation = z.infer<typeof duplicateRelationSchema>;

const versionsSchema = z.array(versionWordSchema);

/**
 * Why a track of the same song is no duplicate: it was heard to be another recording; it is like some of the files, but not like all or
 * taken apart by a person; its length is another, so that it is not compared; or it was not listened to.
 */
const apartSchema = z.enum(['heard', 'keptApart', 'otherLength', 'notCompared']);
export type Apart = z.infer<typeof apartSchema>;

export const duplicateGroupSchema = z.object({
  /** Of its first track. */
  id: trackIdSchema,
  /** The track that is taken for all of them. */
  keptId: trackIdSchema,
  /** Whether a person has said so. */
  isSaid: z.boolean(),
  suggestion: z.object({ id: trackIdSchema, reasons: z.array(duplicateReasonSchema) }),
  /** The kept one first. */
  members: z.array(
    z.object({
      id: trackIdSchema,
      relation: duplicateRelationSchema,
      /** Share of the fingerprint's bits that differ from the kept one's; null where they were not compared. */
      bitError: z.number().nullable(),
      /** How much louder than the kept one it is, in LU; null where that was not measured. */
      louder: z.number().nullable(),
      versions: versionsSchema,
    }),
  ),
  /** Present tracks of the same artist and song that are in no group with these. */
  performances: z.array(z.object({ id: trackIdSchema, apart: apartSchema, versions: versionsSchema })),
});
export type DuplicateGroup = z.infer<typeof duplicateGroupSchema>;

export const duplicateSummarySchema = z.object({
  id: trackIdSchema,
  trackIds: z.array(trackIdSchema),
  keptId: trackIdSchema,
  isSaid: z.boolean(),
});
export type DuplicateSummary = z.infer<typeof duplicateSummarySchema>;

export const duplicateStateSchema = z.object({
  /** When all were looked at last, in milliseconds since 1970; null where they never were. */
  lookedAt: z.number().nullable(),
  /** Sounds that have a fingerprint. */
  printed: z.int(),
  /** Sounds that are as long as another and have none yet. */
  waiting: z.int(),
  /** Sounds of which there can be none. */
  failed: z.int(),
});

/** What looking for duplicates found. */
export const duplicatesReportSchema = z.object({
  /** Sounds that were listened to now. */
  printed: z.int(),
  failed: z.int(),
  /** Sounds that could not be reached. */
  away: z.int(),
  groups: z.int(),
  /** Tracks in them. */
  tracks: z.int(),
  seconds: z.number(),
});
export type DuplicatesReport = z.infer<typeof duplicatesReportSchema>;
