// What the app tells everyone who listens, so that every window stays fresh.
import * as z from 'zod';
import { jobSchema } from './job.ts';

/** The parts of the library that lists are made from. */
const topicSchema = z.enum(['roots', 'tracks', 'genres', 'labels', 'models', 'playlists', 'settings']);
export type Topic = z.infer<typeof topicSchema>;

export const appEventSchema = z.discriminatedUnion('type', [
  /** A job was made or moved on. */
  z.object({ type: z.literal('job'), job: jobSchema }),
  /** Something in these parts is new: ask again for what you show of them. */
  z.object({ type: z.literal('changed'), topics: z.array(topicSchema) }),
]);
export type AppEvent = z.infer<typeof appEventSchema>;
