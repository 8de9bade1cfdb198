// What is to be known of an export beside what it wrote, as data: what a player misreads or does not read.
import * as z from 'zod';
import { exportFormatSchema, playerNameSchema } from './playlist.ts';

const doubtNames = [
  'vlcReadsUrl',
  'vlcOpensFolder',
  'mpdDoesNotDecode',
  'mixxxTurnsBackslashes',
  'fatRefuses',
  'mpdTrims',
  'readAsUtf8',
  'losesLetters',
] as const;
export type DoubtName = (typeof doubtNames)[number];

const exportWarningSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('misread'),
    doubt: z.enum(doubtNames),
    tracks: z.int(),
    /** The playlist that it is about; null: all of them. */
    playlist: z.string().nullable(),
  }),
  z.object({ kind: z.literal('unread'), player: playerNameSchema, reads: z.array(exportFormatSchema) }),
  /** Crates are read from one folder of the disk alone. */
  z.object({ kind: z.literal('seratoFolder') }),
]);
export type ExportWarning = z.infer<typeof exportWarningSchema>;

/** Jobs of earlier versions kept English sentences, which are left out. */
export const exportWarningsSchema = z.preprocess(
  (kept) => (Array.isArray(kept) ? kept.filter((one) => typeof one !== 'string') : kept),
  z.array(exportWarningSchema),
);
