// What a step of a soak cost.
import * as z from 'zod';

export const soakStepSchema = z.object({
  step: z.enum(['scan', 'watch', 'label', 'retrain', 'export']),
  round: z.int(),
  /** The longest block of the main thread, by the clock and as processor time. */
  longestMs: z.number(),
  longestCpuMs: z.number(),
  /** Resident, of the process with its threads: pages of files, which the system may drop, are in it. */
  megabytes: z.number(),
  /** Of the main thread: what its objects take, and buffers beside them. */
  heapMegabytes: z.number(),
  bufferMegabytes: z.number(),
  /** How many there are. */
  files: z.int(),
});
export type SoakStep = z.infer<typeof soakStepSchema>;

/** What a person would miss: memory that only the app can give back, its own with that of its threads, and its processes'. */
export interface Soaked extends SoakStep {
  readonly anonymousMegabytes: number;
  readonly processesMegabytes: number;
}
