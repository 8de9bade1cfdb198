// Long work as data: queued → running → done | failed | cancelled, with progress while it runs.
import * as z from 'zod';
import { clustersReportSchema } from './clusters.ts';
import { duplicatesReportSchema } from './duplicates.ts';
import { errorDataSchema } from './errors.ts';
import { exportWarningsSchema } from './exportWarning.ts';
import { importReportSchema } from './foreign.ts';
import { genreFromTagsSchema } from './genre.ts';
import { leftOutSchema } from './leftOut.ts';
import { mapReportSchema } from './map.ts';
import { modelInfoSchema } from './modelInfo.ts';
import { copyReportSchema, organiseReportSchema } from './placing.ts';
import { progressSchema } from './progress.ts';
import { offlineRootSchema } from './root.ts';
import { learnTagsReportSchema } from './tagging.ts';
import { tagWritingReportSchema } from './tagWriting.ts';
import { trackIdSchema } from './track.ts';
import { tagImportReportSchema } from './trackTag.ts';

/*
 *   queued ──▶ running ──┬──▶ done
 *     │           │      └──▶ failed
 *     └───────────┴─────────▶ cancelled
 */

/** A worker of a queue that took part in a scan, or that was there and could not. */
const crewMemberSchema = z.object({
  /** 'host, process 12': as it calls itself. */
  name: z.string(),
  version: z.string(),
  /** Tracks whose answers were taken, those that could not be heard among them. */
  answered: z.int(),
  failed: z.int(),
});
export type CrewMember = z.infer<typeof crewMemberSchema>;

const scanReportSchema = z.object({
  files: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  missing: z.int(),
  analysed: z.int(),
  /** Every failed file in the scanned folders, and every folder that could not be read. */
  failed: z.array(errorDataSchema),
  /** Genres that came in because so many tracks name them, and those that tags ask for besides. */
  fromTags: z
    .object({ cameIn: z.array(genreFromTagsSchema), offered: z.array(genreFromTagsSchema) })
    .default({ cameIn: [], offered: [] }),
  /** What might hold music and was not looked at, by the reason; none in old reports. */
  leftOut: z.array(leftOutSchema).default([]),
  /** Folders of the library that could not be reached; nothing in them counts as missing. */
  offline: z.array(offlineRootSchema).default([]),
  /** The workers of the queue that listened; absent where this machine did. */
  crew: z.array(crewMemberSchema).optional(),
  seconds: z.number(),
});
export type ScanReport = z.infer<typeof scanReportSchema>;

const retrainReportSchema = z.object({
  model: modelInfoSchema,
  /** The user's genres; the model predicts those of them that have a label or a trusted tag. */
  genres: z.array(z.string()),
  /** Labelled tracks in the training set. */
  labelledRows: z.int(),
  /** Tracks in the training set by their trusted tags. */
  taggedRows: z.int(),
  /** True when only the active model's candidate was fitted, because few labels had changed. */
  quick: z.boolean(),
  /** Training tracks that were new to the active model or had another genre then; absent in old reports. */
  newlyKnown: z.int().optional(),
  /** False when it did worse than the active model, which then stays. */
  activated: z.boolean(),
  /** Tracks that stand under another genre, or under none. */
  changed: z.int(),
  /** The first thousand of them; null is Unsorted. */
  changes: z.array(z.object({ id: trackIdSchema, from: z.string().nullable(), to: z.string().nullable() })),
  seconds: z.number(),
});
export type RetrainReport = z.infer<typeof retrainReportSchema>;

const predictReportSchema = z.object({ tracks: z.int(), seconds: z.number() });
export type PredictReport = z.infer<typeof predictReportSchema>;

/** What ears that came into use have heard, without looking for files. */
const listenReportSchema = z.object({ tracks: z.int(), seconds: z.number() });
export type ListenReport = z.infer<typeof listenReportSchema>;

const exportReportSchema = z.object({
  folder: z.string(),
  playlists: z.array(
    z.object({
      /** As written in the file. */
      name: z.string(),
      /** The genre; the name for a playlist. */
      genre: z.string(),
      file: z.string(),
      tracks: z.int(),
      seconds: z.number(),
    }),
  ),
  warnings: exportWarningsSchema,
  /** Tracks left out, with the reason. */
  skipped: z.array(errorDataSchema),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

/** The demo's music, which is made while one waits. */
const composeReportSchema = z.object({ pieces: z.int(), seconds: z.number() });
export type ComposeReport = z.infer<typeof composeReportSchema>;

/** What a finished job returns. */
const jobResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scan'), report: scanReportSchema }),
  z.object({ kind: z.literal('retrain'), report: retrainReportSchema }),
  z.object({ kind: z.literal('listen'), report: listenReportSchema }),
  z.object({ kind: z.literal('predict'), report: predictReportSchema }),
  z.object({ kind: z.literal('export'), report: exportReportSchema }),
  z.object({ kind: z.literal('organise'), report: organiseReportSchema }),
  z.object({ kind: z.literal('copy'), report: copyReportSchema }),
  z.object({ kind: z.literal('map'), report: mapReportSchema }),
  z.object({ kind: z.literal('duplicates'), report: duplicatesReportSchema }),
  z.object({ kind: z.literal('clusters'), report: clustersReportSchema }),
  z.object({ kind: z.literal('learn-tags'), report: learnTagsReportSchema }),
  z.object({ kind: z.literal('tag-import'), report: tagImportReportSchema }),
  z.object({ kind: z.literal('write-tags'), report: tagWritingReportSchema }),
  z.object({ kind: z.literal('import'), report: importReportSchema }),
  z.object({ kind: z.literal('compose'), report: composeReportSchema }),
]);
export type JobResult = z.infer<typeof jobResultSchema>;

const jobStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('queued') }),
  z.object({
    state: z.literal('running'),
    startedAt: z.number(),
    progress: progressSchema,
    /** It waits until it is resumed. */
    paused: z.boolean().optional(),
  }),
  z.object({ state: z.literal('done'), endedAt: z.number(), result: jobResultSchema }),
  z.object({ state: z.literal('failed'), endedAt: z.number(), error: errorDataSchema }),
  z.object({ state: z.literal('cancelled'), endedAt: z.number() }),
]);
export type JobStatus = z.infer<typeof jobStatusSchema>;

export const jobIdSchema = z.int().positive();

/** 'watch' listens to what was taken in by itself, 'listen' hears with an ear that came into use, 'retry' scans the folders of tracks that failed, 'activate' predicts with another model than before, 'compose' makes the demo's music. */
const jobKindSchema = z.enum([
  'scan',
  'retry',
  'watch',
  'listen',
  'predict',
  'activate',
  'retrain',
  'export',
  'organise',
  'copy',
  'map',
  'duplicates',
  'clusters',
  'learn-tags',
  'tag-import',
  'write-tags',
  'import',
  'compose',
]);
export type JobKind = z.infer<typeof jobKindSchema>;

export const jobSchema = z.object({
  id: jobIdSchema,
  kind: jobKindSchema,
  /** Milliseconds since 1970, as every time in a job. */
  createdAt: z.number(),
  status: jobStatusSchema,
});
export type Job = z.infer<typeof jobSchema>;

/** True once the job will not change any more. */
export function hasEnded(job: Job): boolean {
  return job.status.state !== 'queued' && job.status.state !== 'running';
}

/** True for jobs that read files, which can be paused. */
export function isScan({ kind }: Job): boolean {
  return kind === 'scan' || kind === 'retry' || kind === 'watch' || kind === 'listen';
}
