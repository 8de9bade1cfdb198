// Long work as data: queued → running → done | failed | cancelled, with progress while it runs.
import * as z from 'zod';
import { errorDataSchema } from './errors.ts';
import { modelInfoSchema } from './modelInfo.ts';
import { progressSchema } from './progress.ts';
import { trackIdSchema } from './track.ts';

/*
 *   queued ──▶ running ──┬──▶ done
 *     │           │      └──▶ failed
 *     └───────────┴─────────▶ cancelled
 */

const scanReportSchema = z.object({
  files: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  missing: z.int(),
  analysed: z.int(),
  /** Every file in the scanned folders that stands as failed, and every folder that could not be read. */
  failed: z.array(errorDataSchema),
  seconds: z.number(),
});
export type ScanReport = z.infer<typeof scanReportSchema>;

const retrainReportSchema = z.object({
  model: modelInfoSchema,
  /** The user's genres. The model says those of them that at least one label or trusted tag names. */
  genres: z.array(z.string()),
  /** Tracks that it learned from because the user said their genre. */
  labelledRows: z.int(),
  /** Tracks that it learned from because their tags are trusted. */
  taggedRows: z.int(),
  /** True when only the earlier way of learning was fitted again: little had changed. */
  quick: z.boolean(),
  /** Tracks whose genre the model that was active had not learned, or learned otherwise; absent in old reports. */
  newlyKnown: z.int().optional(),
  /**
   * The model that was active and the new one on the same held-out rows, as shares that were right: what to expect of
   * each on music of unheard artists. Null where nothing could be held out.
   */
  comparison: z.object({ rows: z.int(), before: z.number(), after: z.number() }).nullable(),
  /** False when it did worse than the one before, which then stays. */
  activated: z.boolean(),
  /** Tracks whose predicted genre is another than before. */
  changed: z.int(),
  /** The first thousand of them; `from` is null where there was no prediction. */
  changes: z.array(z.object({ id: trackIdSchema, from: z.string().nullable(), to: z.string() })),
  seconds: z.number(),
});
export type RetrainReport = z.infer<typeof retrainReportSchema>;

const predictReportSchema = z.object({ tracks: z.int(), seconds: z.number() });
export type PredictReport = z.infer<typeof predictReportSchema>;

const exportReportSchema = z.object({
  folder: z.string(),
  playlists: z.array(
    z.object({
      /** As it stands in the file. */
      name: z.string(),
      /** The genre; for what is none, the name. */
      genre: z.string(),
      file: z.string(),
      tracks: z.int(),
      seconds: z.number(),
    }),
  ),
  /** What was written otherwise than it is: sentences. */
  warnings: z.array(z.string()),
  /** Tracks left out, with the reason. */
  skipped: z.array(errorDataSchema),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

/** What a finished job gives back. */
const jobResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scan'), report: scanReportSchema }),
  z.object({ kind: z.literal('retrain'), report: retrainReportSchema }),
  z.object({ kind: z.literal('predict'), report: predictReportSchema }),
  z.object({ kind: z.literal('export'), report: exportReportSchema }),
]);
export type JobResult = z.infer<typeof jobResultSchema>;

const jobStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('queued') }),
  z.object({
    state: z.literal('running'),
    startedAt: z.number(),
    progress: progressSchema,
    /** It holds until it is told to go on. */
    paused: z.boolean().optional(),
  }),
  z.object({ state: z.literal('done'), endedAt: z.number(), result: jobResultSchema }),
  z.object({ state: z.literal('failed'), endedAt: z.number(), error: errorDataSchema }),
  z.object({ state: z.literal('cancelled'), endedAt: z.number() }),
]);
export type JobStatus = z.infer<typeof jobStatusSchema>;

export const jobIdSchema = z.int().positive();

/** 'retry' scans the folders of tracks that failed, 'activate' predicts with another model than before. */
const jobKindSchema = z.enum(['scan', 'retry', 'predict', 'activate', 'retrain', 'export']);
export type JobKind = z.infer<typeof jobKindSchema>;

export const jobSchema = z.object({
  id: jobIdSchema,
  kind: jobKindSchema,
  /** Milliseconds since 1970, as every time in a job. */
  createdAt: z.number(),
  status: jobStatusSchema,
});
export type Job = z.infer<typeof jobSchema>;

/** True once nothing will change any more. */
export function hasEnded(job: Job): boolean {
  return job.status.state !== 'queued' && job.status.state !== 'running';
}

/** True for jobs that read files, which can be paused. */
export function isScan({ kind }: Job): boolean {
  return kind === 'scan' || kind === 'retry';
}
