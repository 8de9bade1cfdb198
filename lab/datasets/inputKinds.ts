// What a model is given of a sound: mel bands, chroma or both side by side, frame by frame or between beats.
import { FRAME_COLUMNS, type FrameGroup, type FrameLevel } from '../../src/core/features/frames.ts';

export interface InputKind {
  readonly level: FrameLevel;
  /** Side by side, in this order. */
  readonly groups: readonly FrameGroup[];
}

/** By the names that commands take. A step is a frame of 23 ms, or a stretch between two beats. */
export const inputKinds = {
  /** 128 bands in dB. */
  'mel-raw': { level: 'frame', groups: ['mel'] },
  'mel-beat': { level: 'beat', groups: ['mel'] },
  /** 12 pitch classes from C on. */
  'chroma-raw': { level: 'frame', groups: ['chroma'] },
  'chroma-beat': { level: 'beat', groups: ['chroma'] },
  /** 128 bands, then 12 pitch classes. */
  fused: { level: 'beat', groups: ['mel', 'chroma'] },
  'fused-raw': { level: 'frame', groups: ['mel', 'chroma'] },
} as const satisfies { readonly [name: string]: InputKind };

export type InputName = keyof typeof inputKinds;

export const inputNames: readonly string[] = Object.keys(inputKinds);

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(inputKinds, name);
}

export function columnsOf(input: InputName): number {
  return inputKinds[input].groups.reduce((sum, group) => sum + FRAME_COLUMNS[group], 0);
}
