// The places that tags have for the fields: every field has one, ReplayGain has two.
import { type WritableField, writableFields } from '../domain/tagWriting.ts';
import type { TagValues, WantedTags } from './plan.ts';
import { Refused } from './refused.ts';

export const slots = [
  'genre',
  'bpm',
  'key',
  'mood',
  'comment',
  'grouping',
  'trackGain',
  'trackPeak',
  'rating',
] as const;
export type Slot = (typeof slots)[number];

/** The texts that a slot is to have; an absent slot stays as it is, an empty list removes it. */
export type Wanted = Partial<Record<Slot, readonly string[]>>;

/** What one tag says. */
export type SlotValues = Readonly<Record<Slot, readonly string[]>>;

export const noValues: SlotValues = {
  genre: [],
  bpm: [],
  key: [],
  mood: [],
  comment: [],
  grouping: [],
  trackGain: [],
  trackPeak: [],
  rating: [],
};

const fieldSlots: Readonly<Record<WritableField, readonly Slot[]>> = {
  genre: ['genre'],
  bpm: ['bpm'],
  key: ['key'],
  mood: ['mood'],
  comment: ['comment'],
  grouping: ['grouping'],
  replayGain: ['trackGain', 'trackPeak'],
  rating: ['rating'],
};

/** Longer texts are no tags of ours. */
const longest = 100_000;
const mostValues = 1000;

/** Throws `Refused` for numbers that are none and texts that no tag holds. */
export function wantedSlots(tags: WantedTags): Wanted {
  const { genre, bpm, key, mood, comment, grouping, replayGain, rating } = tags;
  const wanted: Wanted = {};
  const set = (slot: Slot, values: readonly string[]): void => {
    wanted[slot] = checked(values);
  };
  if (genre !== undefined) set('genre', genre);
  if (bpm !== undefined) set('bpm', bpm === null ? [] : [beats(bpm)]);
  if (key !== undefined) set('key', key === null ? [] : [key]);
  if (mood !== undefined) set('mood', mood);
  if (comment !== undefined) set('comment', comment === null ? [] : [comment]);
  if (grouping !== undefined) set('grouping', grouping);
  if (replayGain !== undefined) {
    set('trackGain', replayGain === null ? [] : [gain(replayGain.gainDb)]);
    set('trackPeak', replayGain === null || replayGain.peak === null ? [] : [peak(replayGain.peak)]);
  }
  if (rating !== undefined) set('rating', rating === null ? [] : [`${rating}`]);
  return wanted;
}

/** With up to two decimals, none where it is whole. */
function beats(bpm: number): string {
  if (!(bpm > 0 && bpm < 10_000)) throw new Refused('cannotSay', 'The tempo is no number of beats');
  return `${Math.round(bpm * 100) / 100}`;
}

/** As ReplayGain 2.0 writes it, without a plus. */
function gain(gainDb: number): string {
  if (!(Math.abs(gainDb) < 100)) throw new Refused('cannotSay', 'The gain is no number of decibels');
  const text = gainDb.toFixed(2);
  return `${text === '-0.00' ? '0.00' : text} dB`;
}

function peak(value: number): string {
  if (!(value >= 0 && value < 1000)) throw new Refused('cannotSay', 'The peak is no amplitude');
  return value.toFixed(6);
}

/** Numbers that programs write in many ways, in ours; what is no number stays as it is. */
export function plain(slot: Slot, text: string): string {
  const number = Number.parseFloat(text.trim().replace(',', '.'));
  if (slot === 'bpm' && number > 0 && number < 10_000) return beats(number);
  if (slot === 'trackGain' && Math.abs(number) < 100) return gain(number);
  if (slot === 'trackPeak' && number >= 0 && number < 1000) return peak(number);
  return text;
}

function checked(values: readonly string[]): readonly string[] {
  if (values.length > mostValues || values.some((value) => value.length > longest))
    throw new Refused('tooLarge', 'More is wanted than a tag holds');
  // NUL ends or divides texts in most formats.
  if (values.some((value) => value.includes('\0') || value === ''))
    throw new Refused('cannotSay', 'A text is empty, or has a character in it that divides texts');
  return values.map((value) => value.toWellFormed());
}

/** Of several tags in one file, the first that says anything of a slot counts. */
export function valuesOf(tags: readonly SlotValues[]): TagValues {
  const first = (slot: Slot): readonly string[] => tags.find((tag) => tag[slot].length > 0)?.[slot] ?? [];
  const of = (field: WritableField): readonly string[] => fieldSlots[field].flatMap(first);
  return {
    genre: of('genre'),
    bpm: of('bpm'),
    key: of('key'),
    mood: of('mood'),
    comment: of('comment'),
    grouping: of('grouping'),
    replayGain: of('replayGain'),
    rating: of('rating'),
  };
}

export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

/** Fields of which two readings differ. */
export function differing(a: TagValues, b: TagValues): WritableField[] {
  return writableFields.filter((field) => !isSame(a[field], b[field]));
}
