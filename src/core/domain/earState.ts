// Ears as a person sees them: what the library has of each, what a file on the disk is, and how long listening would take.
import * as z from 'zod';
import { sha256Schema } from './ear.ts';
import { errorDataSchema } from './errors.ts';

/** What a manifest says that a person reads. */
const earFactsSchema = z.object({
  name: z.string(),
  licence: z.string(),
  source: z.string(),
  /** Whether it was tried with real weights. */
  tried: z.boolean(),
  /** Kinds of sound that it names; 0 where it only tells likeness. */
  classes: z.int(),
});

export type EarFacts = z.infer<typeof earFactsSchema>;

export const earStateSchema = earFactsSchema.extend({
  sha256: sha256Schema,
  bytes: z.int(),
  /** Milliseconds since 1970. */
  addedAt: z.number(),
  /** Tracks are listened to with it. */
  inUse: z.boolean(),
  /** The library's own copy of the file. */
  copy: z.enum(['whole', 'missing', 'damaged']),
  /** Present tracks that it has heard, that it could not hear, and that were analysed at all. */
  heard: z.int(),
  failed: z.int(),
  of: z.int(),
  /** Why it could not hear the first of those that failed. */
  failure: errorDataSchema.nullable(),
  /** The model that predicts was learned with it. */
  learnedWith: z.boolean(),
});
export type EarState = z.infer<typeof earStateSchema>;

/** A family of ears that Stackwax knows the front end of. */
const knownFamilySchema = earFactsSchema.extend({
  /** Its file in `resources/ears`, without the ending. */
  id: z.string(),
});
export type KnownFamily = z.infer<typeof knownFamilySchema>;

export const earListSchema = z.object({
  ears: z.array(earStateSchema),
  families: z.array(knownFamilySchema),
});

/** A file on the disk, and what says how it is to be fed: its SHA-256 where it is known, else a family or a manifest. */
export const earChoiceSchema = z.object({
  /** Absolute path of the model. */
  file: z.string().min(1).max(5000),
  /** Absolute path of a manifest. */
  manifest: z.string().min(1).max(5000).optional(),
  /** Id of a family. */
  family: z.string().min(1).max(100).optional(),
});
export type EarChoice = z.infer<typeof earChoiceSchema>;

export const checkedEarSchema = z.object({
  file: z.string(),
  sha256: sha256Schema,
  bytes: z.int(),
  /** The library has it. */
  isHere: z.boolean(),
  /** Who says how it is fed: nobody yet, so a family is to be chosen or a manifest to be given. */
  by: z.enum(['sha256', 'family', 'manifest']).nullable(),
  /** Null as long as nobody says how it is fed. */
  ear: earFactsSchema.nullable(),
  /** Families whose input has the shape of this file's. */
  families: z.array(knownFamilySchema),
  /** From a short trial run; null as long as nobody says how it is fed. */
  trial: z
    .object({
      /** Of a track; of 30 s of noise in a library without any. */
      milliseconds: z.number(),
      /** Present tracks that it would hear. */
      tracks: z.int(),
      /** For all of them, as many at once as the settings say. */
      seconds: z.number(),
    })
    .nullable(),
});
export type CheckedEar = z.infer<typeof checkedEarSchema>;
