// Walks through the library by sound: a path between two tracks, a blend of examples, a radio; and what joins their steps.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

/** How a key lies to the one before it on the Camelot wheel; 'other' is no neighbour. */
export const keySteps = ['same', 'up', 'down', 'relative', 'other'] as const;
export type KeyStep = (typeof keySteps)[number];

export const limitNames = ['tempo', 'key', 'loudness'] as const;
export type LimitName = (typeof limitNames)[number];

/** What a step may not exceed; null and false ask nothing. */
export const limitsSchema = z.object({
  /** Percent of the slower tempo; half and double tempo count as the same. */
  tempoPercent: z.number().positive().max(50).nullable(),
  /** Only neighbours on the Camelot wheel: the same key, one hour on or back, its relative major or minor. */
  key: z.boolean(),
  /** In LU. */
  loudnessLu: z.number().positive().max(60).nullable(),
});
export type Limits = Readonly<z.infer<typeof limitsSchema>>;

/** What lies between two tracks that follow each other. */
export const joinSchema = z.object({
  /** In the space of the library. */
  distance: z.number(),
  /** From the first to the second, at the octave that is nearest; null where one has no tempo. */
  tempoPercent: z.number().nullable(),
  /** Null where one has no key. */
  key: z.enum(keySteps).nullable(),
  loudnessLu: z.number().nullable(),
  /** The limits that it breaks, or may break for all that is known. */
  broken: z.array(z.enum(limitNames)),
});
export type Join = z.infer<typeof joinSchema>;

export const pathSchema = z.object({
  ids: z.array(trackIdSchema),
  /** One a step. */
  joins: z.array(joinSchema),
  /** So many other tracks lie between any two of one artist, but for the two ends. */
  artistGap: z.int(),
  /** Whether there were too few tracks for the steps that were asked for. */
  isShort: z.boolean(),
});
export type Path = z.infer<typeof pathSchema>;

/** An example, and how far a track is from it. */
const nearestSchema = z.object({ id: trackIdSchema, distance: z.number() });

export const blendedSchema = z.object({
  id: trackIdSchema,
  /** Nearness to `like` less nearness to `unlike`, above 0 to 1. */
  score: z.number(),
  like: nearestSchema,
  unlike: nearestSchema.nullable(),
});
export type Blended = z.infer<typeof blendedSchema>;

export const radioTrackSchema = z.object({
  id: trackIdSchema,
  /** The example that it is likest to. */
  like: nearestSchema,
  /** From the track before it; null for the first. */
  join: joinSchema.nullable(),
  /** Nothing that was left of the genre or cluster could be played: it is from beyond. */
  isBeyond: z.boolean(),
  /** How many tracks lie between it and its artist's last one, when those are fewer than the gap. */
  sinceArtist: z.int().nullable(),
});
export type RadioTrack = z.infer<typeof radioTrackSchema>;

export const mostSteps = 100;
export const usualArtistGap = 10;
