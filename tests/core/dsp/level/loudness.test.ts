// Loudness against the values that ITU-R BS.1770-4 and EBU Tech 3341 fix, and the DR of signals that can be worked out.
import { describe, expect, it } from 'vitest';
import { dynamicRange } from '../../../../src/core/dsp/level/dynamicRange.ts';
import { integratedLoudness, kWeighting } from '../../../../src/core/dsp/level/loudness.ts';

function sineAt(sampleRate: number, hz: number, db: number, seconds: number): Float32Array {
  const amplitude = 10 ** (db / 20);
  return Float32Array.from(
    { length: seconds * sampleRate },
    (_, n) => amplitude * Math.sin((2 * Math.PI * hz * n) / sampleRate),
  );
}

function joined(...parts: Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

describe('K-weighting', () => {
  it('at 48 kHz has the coefficients of the recommendation (BS.1770-4, tables 1 and 2)', () => {
    const [shelf, highPass] = kWeighting(48000);
    const printed = [
      1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
    ];
    for (const [i, value] of [...shelf.b, ...shelf.a].entries()) expect(value).toBeCloseTo(printed[i]!, 8);
    expect(highPass.a[0]).toBeCloseTo(-1.99004745483398, 8);
    expect(highPass.a[1]).toBeCloseTo(0.99007225036621, 8);
  });
});

describe('integrated loudness', () => {
  it.each([22050, 44100, 48000])(
    'of a 997 Hz sine at full scale in one channel is -3.01 LUFS (at %i Hz)',
    (rate) => {
      expect(integratedLoudness([sineAt(rate, 997, 0, 3)], rate)).toBeCloseTo(-3.01, 1);
    },
  );
  it('of -23 dBFS stereo at 1 kHz is -23 LUFS (EBU Tech 3341, case 1)', () => {
    const tone = sineAt(48000, 1000, -23, 20);
    expect(integratedLoudness([tone, tone], 48000)).toBeCloseTo(-23, 1);
  });
  it('gates quiet passages out (EBU Tech 3341, case 3)', () => {
    const tone = joined(
      sineAt(48000, 1000, -36, 10),
      sineAt(48000, 1000, -23, 60),
      sineAt(48000, 1000, -36, 10),
    );
    expect(Math.abs(integratedLoudness([tone, tone], 48000)! + 23)).toBeLessThan(0.1);
  });
  it('gates silence out (EBU Tech 3341, case 4)', () => {
    const parts = [
      [-72, 10],
      [-36, 10],
      [-23, 60],
      [-36, 10],
      [-72, 10],
    ] as const;
    const tone = joined(...parts.map(([db, seconds]) => sineAt(48000, 1000, db, seconds)));
    expect(Math.abs(integratedLoudness([tone, tone], 48000)! + 23)).toBeLessThan(0.1);
  });
  it('of silence, and of less than a block, does not exist', () => {
    expect(integratedLoudness([new Float32Array(22050)], 22050)).toBeNull();
    expect(integratedLoudness([sineAt(22050, 997, 0, 1).subarray(0, 8000)], 22050)).toBeNull();
  });
});

describe('dynamic range', () => {
  it('of a sine is 0', () => expect(dynamicRange(sineAt(22050, 441, -6, 9), 22050)).toBeCloseTo(0, 1));
  it('of a square wave is -3 dB, its RMS being its peak', () => {
    const square = sineAt(22050, 441, 0, 9).map((x) => (x < 0 ? -0.5 : 0.5));
    expect(dynamicRange(square, 22050)).toBeCloseTo(-3.01, 2);
  });
  it('grows by what the loudest fifth lies below the peaks', () => {
    const quiet = sineAt(22050, 441, -20, 15);
    for (let block = 0; block < 5; block++) quiet[block * 3 * 22050 + 100] = 1;
    expect(dynamicRange(quiet, 22050)).toBeCloseTo(20, 1);
  });
  it('of silence is 0', () => expect(dynamicRange(new Float32Array(100), 22050)).toBe(0));
});
