// A feature group: named columns with units, a version, and how they are computed from one window of a track.

import type { Moments } from '../dsp/statistics.ts';
import type { Pictures } from './pictures.ts';

export interface FeatureColumn {
  readonly name: string;
  /** Physical unit; '1' for pure numbers. */
  readonly unit: string;
}

/** What a group computes from. */
export interface GroupWindow {
  /** Mono, at the group's own rate. */
  readonly samples: Float32Array;
  /** Computed from the samples at 22,050 Hz when a group first reads them, and shared by all groups. */
  readonly pictures: Pictures;
}

export type Values = ArrayLike<number>;

/** A group of columns that are computed, stored and versioned together. */
export interface FeatureGroup extends NamelessGroup<Values | Promise<Values>> {
  /** Unique among the groups of a layout, as the columns' names are. */
  readonly name: string;
}

/** What a group's own file has of it; the layout names it. */
interface NamelessGroup<Result> {
  /** Raised whenever a column is added, removed, moved or computed differently. */
  readonly version: number;
  readonly columns: readonly FeatureColumn[];
  /** Hz of the samples that it computes from. */
  readonly sampleRate: number;
  /** The values in the order of the columns. What it throws leaves the track without this group alone. */
  compute(window: GroupWindow): Result;
}

/** A group whose values are there at once. */
export type PlainGroup = NamelessGroup<readonly number[]>;

/** 1, 2 .. `count`. */
export function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

export function meanAndVariance(name: string, unit: string): FeatureColumn[] {
  return [
    { name: `${name}_mean`, unit },
    { name: `${name}_var`, unit: unit === '1' ? '1' : `(${unit})²` },
  ];
}

/** The values of a column that `meanAndVariance` names. */
export function both({ mean, variance }: Moments): [number, number] {
  return [mean, variance];
}
