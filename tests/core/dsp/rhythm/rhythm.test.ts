// The shown tempo: of clicks at every tempo, of loops whose octave is easily mistaken, and of what has none.
import { describe, expect, it, test } from 'vitest';
import { type Pattern, play } from '../../../../bench/tempo/material.ts';
import { materialRate } from '../../../../bench/tempo/sounds.ts';
import { playUnsteadily, unsteadyKinds } from '../../../../bench/tempo/unsteady.ts';
import { SAMPLE_RATE } from '../../../../src/core/dsp/framing.ts';
import { beatsAt, type Rhythm, rhythmOf } from '../../../../src/core/dsp/rhythm/rhythm.ts';
import { fastKernels } from '../../../helpers/kernels.ts';
import { noise } from '../../../helpers/signals.ts';

const kit = { kickHz: 55, snareHz: 200, decay: 1 };

function heard(samples: Float32Array, rate: number): Rhythm {
  const half = fastKernels.resample(samples, rate, SAMPLE_RATE);
  fastKernels.begin(half.length);
  return rhythmOf(fastKernels.stft(half).magnitude);
}

/** Clicks of five milliseconds, each where it belongs between two samples. */
function clicksAt(bpm: number, seconds: number, offset = 0.3): Float32Array {
  const samples = new Float32Array(seconds * SAMPLE_RATE);
  for (let at = offset; at < seconds - 0.01; at += 60 / bpm)
    for (let n = Math.ceil(at * SAMPLE_RATE); n < (at + 0.005) * SAMPLE_RATE; n++)
      samples[n] = 0.8 * Math.sin(2 * Math.PI * 1000 * (n / SAMPLE_RATE - at));
  return samples;
}

describe('clicks', () => {
  const tempi = [60, 67.3, 75, 83.1, 90, 98.6, 105, 117.45, 120, 126, 133.3, 140, 151.7, 160, 165, 174];
  test.each(tempi)('at %f a minute are counted at that, to a hundredth of a per cent or two', (bpm) => {
    const { levels, onsets } = heard(clicksAt(bpm, 20), SAMPLE_RATE);
    const [beat] = levels;
    expect(Math.abs(beat!.bpm / bpm - 1)).toBeLessThan(0.0005);
    const beats = beatsAt(onsets, beat!.bpm);
    expect(beats.length).toBeGreaterThan((20 * bpm) / 60 - 6);
    for (const at of beats) {
      const beatsIn = ((at - 0.3) * bpm) / 60;
      expect(Math.abs(beatsIn - Math.round(beatsIn)) * (60 / bpm)).toBeLessThan(0.025);
    }
  });

  it('are as fast at any level', () => {
    const tempi = [1e-3, 0.05, 1].map(
      (level) =>
        heard(
          clicksAt(111, 15).map((x) => level * x),
          SAMPLE_RATE,
        ).levels[0]!.bpm,
    );
    for (const bpm of tempi) expect(bpm).toBeCloseTo(tempi[0]!, 4);
  });
});

describe('loops', () => {
  const four = { beatsPerBar: 4, stepsPerBeat: 4 } as const;
  const disco = [
    ['kick', 'X...X...X...X...'],
    ['snare', '....x.......x...', 0.6],
    ['hat', 'x.x.x.x.x.x.x.x.', 0.2],
  ] as const;
  const loops: readonly (readonly [string, number, Omit<Pattern, 'kind' | 'bpm'>])[] = [
    ...[75, 120, 126, 165, 174].map(
      (bpm) => ['disco', bpm, { ...four, parts: disco, chords: true }] as const,
    ),
    [
      'hip hop',
      70,
      {
        ...four,
        parts: [
          ['kick', 'X.....x..x......'],
          ['snare', '....X.......X...', 0.8],
          ['hat', 'x.x.x.x.x.x.x.x.', 0.3],
        ],
      },
    ],
    [
      'drum and bass',
      174,
      {
        ...four,
        parts: [
          ['kick', 'X.........X.....'],
          ['snare', '....X.......X...', 0.8],
          ['hat', 'x.x.x.x.x.x.x.x.', 0.3],
        ],
      },
    ],
    [
      'a waltz',
      180,
      {
        beatsPerBar: 3,
        stepsPerBeat: 1,
        parts: [
          ['kick', 'X..'],
          ['hat', '.xx', 0.4],
        ],
      },
    ],
  ];
  it.each(loops)('%s at %d, four of five ways to play it', (kind, bpm, pattern) => {
    const right = [11, 12, 13, 14, 15].filter((seed) => {
      const { samples } = play({ ...pattern, kind, bpm: [bpm, bpm] }, kit, seed);
      return Math.abs((heard(samples, materialRate).levels[0]?.bpm ?? 0) / bpm - 1) < 0.005;
    });
    expect(right.length).toBeGreaterThanOrEqual(4);
  });

  it('is known at its other levels, too', () => {
    const { samples } = play({ ...four, kind: 'disco', parts: disco, bpm: [124, 124] }, kit, 5, 15);
    const { levels } = heard(samples, materialRate);
    for (const bpm of [62, 124])
      expect(levels.some((level) => Math.abs(level.bpm / bpm - 1) < 0.005)).toBe(true);
    expect(levels.reduce((sum, { evidence }) => sum + Math.exp(evidence), 0)).toBeCloseTo(1, 9);
  });
});

describe('what has no steady beat has no tempo', () => {
  it.each(unsteadyKinds.map((kind) => [kind.kind, kind] as const))('%s', (_, kind) => {
    expect(heard(playUnsteadily(kind, 7), materialRate).levels).toEqual([]);
  });
  it('in silence, at rest, or in three seconds of noise', () => {
    for (const samples of [
      new Float32Array(3 * SAMPLE_RATE),
      new Float32Array(3 * SAMPLE_RATE).fill(0.3),
      noise(3 * SAMPLE_RATE),
      noise(2048),
    ])
      expect(heard(samples, SAMPLE_RATE).levels).toEqual([]);
  });
});
