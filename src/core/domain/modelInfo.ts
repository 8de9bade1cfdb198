// A trained model as people see it: what it knows and how well it did on tracks that it had not seen.
import * as z from 'zod';
import { comparisonSchema, moveSchema } from './comparison.ts';
import { groupVersionSchema } from './layout.ts';

/**
 * How a personal model learns. 'own': the user's rows alone. 'with-starter': the starter's rows of the user's genres beside
 * them, on the starter's columns. 'starter-opinions': the user's rows with the starter's probabilities as further columns.
 * 'starter': the starter as it is, its probabilities masked to the genres that are in use and renormalised. 'adapted': see
 * core/learning/personal/adapted. 'pooled': the experts of core/learning/personal/experts together. The first three learn
 * the answered genres alone, and tell them apart within what 'pooled' leaves to them.
 */
export const candidateNames = [
  'pooled',
  'own',
  'with-starter',
  'starter-opinions',
  'starter',
  'adapted',
] as const;
export const candidateSchema = z.enum(candidateNames);
export type CandidateName = z.infer<typeof candidateSchema>;

/** On rows whose artists were held out; a row that could not be judged counts as wrong. */
const judgementSchema = z.object({
  candidate: candidateSchema,
  accuracy: z.number(),
  /** Natural logarithm, a row. */
  logLoss: z.number(),
});

/** One of 15 bins of equal width over the probability of the top genre, from 0 to 1; see core/learning/judging/calibration. */
const reliabilityBinSchema = z.object({
  /** Judged rows whose top probability fell into this bin. */
  rows: z.int(),
  /** Their mean top probability and their share that was right; null for an empty bin. */
  confidence: z.number().nullable(),
  accuracy: z.number().nullable(),
});

const lackingGroupSchema = z.object({
  group: z.string(),
  /** Tracks that lack it: of those with a known genre, or while its analysis is under way of the whole library. */
  tracks: z.int(),
  /** Null when it was learned from all the same and the tracks were set aside. */
  leftOut: z.enum(['under way', 'too many']).nullable(),
});
export type LackingGroup = z.infer<typeof lackingGroupSchema>;

export const modelReportSchema = z.object({
  /** ISO 8601. */
  trainedAt: z.string(),
  seed: z.int(),
  /**
   * The feature groups that it was fitted on, in the order of its columns: it reads no other versions of them. The
   * starter's report, which is older than versions of groups, has none.
   */
  groups: z.array(groupVersionSchema).default([{ name: 'base57', version: 1 }]),
  /** Names of its columns. */
  featureNames: z.array(z.string()),
  /** All that it can predict. */
  classes: z.array(z.string()),
  rows: z.int(),
  /** 0 for a genre that it knows by the starter alone. */
  rowsPerClass: z.record(z.string(), z.int()),
  artists: z.int(),
  /** 0 when there were too few rows to hold any out; the figures below are then null or empty. */
  folds: z.int(),
  /** Rows that were judged by models that had not seen them, nor anything else by their artist. */
  judgedRows: z.int(),
  /** Share of the judged rows that were right, 0 to 1. */
  accuracy: z.number().nullable(),
  logLoss: z.number().nullable(),
  /**
   * Mean gap between confidence and share that was right, over the bins by their rows; the bins, none without judged rows.
   * Absent in reports of models from before they were kept.
   */
  calibrationError: z.number().nullable().optional(),
  reliability: z.array(reliabilityBinSchema).optional(),
  accuracyPerFold: z.array(z.number()),
  /** By name, in the order in which their opinions are stored. */
  baseLearners: z.record(z.string(), z.object({ accuracy: z.number().nullable() })),
  /** `confusion[true][predicted]`: judged rows, in the order of `classes`. */
  confusion: z.array(z.array(z.int())),
  /** How a personal model came to be; absent for the starter, which was chosen elsewhere. */
  personal: z
    .object({
      chosen: candidateSchema,
      /** Every way of learning that was tried, on the same held-out rows of the user's. */
      candidates: z.array(judgementSchema),
      labelledRows: z.int(),
      taggedRows: z.int(),
      /** Feature groups that some tracks lacked, and tracks that it could not learn from for that; absent in old reports. */
      lacking: z.array(lackingGroupSchema).optional(),
      setAside: z.int().optional(),
      /** Beside the model that was in use before; null where nothing could be held out, absent in old reports. */
      comparison: comparisonSchema.nullable().optional(),
      /** What its first use changed in the library, the most frequent change first; absent while it was never used. */
      moves: z.array(moveSchema).optional(),
    })
    .optional(),
});
export type ModelReport = z.infer<typeof modelReportSchema>;

/** How many genres it had examples of: a personal model knows the starter's others besides. */
export function genresWithExamples({ rowsPerClass }: Pick<ModelReport, 'rowsPerClass'>): number {
  return Object.values(rowsPerClass).filter((rows) => rows > 0).length;
}

export const modelIdSchema = z.int().positive();

export const modelInfoSchema = z.object({
  id: modelIdSchema,
  /** The starter ships with the app; a personal model was fitted from this library. */
  origin: z.enum(['starter', 'personal']),
  active: z.boolean(),
  report: modelReportSchema,
});
export type ModelInfo = z.infer<typeof modelInfoSchema>;
