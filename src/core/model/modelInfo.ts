// A trained model as people see it: what it knows and how well it did on tracks that it had not seen.
import * as z from 'zod';

export const modelReportSchema = z.object({
  /** Milliseconds since 1970. */
  trainedAt: z.number(),
  seed: z.int(),
  featuresVersion: z.int(),
  classes: z.array(z.string()),
  /** Names of the base learners, in the order in which their opinions are stored. */
  baseLearners: z.array(z.string()),
  /** Training rows for each class, in the order of `classes`. */
  rowsPerClass: z.array(z.int()),
  folds: z.int(),
  /** Share of rows that were right when held out, 0 to 1; null when there were too few rows to hold any out. */
  accuracy: z.number().nullable(),
  /** `confusion[true][predicted]`, counts over the held-out rows. */
  confusion: z.array(z.array(z.int())),
  /** What computed the neural network: 'tensorflow (native)' or 'wasm'. */
  backend: z.string(),
});
export type ModelReport = z.infer<typeof modelReportSchema>;

export const modelIdSchema = z.int().positive();

export const modelInfoSchema = z.object({
  id: modelIdSchema,
  /** The starter ships with the app; a personal model was fitted from this library. */
  origin: z.enum(['starter', 'personal']),
  active: z.boolean(),
  report: modelReportSchema,
});
export type ModelInfo = z.infer<typeof modelInfoSchema>;
