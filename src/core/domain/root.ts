// A folder of the library, and why it may be out of reach: then nothing in it counts as missing.
import * as z from 'zod';

export const offlineReasons = [
  /** Unplugged, renamed or deleted. */
  'not-there',
  'no-permission',
  /** The disk or network drive takes the question and never answers. */
  'not-answering',
  /** The system reports an error. */
  'unreadable',
  /** The folder is there and holds no music at all, though it did: a drive's folder while the drive is away looks like this. */
  'emptied',
  /** Another drive is there, and none of the files that were known. */
  'another-drive',
] as const;
export type OfflineReason = (typeof offlineReasons)[number];

export const offlineSchema = z.object({
  /** Milliseconds since 1970. */
  since: z.number(),
  reason: z.enum(offlineReasons),
});
export type Offline = z.infer<typeof offlineSchema>;

export const watchStates = [
  /** The app looks through it when it is asked to. */
  'off',
  'watched',
  /** Nobody tells of changes on a network drive: it is looked through every now and then. */
  'network',
  /** So it is when the system has no watches left. */
  'no-watches-left',
  'failed',
] as const;
export type WatchState = (typeof watchStates)[number];

export const rootSchema = z.object({
  id: z.int(),
  path: z.string(),
  /** Null while it can be reached. */
  offline: offlineSchema.nullable(),
  watch: z.enum(watchStates),
  tracks: z.int(),
});

export type RootState = z.infer<typeof rootSchema>;

/** A folder that a scan found out of reach. */
export const offlineRootSchema = offlineSchema.extend({ path: z.string() });
export type OfflineRoot = z.infer<typeof offlineRootSchema>;
