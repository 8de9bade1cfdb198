// Taking in what other programs know: their kinds of files, and what came of one.
import * as z from 'zod';

/** What a file is, by its content. */
export const foreignKinds = [
  ...(['m3u', 'pls', 'xspf', 'jspf'] as const),
  ...(['itunes', 'rekordbox', 'traktor', 'mixxx', 'navidrome', 'beets'] as const),
] as const;
export const foreignKindSchema = z.enum(foreignKinds);
export type ForeignKind = z.infer<typeof foreignKindSchema>;

export const foreignNames: Readonly<Record<ForeignKind, string>> = {
  m3u: 'M3U playlist',
  pls: 'PLS playlist',
  xspf: 'XSPF playlist',
  jspf: 'JSPF playlist',
  itunes: 'iTunes or Apple Music',
  rekordbox: 'rekordbox',
  traktor: 'Traktor',
  mixxx: 'Mixxx',
  navidrome: 'Navidrome',
  beets: 'beets',
};

/** How names of such files end; what they are is told by their content. */
export const foreignEndings: readonly string[] = [
  ...(['.m3u8', '.m3u', '.pls', '.xspf', '.jspf'] as const),
  ...(['.xml', '.nml', '.sqlite', '.db'] as const),
];

/** So many of those that are not found, and of playlists, are named. */
export const foreignNamed = 1000;

/** A track of the other program, as a person knows it again. */
const foreignTrackSchema = z.object({
  /** Of the file, from 1; null in a database. */
  line: z.int().nullable(),
  /** The path as written, else artist and title. */
  text: z.string(),
});

export const importedFileSchema = z.object({
  path: z.string(),
  kind: foreignKindSchema,
  /** Tracks that it names; those of them that are in the library, by how they were known again. */
  tracks: z.int(),
  byPath: z.int(),
  byName: z.int(),
  byTags: z.int(),
  notFound: z.int(),
  ambiguous: z.int(),
  /** The first of them. */
  notFoundTracks: z.array(foreignTrackSchema),
  ambiguousTracks: z.array(foreignTrackSchema.extend({ candidates: z.array(z.string()) })),
  playlists: z.int(),
  /** The first of them; `isKnown`: one of this name with the same tracks is here already, and is not made again. */
  namedPlaylists: z.array(
    z.object({ name: z.string(), tracks: z.int(), missing: z.int(), isKnown: z.boolean() }),
  ),
  /** Tracks of the library that it has a rating, plays, cue points, a genre of. */
  ratings: z.int(),
  plays: z.int(),
  cues: z.int(),
  genres: z.int(),
  /** What was left out, in sentences. */
  notes: z.array(z.string()),
});
export type ImportedFile = z.infer<typeof importedFileSchema>;

export const importReportSchema = z.object({
  files: z.array(importedFileSchema),
  /** True where nothing was written. */
  dryRun: z.boolean(),
  /** What is new in the library by it; all 0 for a dry run. */
  taken: z.object({
    playlists: z.int(),
    ratings: z.int(),
    plays: z.int(),
    cues: z.int(),
    genres: z.int(),
    labels: z.int(),
  }),
  /** Undo takes back playlists, ratings, cue points and labels in one step; null where there is nothing to take back. */
  changeId: z.int().nullable(),
  seconds: z.number(),
});
export type ForeignReport = z.infer<typeof importReportSchema>;
