// The library as a whole: its folders, scanning, statistics, and the stream of events that keeps every window up to date.
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { appEventSchema } from '../domain/events.ts';
import { jobIdSchema } from '../domain/job.ts';
import { rootSchema } from '../domain/root.ts';
import { procedure } from './procedure.ts';

const folderSchema = z.object({
  /** Absolute path of the listed folder. */
  path: z.string(),
  /** Its parent; null at the top. */
  parent: z.string().nullable(),
  folders: z.array(z.object({ name: z.string(), path: z.string() })),
  /** Those that were asked for. */
  files: z.array(z.object({ name: z.string(), path: z.string() })),
  /** Audio files directly inside, by their extension. */
  audioFiles: z.int(),
});

export const libraryContract = {
  /** The size of the library in numbers, and where it is stored. */
  summary: procedure.output(
    z.object({
      libraryDir: z.string(),
      version: z.string(),
      present: z.int(),
      missing: z.int(),
      analysed: z.int(),
      failed: z.int(),
      unsorted: z.int(),
    }),
  ),
  roots: procedure.output(z.array(rootSchema)),
  /** Removes a folder: its tracks are hidden, its labels kept. Adding it again restores everything. */
  removeRoot: procedure.input(z.object({ id: z.int() })).output(z.null()),
  /** Adds the folders that are not roots yet and scans them; without any, scans every root. */
  scan: procedure
    .input(
      z.object({
        folders: z.array(z.string().min(1)).optional(),
        workers: z.int().min(1).max(64).optional(),
        /** What an offline folder held is gone for good: its tracks become missing, their labels stay. */
        gone: z.boolean().optional(),
        /** Address of a queue whose workers listen, instead of this machine's; it may hold a password. */
        queue: z.string().min(1).max(2000).optional(),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /**
   * For a picker inside the app: the sub-folders of a folder, and its files whose names end in one of `endings` ('.onnx'); without a
   * path, of the home folder.
   */
  browse: procedure
    .input(
      z.object({
        path: z.string().nullable(),
        endings: z
          .array(z.string().regex(/^\.[a-z0-9]{1,20}$/u))
          .max(20)
          .optional(),
      }),
    )
    .output(folderSchema),
  /** All events from now on; ends with the connection. */
  events: procedure.output(eventIterator(appEventSchema)),
};
