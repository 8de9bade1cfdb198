// Made spaces for walks: tracks at given places, each by an artist and of a recording of its own unless said otherwise.
import fc from 'fast-check';
import type { Ground } from '../../../src/core/walks/ground.ts';

export interface MadeTrack {
  readonly at: readonly number[];
  readonly isAway?: boolean;
  readonly artist?: number;
  readonly recording?: number;
  readonly tempo?: number;
  /** Place on the wheel. */
  readonly key?: number;
  readonly loudness?: number;
}

export function groundOf(tracks: readonly MadeTrack[]): Ground {
  return {
    dims: tracks[0]?.at.length ?? 0,
    points: Float32Array.from(tracks.flatMap(({ at }) => at)),
    isOpen: Uint8Array.from(tracks, ({ isAway }) => (isAway === true ? 0 : 1)),
    artists: Int32Array.from(tracks, ({ artist }, row) => artist ?? 1000 + row),
    recordings: Int32Array.from(tracks, ({ recording }, row) => recording ?? 1000 + row),
    tempi: Float32Array.from(tracks, ({ tempo }) => tempo ?? Number.NaN),
    keys: Int8Array.from(tracks, ({ key }) => key ?? -1),
    loudness: Float32Array.from(tracks, ({ loudness }) => loudness ?? Number.NaN),
  };
}

/** On one line, a unit apart. */
export function lineOf(count: number): Ground {
  return groundOf(Array.from({ length: count }, (_, n) => ({ at: [n, 0, 0, 0] })));
}

const coordinate = fc.integer({ min: -50, max: 50 }).map((value) => value / 10);
const trackSchema = fc.record({
  at: fc.tuple(coordinate, coordinate, coordinate),
  artist: fc.nat(8),
  recording: fc.nat(60),
  tempo: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 60, max: 190 })),
  key: fc.integer({ min: -1, max: 23 }),
  loudness: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -24, max: -4 })),
});

/** Libraries with few artists, files of one recording, and tracks of which not all is known. */
export const anyGround = fc.array(trackSchema, { minLength: 2, maxLength: 60 }).map(groundOf);

export const distanceBetween = ({ points, dims }: Ground, a: number, b: number): number =>
  Math.hypot(...Array.from({ length: dims }, (_, i) => points[a * dims + i]! - points[b * dims + i]!));
