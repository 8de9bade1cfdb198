// Loudness, range and peaks against what ITU-R BS.1770-4, EBU Tech 3341 and 3342 fix, and the DR of signals that can be worked out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../../../src/core/domain/speakers.ts';
import type { Kernels } from '../../../../src/core/dsp/kernels/kernels.ts';
import { plainKernels } from '../../../../src/core/dsp/kernels/plainKernels.ts';
import { kWeighting } from '../../../../src/core/dsp/level/kWeighting.ts';
import { type Levels, levelMeter } from '../../../../src/core/dsp/level/levelMeter.ts';
import { bothKernels } from '../../../helpers/kernels.ts';
import { noise } from '../../../helpers/signals.ts';
import { tone } from '../../../helpers/wave.ts';

const stereo: readonly Speaker[] = ['FL', 'FR'];

function levelsOf(
  channels: readonly Float32Array[],
  sampleRate: number,
  speakers: readonly Speaker[] = channels.length === 1 ? ['FC'] : stereo,
  kernels: Kernels = plainKernels,
): Levels {
  const meter = levelMeter({ sampleRate, speakers, truePeak: true, kernels });
  meter.add(channels);
  return meter.levels();
}

const rate = 48_000;
const amplitude = (db: number): number => 10 ** (db / 20);
/** A sine of 1 kHz, so many dB below full scale for so many seconds, and on. */
const sines = (...parts: readonly (readonly [db: number, seconds: number])[]): Float32Array =>
  joined(...parts.map(([db, seconds]) => tone(1000, rate, seconds, amplitude(db))));

