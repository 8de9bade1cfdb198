// Whether the new file says what it should and sounds as the old one: asked of two readers that know nothing of each other, and of the bytes.

import { readKey } from '../../core/domain/musicalKey.ts';
import type { Tags } from '../../core/domain/tags.ts';
import { writableFields } from '../../core/domain/tagWriting.ts';
import type { Range, TagPlan, TagSource, TagValues } from '../../core/tagFormats/plan.ts';
import { readTagFields } from '../../core/tagFormats/planTags.ts';
import { withFile } from '../files/byteSource.ts';
import { audioRegion, fingerprint } from '../library/fingerprint.ts';
import { readTags } from '../library/tags.ts';
import { withOpen } from './source.ts';
import { LeftAlone } from './target.ts';

const bytesAtOnce = 1024 * 1024;

/** Throws LeftAlone('notReadBack'). */
export async function mustReadTheSame(before: Uint8Array, after: Uint8Array, plan: TagPlan): Promise<void> {
  await withOpen(after, async (now) => {
    await ownReader(now, plan);
    await withOpen(before, (was) => sameSound(was, now, plan));
  });
  await samePrint(before, after, plan);
  otherReader(await readTags(before), await readTags(after, before), plan.after, plan.before);
}

async function ownReader(source: TagSource, { after }: TagPlan): Promise<void> {
  const read = await readTagFields(source);
  if (read.kind === 'refusal') throw unread(`the new file would be refused: ${read.detail}`);
  const other = writableFields.find((field) => !isSameList(read.values[field], after[field]));
  if (other !== undefined) throw unread(`${other} is read as ${read.values[other].join(', ')}`);
}

async function sameSound(was: TagSource, now: TagSource, { sound }: TagPlan): Promise<void> {
  if (sound.length === 0) throw unread('no sound was found in it');
  for (const stretch of sound) {
    const length = stretch.before.to - stretch.before.from;
    if (length !== stretch.after.to - stretch.after.from) throw unread('its sound has another length');
    for (let at = 0; at < length; at += bytesAtOnce) {
      const upTo = Math.min(length, at + bytesAtOnce);
      const part = (range: Range): [number, number] => [range.from + at, range.from + upTo];
      const [a, b] = [await was.read(...part(stretch.before)), await now.read(...part(stretch.after))];
      if (a.length !== upTo - at || Buffer.compare(a, b) !== 0) throw unread('its sound is another');
    }
  }
}

/** Where the fingerprint is of more than the sound, as of all of an Ogg file, only the bytes of sound tell that it is the same. */
async function samePrint(before: Uint8Array, after: Uint8Array, { sound }: TagPlan): Promise<void> {
  const { start, end } = await withFile(before, audioRegion);
  if (!sound.some((stretch) => stretch.before.from <= start && end <= stretch.before.to)) return;
  if ((await fingerprint(before)) !== (await fingerprint(after))) throw unread('its fingerprint is another');
}

/** Durations that a header only estimates may differ a little where the tag has another length. */
const sameLength = 0.01;

function otherReader(was: Tags, now: Tags, after: TagValues, before: TagValues): void {
  for (const name of [
    ...(['title', 'artist', 'album', 'albumArtist', 'year', 'trackNumber', 'discNumber'] as const),
    ...(['codec', 'container', 'sampleRate', 'channels'] as const),
  ])
    if (was[name] !== now[name]) throw unread(`another reader finds ${name} changed`);
  const [a, b] = [was.durationSeconds ?? 0, now.durationSeconds ?? 0];
  if (Math.abs(a - b) > sameLength * Math.max(a, b)) throw unread('another reader finds another length');
  const isOther = (field: keyof TagValues): boolean => !isSameList(before[field], after[field]);
  // It takes fields beside the genre for genres too, as the style of Discogs: these stay.
  const beside = wordsOf(was.genres).filter((word) => !wordsOf(before.genre).includes(word));
  const own = (genres: readonly string[]): string[] =>
    wordsOf(genres).filter((word) => !beside.includes(word));
  if (isOther('genre') && !isSameList(own(now.genres), own(after.genre)))
    throw unread(`another reader finds the genre ${now.genres.join(', ')}`);
  if (isOther('bpm') && Math.abs((now.taggedBpm ?? 0) - Number(after.bpm[0] ?? 0)) > 0.01)
    throw unread(`another reader finds ${now.taggedBpm} beats a minute`);
  if (isOther('key') && now.taggedKey !== readKey(after.key[0] ?? ''))
    throw unread(`another reader finds the key ${now.taggedKey}`);
}

/** Readers part lists at other signs: what counts is what stands between them. */
function wordsOf(genres: readonly string[]): string[] {
  return genres
    .flatMap((genre) => genre.split(/[;/,\0]/u))
    .flatMap((part) => part.trim().toLowerCase() || []);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function unread(what: string): LeftAlone {
  return new LeftAlone('notReadBack', what);
}
