// What a scan leaves out although it might hold music, and why: by its name, or by where it leads.
import * as z from 'zod';

export const leftOutReasons = [
  /** A name with a dot in front that nobody has taken in. */
  'hidden',
  /** A folder or file of a system, a NAS device or an archiver, never a person's music. */
  'system',
  /** A link that leads out of the folder being scanned. */
  'link-outside',
  /** A link to nothing, or in a circle. */
  'link-dead',
  /** A pipe, a socket or a device with the name of an audio file. */
  'not-a-file',
] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** All of one reason: how many there are, and the first of them as display text. */
export const leftOutSchema = z.object({
  reason: z.enum(leftOutReasons),
  count: z.int(),
  paths: z.array(z.string()),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** What a name says: 'drive-top' is a system's folder at the top of a drive and anybody's elsewhere. */
export type NameRule = 'music' | 'hidden' | 'system' | 'drive-top';

const systemNames = new Set([
  '.stversions',
  '.@__thumb',
  '@eadir',
  '#recycle',
  '$recycle.bin',
  '__macosx',
  'system volume information',
]);
const driveTopNames = new Set(['recycler', 'lost+found']);

/** For one name, without its folder. Bands are called '.38 Special' and '...And You Will Know Us'. */
export function ruleOfName(name: string): NameRule {
  const lower = name.toLowerCase();
  if (systemNames.has(lower) || lower.startsWith('._') || lower.startsWith('.trash')) return 'system';
  if (driveTopNames.has(lower)) return 'drive-top';
  return name.startsWith('.') && !/^\.[.\d]/u.test(name) ? 'hidden' : 'music';
}
