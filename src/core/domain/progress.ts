// How far long work is, as data: what is counted, how fast, and the step that it is at. The faces put it into words.
import * as z from 'zod';
import { mapPhases } from './map.ts';
import { candidateSchema } from './modelInfo.ts';

/** A step of fitting a model; fields that do not apply are absent. */
const fitStepSchema = z.object({
  /**
   * 'fitting' learners, 'combining' their votes, 'comparing' with the model before, whose way of learning is fitted
   * on the same folds.
   */
  phase: z.enum(['fitting', 'combining', 'comparing']),
  candidate: candidateSchema,
  /** Name of the base learner; absent for what the candidate does as one. */
  learner: z.string().optional(),
  /** From 1; absent for the fit on all rows. */
  fold: z.int().optional(),
  folds: z.int(),
  /** From 1, counted over all members of a learner; absent for the end of a fit. */
  epoch: z.int().optional(),
  epochs: z.int().optional(),
});
export type FitStep = z.infer<typeof fitStepSchema>;

const phaseSchema = z.enum([
  'starting',
  'finding-files',
  'reading-tags',
  'analysing',
  'predicting',
  'gathering-rows',
  'writing-playlists',
  'planning-places',
  'placing-files',
  'copying-files',
  'printing',
  'comparing-prints',
  ...mapPhases,
  'finding-clusters',
  'learning-tags',
  'hearing-tags',
  'importing-tags',
  'writing-tags',
  'reading-import',
  'writing-import',
  'composing',
]);

/** The machines behind a queue, while they listen. */
const crewSchema = z.object({
  workers: z.int(),
  /** Workers of another version, which are left alone. */
  others: z.int(),
  /** Answers that were not taken. */
  refused: z.int(),
});
export type ShownCrew = z.infer<typeof crewSchema>;

const stepSchema = z.discriminatedUnion('phase', [
  z.object({ phase: phaseSchema, crew: crewSchema.optional() }),
  fitStepSchema,
]);
export type Step = z.infer<typeof stepSchema>;
export type Phase = Step['phase'];

const unitSchema = z.enum(['files', 'tracks', 'playlists', 'rows', 'steps', 'megabytes', 'pieces']);
export type Unit = z.infer<typeof unitSchema>;

export const progressSchema = z.object({
  done: z.number(),
  /** Null while it is not known yet how much there is. */
  total: z.number().nullable(),
  /** What is counted. */
  unit: unitSchema,
  ratePerSecond: z.number().nullable(),
  etaSeconds: z.number().nullable(),
  step: stepSchema,
});
export type Progress = z.infer<typeof progressSchema>;
export type Counts = Omit<Progress, 'step'>;
