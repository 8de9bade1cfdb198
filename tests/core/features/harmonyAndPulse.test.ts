// Harmony and pulse as features: values that follow from their definitions, and laws that hold of any music.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../src/core/domain/matrix.ts';
import { framesPerMinute } from '../../../src/core/dsp/framing.ts';
import { bandPulse, describePulse } from '../../../src/core/features/groups/bandPulse.ts';
import { describeHarmony, harmonicMotion } from '../../../src/core/features/groups/harmonicMotion.ts';
import { picturesOf } from '../../../src/core/features/pictures.ts';
import { fastKernels } from '../../helpers/kernels.ts';
import { clicks, sine } from '../../helpers/signals.ts';

/** Chroma of notes that sound for nine frames each, one chord after the other. */
function played(...chords: readonly (readonly number[])[]): Matrix {
  const chroma = matrix(9 * chords.length, 12);
  chords.forEach((notes, at) => {
    for (let t = 9 * at; t < 9 * at + 9; t++) for (const note of notes) chroma.data[12 * t + (note % 12)] = 1;
  });
  return chroma;
}

function harmonyOf(chroma: Matrix): (name: string) => number {
  const values = describeHarmony(chroma);
  return (name) => {
    const at = harmonicMotion.columns.findIndex((column) => column.name === name);
    expect(at, name).toBeGreaterThanOrEqual(0);
    return values[at]!;
  };
}

const cMajor = [0, 4, 7];
const aMinor = [9, 0, 4];
const gMajor = [7, 11, 2];

describe('harmonic motion', () => {
  it('knows a chord by its intervals: of three notes each pair is one interval', () => {
    const of = harmonyOf(played(cMajor, cMajor));
    // Major third, minor third and fifth: one of three notes is met again at each.
    expect([1, 2, 3, 4, 5, 6].map((k) => of(`interval${k}_at_once`))).toEqual(
      [0, 0, 1, 1, 1, 0].map((met) => expect.closeTo(met / 3, 6)),
    );
    expect(of('chroma_entropy_mean')).toBeCloseTo(Math.log(3), 6);
    expect(of('chord_likeness')).toBeCloseTo(1, 6);
    expect(of('chord_major')).toBe(1);
    expect([of('chord_changes'), of('harmonic_change_mean'), of('harmony_likeness1')]).toEqual([
      0,
      0,
      expect.closeTo(1, 6),
    ]);
  });

  it('measures change: C, Am, C, Am has two notes of three in common each time, all of them at twice the distance', () => {
    const of = harmonyOf(played(cMajor, aMinor, cMajor, aMinor));
    expect(of('harmony_likeness1')).toBeCloseTo(2 / 3, 6);
    expect(of('harmony_likeness2')).toBeCloseTo(1, 6);
    // Longer than the music: the longest distance that there is.
    expect(of('harmony_likeness32')).toBeCloseTo(1, 6);
    expect(of('chord_changes')).toBe(1);
    expect(of('chord_major')).toBe(0.5);
    expect(of('chord_kinds')).toBeCloseTo(2 / 24, 12);
    expect(of('harmonic_change_deviation')).toBeCloseTo(0, 6);
    expect(of('chroma_rank1')).toBeCloseTo(1 / 3, 6);
  });

  it('is the same in every key', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.array(fc.array(fc.nat(11), { minLength: 1 }), { minLength: 2, maxLength: 8 }),
        (up, chords) => {
          const higher = describeHarmony(played(...chords.map((notes) => notes.map((note) => note + up))));
          const values = describeHarmony(played(...chords));
          values.forEach((value, i) => {
            // Where triads are equally like, the lower root is taken, which is another one in another key.
            if (!/^chord_(changes|major|kinds)/.test(harmonicMotion.columns[i]!.name))
              expect(higher[i], harmonicMotion.columns[i]!.name).toBeCloseTo(value, 5);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not count silence, and is finite without any sound', () => {
    const sounding = played(cMajor, gMajor);
    const silent = matrix(27, 12);
    silent.data.set(sounding.data.subarray(0, 108), 0);
    silent.data.set(sounding.data.subarray(108), 216);
    expect(describeHarmony(silent)).toEqual(describeHarmony(sounding));
    for (const rows of [0, 1, 5]) {
      const values = describeHarmony(matrix(rows, 12));
      expect(values).toHaveLength(harmonicMotion.columns.length);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('of a real tone is one note', () => {
    const pictures = picturesOf(sine(440, 66_150), fastKernels);
    const of = harmonyOf(pictures.chroma);
    expect(of('chroma_rank1')).toBeGreaterThan(0.5);
    expect(of('harmony_likeness4')).toBeGreaterThan(0.99);
  });
});

describe('pulse of the bands', () => {
  const named = (values: readonly number[], name: string): number =>
    values[bandPulse.columns.findIndex((column) => column.name === `pulse_bass_${name}`)]!;

  it('of an onset every 20 frames repeats exactly at that distance and at twice, and not at half of it', () => {
    const values = describePulse(Float64Array.from({ length: 2000 }, (_, t) => (t % 20 === 0 ? 1 : 0)));
    // 99 of 100 onsets are met again; between them everything differs from the mean by a twentieth.
    expect(named(values, 'strongest')).toBeCloseTo(1 - 20 / 2000, 6);
    expect(named(values, 'twice')).toBeCloseTo(1 - 40 / 2000, 6);
    expect(named(values, 'half')).toBeLessThan(0);
    expect(named(values, 'deviation')).toBeCloseTo(Math.sqrt(19), 6);
    expect(named(values, 'peak')).toBeCloseTo(20, 6);
    const bpm = framesPerMinute / 20;
    expect(bpm).toBeGreaterThan(120);
    expect(named(values, '120_160')).toBeCloseTo(named(values, 'strongest'), 6);
    // Every other and every third onset repeat, too.
    expect(named(values, '60_90')).toBeCloseTo(1 - 40 / 2000, 6);
  });

  it('does not depend on how loud the onsets are', () => {
    const onsets = Float64Array.from({ length: 500 }, (_, t) => Math.abs(Math.sin(t * t)));
    const louder = describePulse(onsets.map((x) => 7 * x));
    describePulse(onsets).forEach((value, i) => {
      expect(louder[i]).toBeCloseTo(value, 9);
    });
  });

  it('of clicks is steadier than of a tone; finite where nothing moves and of a few frames', () => {
    const pulse = (samples: Float32Array): number[] => [
      ...bandPulse.compute({ samples, pictures: picturesOf(samples, fastKernels) }),
    ];
    const values = pulse(clicks(11_025, 220_500));
    expect(values).toHaveLength(bandPulse.columns.length);
    expect(named(values, 'strongest')).toBeGreaterThan(0.5);
    expect(pulse(sine(440, 4096)).every(Number.isFinite)).toBe(true);
    for (const length of [0, 1, 9]) {
      const still = describePulse(new Float64Array(length).fill(3));
      expect(still.every(Number.isFinite)).toBe(true);
      expect(still[0]).toBe(0);
    }
  });
});
