// The user's settings and their defaults.
import * as z from 'zod';
import { languageSchema } from './language.ts';

export const settingsSchema = z.object({
  /** A tag that names one of the user's genres decides, unless the track has a label. */
  trustFileTags: z.boolean(),
  /** Predictions below this probability are not used, and the track stays Unsorted. */
  confidenceThreshold: z.number().min(0).max(1),
  /** How many windows of a track are analysed: one, or up to three. */
  analysisDepth: z.enum(['quick', 'thorough']),
  /** Changes in the folders are taken in by themselves. */
  watchFolders: z.boolean(),
  /** Tags may be written into the user's files; off, they are opened for reading alone. */
  writeTags: z.boolean(),
  /** Worker threads; null = one a core. */
  workers: z.int().min(1).max(64).nullable(),
  /** Colour scheme of the window; 'system' follows the operating system. */
  theme: z.enum(['system', 'light', 'dark']),
  /** What the window speaks; 'system' follows the operating system. */
  language: z.enum(['system', ...languageSchema.options]),
  /** Commands with other keys than the default: 'Mod+Shift+Z'; none = no key. */
  keys: z.record(z.string().max(50), z.array(z.string().max(50)).max(5)),
  /** Tracks follow each other without a gap. */
  gapless: z.boolean(),
  /** So long one track fades into the next, in seconds; 0 = not at all. */
  crossfadeSeconds: z.number().min(0).max(12),
  /** Tracks that follow each other on an album fade into each other, too. */
  crossfadeAlbums: z.boolean(),
  /** Tracks are played equally loud, each by itself or each album as a whole. */
  levelling: z.enum(['off', 'track', 'album']),
  /** What all backups together may take, in GB; the two newest stay whatever they take. */
  backupLimitGb: z.number().min(0.1).max(10_000),
});
export type Settings = z.infer<typeof settingsSchema>;
export type KeyChanges = Settings['keys'];

/** The back end of the neural network: native TensorFlow, where it is installed, or WebAssembly. */
export const engineSchema = z.enum(['tensorflow', 'wasm']);
export type Engine = z.infer<typeof engineSchema>;

export const settingsChangeSchema = settingsSchema.partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const defaultSettings: Settings = {
  trustFileTags: true,
  // From the starter's reliability (resources/starter-model/report.json): on held-out tracks of unseen artists, predictions
  // below this were right one time in four, hardly better than chance.
  confidenceThreshold: 0.3,
  analysisDepth: 'quick',
  watchFolders: true,
  writeTags: false,
  workers: null,
  theme: 'system',
  language: 'system',
  keys: {},
  gapless: true,
  crossfadeSeconds: 0,
  crossfadeAlbums: false,
  levelling: 'off',
  backupLimitGb: 2,
};
