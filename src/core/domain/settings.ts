// What a person can set, with the value that holds until they do.
import * as z from 'zod';

export const settingsSchema = z.object({
  /** A tag that names one of the user's genres decides, until the person says otherwise. */
  trustFileTags: z.boolean(),
  /** Below this probability the model's guess is not used and the track stays Unsorted. */
  confidenceThreshold: z.number().min(0).max(1),
  /** How many windows of a track are listened to: one, or up to three. */
  analysisDepth: z.enum(['quick', 'thorough']),
  /** Worker threads; null = one for each core. */
  workers: z.int().min(1).max(64).nullable(),
  /** Colours of the window; 'system' follows the computer. */
  theme: z.enum(['system', 'light', 'dark']),
  /** Commands of the window that have other keys than those they come with: 'Mod+Shift+Z'; none = no key at all. */
  keys: z.record(z.string().max(50), z.array(z.string().max(50)).max(5)),
});
export type Settings = z.infer<typeof settingsSchema>;
export type KeyChanges = Settings['keys'];

/** What the neural network is computed with: TensorFlow itself, where it is installed, or WebAssembly. */
export const engineSchema = z.enum(['tensorflow', 'wasm']);
export type Engine = z.infer<typeof engineSchema>;

export const settingsChangeSchema = settingsSchema.partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const defaultSettings: Settings = {
  trustFileTags: true,
  // From the starter's reliability (resources/starter-model/report.json): of the held-out tracks of artists that it had
  // not heard, guesses below this were right one time in four, hardly better than not knowing.
  confidenceThreshold: 0.3,
  analysisDepth: 'quick',
  workers: null,
  theme: 'system',
  keys: {},
};
