// Cue points: places in a track that a person marked in another program, to jump to or to loop.
import * as z from 'zod';

/** Programs whose cue points are read. */
export const cueSources = ['rekordbox', 'Traktor', 'Mixxx'] as const;
export type CueSource = (typeof cueSources)[number];

export const cuePointSchema = z.object({
  /** From the beginning of the sound. */
  seconds: z.number().min(0),
  /** Of a loop; null for a point. */
  lengthSeconds: z.number().positive().nullable(),
  /** The pad or key it lies on, from 0; null for one that is only to be seen (rekordbox calls it a memory point). */
  number: z.int().min(0).nullable(),
  name: z.string().max(200).nullable(),
  /** '#rrggbb' in lower case. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/u)
    .nullable(),
  source: z.enum(cueSources),
});
export type CuePoint = z.infer<typeof cuePointSchema>;

/** Those of a track, as their program has them. */
export const readCuesSchema = z.array(cuePointSchema.omit({ source: true }));
export type ReadCue = z.infer<typeof readCuesSchema>[number];
