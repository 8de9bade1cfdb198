// Core Audio's channel layout (CAF 1.0, "Channel Layout Chunk"), which CAF and AIFF have in a chunk of its own.
import { maskedSpeakers, type Speaker } from '../../../core/domain/speakers.ts';
import type { Fields } from '../../files/fields.ts';

const useDescriptions = 0;
const useBitmap = 0x1_0000;

/** Null where it says nothing about this number of channels that we know. */
export function coreAudioSpeakers(layout: Fields, channels: number): readonly Speaker[] | null {
  if (layout.left < 12) return null;
  const tag = layout.u32();
  const bitmap = layout.u32();
  const count = layout.u32();
  if (tag === useBitmap) return maskedSpeakers(bitmap, channels);
  if (tag !== useDescriptions) {
    const named = layouts.get(tag >>> 16)?.split(' ');
    return named?.length === channels ? named.map((name) => names.get(name) ?? 'other') : null;
  }
  if (count !== channels || layout.left < 20 * count) return null;
  return layout.list(count, 20, (entry) => {
    const label = entry.u32();
    entry.skip(16);
    return labels.get(label) ?? 'other';
  });
}

/** Apple's names of channels. `Ls` and `Rs` are the surrounds of 5.1, `Rls` and `Rrs` those behind them. */
const names: ReadonlyMap<string, Speaker> = new Map([
  ['L', 'FL'],
  ['R', 'FR'],
  ['C', 'FC'],
  ['LFE', 'LFE'],
  ['Ls', 'SL'],
  ['Rs', 'SR'],
  ['Cs', 'BC'],
  ['Lc', 'FLC'],
  ['Rc', 'FRC'],
  ['Rls', 'BL'],
  ['Rrs', 'BR'],
]);

const labels: ReadonlyMap<number, Speaker> = new Map([
  [1, 'FL'],
  [2, 'FR'],
  [3, 'FC'],
  [4, 'LFE'],
  [5, 'SL'],
  [6, 'SR'],
  [7, 'FLC'],
  [8, 'FRC'],
  [9, 'BC'],
  [10, 'SL'],
  [11, 'SR'],
  [33, 'BL'],
  [34, 'BR'],
]);

/** By the upper half of the tag; the lower one is the number of channels. */
const layouts: ReadonlyMap<number, string> = new Map([
  [108, 'L R Ls Rs'],
  [113, 'L R C'],
  [114, 'C L R'],
  [115, 'L R C Cs'],
  [116, 'C L R Cs'],
  [117, 'L R C Ls Rs'],
  [118, 'L R Ls Rs C'],
  [119, 'L C R Ls Rs'],
  [120, 'C L R Ls Rs'],
  [121, 'L R C LFE Ls Rs'],
  [122, 'L R Ls Rs C LFE'],
  [123, 'L C R Ls Rs LFE'],
  [124, 'C L R Ls Rs LFE'],
  [125, 'L R C LFE Ls Rs Cs'],
  [126, 'L R C LFE Ls Rs Lc Rc'],
  [127, 'C Lc Rc L R Ls Rs LFE'],
  [128, 'L R C LFE Ls Rs Rls Rrs'],
  [131, 'L R Cs'],
  [132, 'L R Ls Rs'],
  [133, 'L R LFE'],
  [134, 'L R LFE Cs'],
  [135, 'L R LFE Ls Rs'],
  [136, 'L R C LFE'],
  [137, 'L R C LFE Cs'],
  [138, 'L R Ls Rs LFE'],
]);
