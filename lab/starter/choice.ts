// What `npm run choose-starter` found, as it lies in choice.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const choiceSchema = z.object({
  seed: z.int(),
  /** The starter's configuration, chosen on inner folds of all rows. */
  config: z.record(z.string(), z.json()),
  /** Base learners and meta-learners compared for it. */
  tried: z.int(),
  /** Scores on outer folds; each fold's configuration was chosen inside its own training rows. */
  protocols: z.array(
    z.object({
      protocol: z.enum(['fold10', 'artist_fold5', 'filtered']),
      accuracy: z.number(),
      perFold: z.array(z.number()),
      logLoss: z.number(),
      calibrationError: z.number(),
      reliability: z.array(z.json()),
    }),
  ),
});
export type StarterChoice = z.infer<typeof choiceSchema>;

export function readChoice(folder: string): StarterChoice {
  return choiceSchema.parse(JSON.parse(readFileSync(join(folder, 'choice.json'), 'utf8')));
}
