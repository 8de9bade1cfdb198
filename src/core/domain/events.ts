// Events that the app sends to every open window, so that none shows stale data.
import * as z from 'zod';
import { jobSchema } from './job.ts';

/** The parts of the library that lists are made from. */
export const topics = [
  'roots',
  'tracks',
  'genres',
  'labels',
  'models',
  'playlists',
  'settings',
  'backups',
  'ears',
  'map',
  'duplicates',
  'clusters',
  'trackTags',
] as const;
export type Topic = (typeof topics)[number];

export const appEventSchema = z.discriminatedUnion('type', [
  /** A job was created or has changed. */
  z.object({ type: z.literal('job'), job: jobSchema }),
  /** Something in these topics has changed: fetch again what is shown of them. */
  z.object({ type: z.literal('changed'), topics: z.array(z.enum(topics)) }),
]);
export type AppEvent = z.infer<typeof appEventSchema>;