function joined(...parts: Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

it('K-weighting at 48 kHz has the coefficients of the recommendation (BS.1770-4, tables 1 and 2)', () => {
  const { shelf, highPass } = kWeighting(rate);
  const printed = [
    ...[1.53512485958697, -2.69169618940638, 1.19839281085285],
    ...[-1.69065929318241, 0.73248077421585],
  ];
  for (const [i, value] of [...shelf.b, ...shelf.a].entries()) expect(value).toBeCloseTo(printed[i]!, 8);
  expect(highPass.a[0]).toBeCloseTo(-1.99004745483398, 8);
  expect(highPass.a[1]).toBeCloseTo(0.99007225036621, 8);
});

describe.each(bothKernels)('loudness (%s)', (_, kernels) => {
  it.each([22_050, 44_100, 48_000, 96_000])(
    'of a 997 Hz sine at full scale in one channel is -3.01 (at %i Hz)',
    (sampleRate) => {
      const sine = tone(997, sampleRate, 2, 1);
      const silence = new Float32Array(sine.length);
      expect(levelsOf([sine], sampleRate, ['FC'], kernels).loudnessLufs).toBeCloseTo(-3.01, 1);
      expect(levelsOf([sine, silence], sampleRate, stereo, kernels).loudnessLufs).toBeCloseTo(-3.01, 1);
      expect(levelsOf([sine, sine], sampleRate, stereo, kernels).loudnessLufs).toBeCloseTo(0, 1);
    },
  );

  it('counts surrounds by 1.41 and low frequencies not at all, whatever their order', () => {
    const sine = tone(997, rate, 1, 0.1);
    const silence = new Float32Array(sine.length);
    const speakers: readonly Speaker[] = ['LFE', 'BR', 'FC', 'FL', 'SL', 'BC', 'TFL', 'other'];
    const alone = speakers.map((of) => {
      const heard = speakers.map((speaker) => (speaker === of ? sine : silence));
      return levelsOf(heard, rate, speakers, kernels).loudnessLufs;
    });
    const surround = -23.01 + 10 * Math.log10(1.41);
    for (const [n, expected] of [
      null,
      surround,
      -23.01,
      -23.01,
      surround,
      surround,
      -23.01,
      -23.01,
    ].entries())
      if (expected === null) expect(alone[n]).toBeNull();
      else expect(alone[n]).toBeCloseTo(expected, 1);
  });

  // Every one of these is -23 LUFS.
  const loudEnough = [-23, 20] as const;
  it.each([
    ['1', sines([-23, 20])],
    ['3', sines([-36, 10], [-23, 60], [-36, 10])],
    ['4', sines([-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10])],
    ['5', sines([-26, 20], [-20, 20.1], [-26, 20])],
    ['1 after silence', joined(new Float32Array(rate * 5), sines(loudEnough))],
  ])('EBU Tech 3341, case %s', (_case, signal) => {
    expect(Math.abs(levelsOf([signal, signal], rate, stereo, kernels).loudnessLufs! + 23)).toBeLessThan(0.1);
  });
  it('EBU Tech 3341, case 6: five channels', () => {
    const [front, centre, back] = [-28, -24, -30].map((db) => sines([db, 20])) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const { loudnessLufs } = levelsOf(
      [front, front, centre, back, back],
      rate,
      ['FL', 'FR', 'FC', 'BL', 'BR'],
      kernels,
    );
    expect(Math.abs(loudnessLufs! + 23)).toBeLessThan(0.1);
  });

  it.each([
    ['1', 10, sines([-20, 20], [-30, 20])],
    ['2', 5, sines([-20, 20], [-15, 20])],
    ['3', 20, sines([-40, 20], [-20, 20])],
    ['4', 15, sines([-50, 20], [-35, 20], [-20, 20], [-35, 20], [-50, 20])],
  ])('range, EBU Tech 3342, case %s: %i LU', (_case, range, signal) => {
    expect(Math.abs(levelsOf([signal, signal], rate, stereo, kernels).loudnessRangeLu! - range)).toBeLessThan(
      0.2,
    );
  });

  /** A sine of so many samples a period, with its crest between two of them; it fades in, for a jump has a peak of its own. */
  const between = (period: number, phase: number, level: number): Float32Array =>
    Float32Array.from(
      { length: rate },
      (_, n) =>
        Math.min(1, n / 1000) * level * Math.sin((2 * Math.PI * n) / period + (phase * Math.PI) / 180),
    );
  it.each([
    ['15', -6, between(4, 0, 0.5)],
    ['16', -6, between(4, 45, 0.5)],
    ['17', -6, between(6, 60, 0.5)],
    ['18', -6, between(8, 67.5, 0.5)],
    ['19', 3, between(4, 45, 1.41)],
  ])('true peak, EBU Tech 3341, case %s: %i dBTP', (_case, expected, signal) => {
    const { truePeakDbtp } = levelsOf([signal, signal], rate, stereo, kernels);
    expect(truePeakDbtp).toBeGreaterThan(expected - 0.4);
    expect(truePeakDbtp).toBeLessThan(expected + 0.2);
  });
  it('the peak of a single sample is that sample, of any channel, and of dense samples alone from 192 kHz on', () => {
    const click = new Float32Array(1000);
    click[500] = -0.25;
    const silence = new Float32Array(1000);
    expect(levelsOf([silence, click], rate, ['FL', 'LFE'], kernels).truePeakDbtp).toBeCloseTo(
      20 * Math.log10(0.25),
      6,
    );
    const crest = between(4, 45, 0.5);
    expect(levelsOf([crest], 192_000, ['FC'], kernels).truePeakDbtp).toBeCloseTo(
      20 * Math.log10(0.5 * Math.SQRT1_2),
      4,
    );
  });

  it('comes out the same whatever pieces the sound comes in', () => {
    const length = 4 * 8000;
    const channels = [noise(length, 1), noise(length, 2).map((x, n) => x * (n / length)), noise(length, 3)];
    const speakers = ['FL', 'FR', 'BC'] as const;
    const whole = levelsOf(channels, 8000, speakers, kernels);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 12 }), (pieces) => {
        const meter = levelMeter({ sampleRate: 8000, speakers, truePeak: true, kernels });
        let at = 0;
        for (const size of [...pieces, length]) {
          meter.add(channels.map((channel) => channel.subarray(at, at + size)));
          at = Math.min(length, at + size);
        }
        for (const [name, value] of Object.entries(meter.levels()))
          expect(value, name).toBeCloseTo(Reflect.get(whole, name), 4);
      }),
      { numRuns: 15 },
    );
  });

  it('takes what is no number for silence, and goes on', () => {
    const sine = tone(997, rate, 3, 0.1);
    const broken = sine.slice();
    broken.set([Number.NaN, Number.POSITIVE_INFINITY, 1e30], 1000);
    const { loudnessLufs, truePeakDbtp } = levelsOf(
      [joined(broken, sine, sine, sine)],
      rate,
      ['FC'],
      kernels,
    );
    expect(loudnessLufs).not.toBeNaN();
    expect(truePeakDbtp).toBeLessThan(20 * Math.log10(64 * 2.1));
    broken.set([Number.NaN, Number.NaN, Number.NaN], 1000);
    expect(levelsOf([broken], rate, ['FC'], kernels).loudnessLufs).toBeCloseTo(-23.01, 1);
  });

  it('of silence, and of less than a block, does not exist', () => {
    const none = { loudnessLufs: null, loudnessRangeLu: null };
    expect(levelsOf([new Float32Array(rate)], rate, ['FC'], kernels)).toMatchObject({
      ...none,
      truePeakDbtp: null,
      dynamicRangeDb: 0,
    });
    expect(levelsOf([tone(997, rate, 0.39)], rate, ['FC'], kernels)).toMatchObject(none);
    expect(levelsOf([tone(997, rate, 2.9)], rate, ['FC'], kernels).loudnessRangeLu).toBeNull();
    expect(
      levelMeter({ sampleRate: rate, speakers: stereo, truePeak: true, kernels }).levels(),
    ).toMatchObject({ ...none, seconds: 0 });
  });

  it('after a sound has died away is still quick and right: what decays is cut off', () => {
    const meter = levelMeter({ sampleRate: rate, speakers: ['FC'], truePeak: false, kernels });
    meter.add([tone(997, rate, 1, 0.1)]);
    for (let second = 0; second < 30; second++) meter.add([new Float32Array(rate)]);
    meter.add([tone(997, rate, 1, 0.1)]);
    expect(Math.abs(meter.levels().loudnessLufs! + 23.01)).toBeLessThan(1);
  });
});

