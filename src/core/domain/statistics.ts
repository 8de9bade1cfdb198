// What a library, or any list of tracks, is made of: counts, hours and histograms, as data alone.
import * as z from 'zod';
import { edgesFrom, histogramSchema } from './histogram.ts';
import { trackFilterSchema } from './listing.ts';

/** What histograms are counted by. */
export const statisticEdges = {
  /** Beats a minute. */
  tempo: edgesFrom(60, 204, 4),
  /** LUFS. */
  loudness: edgesFrom(-30, -3, 1),
  confidence: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  /** Bits a second. */
  bitRate: [96, 128, 160, 192, 224, 256, 320, 500, 700, 900, 1200, 2000].map((kilo) => kilo * 1000),
  /** Hertz. */
  sampleRate: [22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000],
} as const satisfies Record<string, readonly number[]>;

/** So many of what has no end in a library are listed, the most frequent; the others are in the sums alone. */
export const statisticsAtMost = { genresOverYears: 12, years: 300, artists: 20, formats: 20, keys: 60 };

/** What the statistics are of: the tracks of a filter, or these; of all that are there without either. */
export const statisticsScopeSchema = z.object({
  filter: trackFilterSchema.optional(),
  ids: z.array(z.int().positive()).optional(),
});
export type StatisticsScope = z.infer<typeof statisticsScopeSchema>;

const extentSchema = z.object({
  tracks: z.int(),
  /** Sum over the tracks whose length is known. */
  seconds: z.number(),
});
/** A genre of the user's; both null for Unsorted. */
const genreSchema = z.object({ id: z.int().nullable(), name: z.string().nullable() });

export const statisticsSchema = extentSchema.extend({
  bytes: z.number(),
  /** Different artists and albums. */
  artists: z.int(),
  albums: z.int(),
  notMusic: z.int(),
  analysis: z.object({ analysed: z.int(), failed: z.int(), waiting: z.int() }),
  /** Effective genres of the music, most tracks first. */
  genres: z.array(genreSchema.extend(extentSchema.shape)),
  /** Music by the year of its tag. */
  years: z.object({
    /** Ascending; years without a track are left out. */
    years: z.array(z.int()),
    /** Those with most tracks; how many in each of the years. */
    genres: z.array(genreSchema.extend({ tracks: z.array(z.int()) })),
    /** Of all other genres, in each of the years. */
    others: z.array(z.int()),
  }),
  tempo: histogramSchema,
  /** 'A minor', or what else the tags call it; most tracks first. */
  keys: z.array(z.object({ key: z.string(), tracks: z.int() })),
  loudness: histogramSchema,
  /** Null where the file names none; most tracks first. */
  formats: z.array(extentSchema.extend({ name: z.string().nullable(), bytes: z.number() })),
  bitRate: histogramSchema,
  sampleRate: histogramSchema,
  /** Music by who decided its genre. */
  sources: z.object({ label: z.int(), tag: z.int(), model: z.int(), none: z.int() }),
  /** How sure the model is, of the music that it alone decided. */
  confidence: histogramSchema,
  /** Days of UTC, ascending, on which tracks came in: '2026-11-30'. */
  added: z.array(z.object({ day: z.string(), tracks: z.int() })),
  /** The most frequent artists. */
  topArtists: z.array(extentSchema.extend({ name: z.string() })),
});
export type Statistics = z.infer<typeof statisticsSchema>;
export type HistogramName = keyof typeof statisticEdges;
