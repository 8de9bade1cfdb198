// Names by which Vorbis comments, APEv2 and ASF say the fields, and the texts under them: all three are lists of named texts.
import { starsOfText } from './ratings.ts';
import type { Slot } from './slots.ts';

export type SlotNames = Readonly<Record<Slot, readonly string[]>>;

/** Of formats in which anybody may choose names; the first is written, under the others that are there it is said, too. */
export const freeNames: SlotNames = {
  genre: ['genre'],
  bpm: ['bpm', 'fbpm', 'tempo'],
  key: ['initialkey', 'initial key', 'key'],
  mood: ['mood'],
  comment: ['comment'],
  grouping: ['grouping'],
  trackGain: ['replaygain_track_gain'],
  trackPeak: ['replaygain_track_peak'],
  rating: ['rating'],
};

/** From 20 to 100, as MusicBee has it. */
export function freeText(slot: Slot, value: string): string {
  return slot === 'rating' ? `${Number(value) * 20}` : value;
}

export function readFreeText(slot: Slot, text: string): readonly string[] {
  if (text === '') return [];
  return slot === 'rating' ? starsOfText(text) : [text];
}