describe('dynamic range', () => {
  const rangeOf = (...channels: Float32Array[]) => levelsOf(channels, 22_050).dynamicRangeDb;
  const sine = tone(441, 22_050, 15, 0.5);
  it('of a sine is 0', () => expect(rangeOf(sine)).toBeCloseTo(0, 1));
  it('of a square wave is -3 dB, its RMS being its peak', () =>
    expect(rangeOf(sine.map((x) => (x < 0 ? -0.5 : 0.5)))).toBeCloseTo(-3.01, 2));
  it('grows by what the loudest fifth lies below the peaks', () => {
    const quiet = tone(441, 22_050, 15, 0.1);
    for (let block = 0; block < 5; block++) quiet[block * 3 * 22_050 + 100] = 1;
    expect(rangeOf(quiet)).toBeCloseTo(20, 1);
    // Of channels it is the mean, and a silent one has none.
    expect(rangeOf(quiet, sine)).toBeCloseTo(10, 1);
    expect(rangeOf(quiet, new Float32Array(quiet.length))).toBeCloseTo(20, 1);
    // Channels that cancel each other have each their own.
    expect(
      rangeOf(
        quiet,
        quiet.map((x) => -x),
      ),
    ).toBeCloseTo(20, 1);
  });
  it('of less than a block is that of what there is; of silence it is 0', () => {
    expect(rangeOf(tone(441, 22_050, 1, 0.5))).toBeCloseTo(0, 1);
    expect(rangeOf(new Float32Array(100))).toBe(0);
  });
});
