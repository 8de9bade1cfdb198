// Every stage of the analysis against librosa 0.11.0 on a generated signal: signal.ts makes it, values.py asked librosa,
// values.json is what it answered. Needs no shared data.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Matrix, matrix } from '../../../../src/core/domain/matrix.ts';
import { delta } from '../../../../src/core/dsp/delta.ts';
import type { Kernels } from '../../../../src/core/dsp/kernels/kernels.ts';
import { rms, zeroCrossingRate } from '../../../../src/core/dsp/level/waveform.ts';
import { chromaFilterbank, normaliseChroma } from '../../../../src/core/dsp/pitch/chroma.ts';
import { tonnetz } from '../../../../src/core/dsp/pitch/tonnetz.ts';
import { estimateTuning } from '../../../../src/core/dsp/pitch/tuning.ts';
import { trackBeats } from '../../../../src/core/dsp/rhythm/beats.ts';
import { onsetStrength } from '../../../../src/core/dsp/rhythm/onset.ts';
import { estimateTempo } from '../../../../src/core/dsp/rhythm/tempo.ts';
import { tempogram } from '../../../../src/core/dsp/rhythm/tempogram.ts';
import { spectralContrast } from '../../../../src/core/dsp/spectrum/contrast.ts';
import { dctBasis } from '../../../../src/core/dsp/spectrum/dct.ts';
import { sparseFilterbank } from '../../../../src/core/dsp/spectrum/filterbank.ts';
import { harmonicMask } from '../../../../src/core/dsp/spectrum/hpss.ts';
import { melFilterbank, N_MELS } from '../../../../src/core/dsp/spectrum/mel.ts';
import { extractFeatures } from '../../../../src/core/features/describe.ts';
import { BASE57_NAMES } from '../../../../src/core/features/layout.ts';
import { bothKernels } from '../../../helpers/kernels.ts';
import { bytesOf, music } from './signal.ts';

const digestSchema = z.object({
  shape: z.array(z.number()),
  steps: z.array(z.number()),
  values: z.array(z.number()),
  mean: z.number(),
  rms: z.number(),
  largest: z.number(),
});
type Digest = z.infer<typeof digestSchema>;

const { signal, stages, columns } = z
  .object({
    signal: z.object({ samples: z.number(), sha256: z.string() }),
    stages: z.record(z.string(), digestSchema),
    columns: z.record(z.string(), z.number()),
  })
  .parse(JSON.parse(readFileSync(new URL('values.json', import.meta.url), 'utf8')));

const samples = music();

/**
 * Allowed deviation, relative to a value plus a tenth of its stage's largest. librosa and the WebAssembly kernels compute in single
 * precision (6e-8) and add in different orders: the largest deviation measured is 8e-6 (median onset strength), most are below 1e-6.
 */
const tolerance = 1e-5;
/** Contrast looks at the quietest bins, where a single-precision transform has its rounding errors: 2.2e-5 measured. */
const contrastTolerance = 5e-5;

it('the signal is the one that librosa was given', () => {
  expect(samples).toHaveLength(signal.samples);
  expect(createHash('sha256').update(bytesOf(samples)).digest('hex')).toBe(signal.sha256);
});

describe.each(bothKernels)('by %s kernels', (_, kernels) => {
  const ours = stagesOf(kernels);

  it('every stage of librosa is one of ours', () =>
    expect(Object.keys(ours).sort()).toEqual(Object.keys(stages).sort()));

  it.each(Object.entries(stages))('%s', (name, digest) =>
    expectLike(ours[name]!, digest, name === 'contrast' ? contrastTolerance : tolerance),
  );

  it('the 57 columns', () => {
    const features = extractFeatures(samples, kernels);
    expect(Object.keys(columns)).toEqual(BASE57_NAMES);
    for (const [i, name] of BASE57_NAMES.entries()) {
      // The time signals' means are zero up to rounding, so their error is measured against the signal's deviation.
      const size =
        name === 'harmony_mean' || name === 'perceptr_mean'
          ? Math.sqrt(columns[BASE57_NAMES[i + 1]!]!)
          : columns[name]!;
      expect
        .soft(Math.abs(features[i]! - columns[name]!), name)
        .toBeLessThanOrEqual(tolerance * Math.abs(size));
    }
  });
});

/** Our stages by the names of values.json. */
function stagesOf(kernels: Kernels): Readonly<Record<string, Matrix>> {
  kernels.begin(samples.length);
  const spectra = kernels.stft(samples);
  const { magnitude } = spectra;
  const melPower = kernels.applyFilterbank(sparseFilterbank(melFilterbank()), magnitude, 2);
  const melDb = kernels.powerToDb(melPower);
  const mfcc = kernels.project(dctBasis(20, N_MELS), melDb, 1);
  const chroma = kernels.project(chromaFilterbank(estimateTuning(magnitude, 2)), magnitude, 2);
  normaliseChroma(chroma);
  const steady = kernels.medianAlongColumns(magnitude);
  const broad = kernels.medianAlongRows(magnitude);
  const mask = harmonicMask(steady, broad);
  const harmonic = kernels.harmonicSignal(spectra, steady, broad, samples.length);
  const shape = kernels.spectralShape(magnitude);
  const onsets = onsetStrength(melDb, 'mean');
  const medianOnsets = onsetStrength(melDb, 'median');
  const tempo = estimateTempo(medianOnsets, kernels);
  return {
    stftMagnitude: transposed(magnitude),
    melFilterbank: melFilterbank(),
    melPower: transposed(melPower),
    melDb: transposed(melDb),
    mfcc: transposed(mfcc),
    mfccDelta: transposed(delta(mfcc)),
    tuningOfMagnitudes: series([estimateTuning(magnitude, 1)]),
    tuningOfPowers: series([estimateTuning(magnitude, 2)]),
    chromaFilterbank: chromaFilterbank(0.11),
    chroma: transposed(chroma),
    tonnetz: transposed(tonnetz(chroma)),
    contrast: transposed(spectralContrast(magnitude, kernels)),
    centroid: series(shape.centroid),
    bandwidth: series(shape.bandwidth),
    rolloff: series(shape.rolloff),
    zeroCrossingRate: series(zeroCrossingRate(samples)),
    rms: series(rms(samples)),
    harmonicMagnitude: transposed(share(magnitude, mask, (m) => m)),
    percussiveMagnitude: transposed(share(magnitude, mask, (m) => 1 - m)),
    harmonicSignal: series(harmonic),
    percussiveSignal: series(samples.map((sample, n) => sample - harmonic[n]!)),
    onsetStrength: series(onsets),
    medianOnsetStrength: series(medianOnsets),
    tempogram: transposed(tempogram(onsets, 384)),
    meanTempogram: series(kernels.meanTempogram(onsets, 384)),
    tempo: series([tempo]),
    beats: series(trackBeats(medianOnsets, tempo)),
    beatsBetweenSilence: series(trackBeats(padded(medianOnsets, 60), 200)),
  };
}

function series(values: ArrayLike<number>): Matrix {
  return { ...matrix(1, values.length), data: Float32Array.from(values) };
}

function padded(values: Float32Array, by: number): Float32Array {
  const out = new Float32Array(values.length + 2 * by);
  out.set(values, by);
  return out;
}

function share(magnitude: Matrix, mask: Matrix, of: (mask: number) => number): Matrix {
  return { ...magnitude, data: magnitude.data.map((value, i) => value * of(mask.data[i]!)) };
}

/** Ours is frames x values, NumPy's is values x frames. */
function transposed(m: Matrix): Matrix {
  const out = matrix(m.cols, m.rows);
  for (let i = 0; i < m.data.length; i++)
    out.data[(i % m.cols) * m.rows + Math.floor(i / m.cols)] = m.data[i]!;
  return out;
}

function expectLike(ours: Matrix, digest: Digest, tolerance: number): void {
  const [rows, cols] = digest.shape.length === 1 ? [1, ...digest.shape] : digest.shape;
  const [rowStep, colStep] = digest.steps.length === 1 ? [1, ...digest.steps] : digest.steps;
  expect([ours.rows, ours.cols]).toEqual([rows, cols]);
  const kept = ours.data.filter(
    (_, i) => Math.floor(i / ours.cols) % rowStep! === 0 && (i % ours.cols) % colStep! === 0,
  );
  let sum = 0;
  let squares = 0;
  for (const value of ours.data) {
    sum += value;
    squares += value * value;
  }
  const found = [...kept, sum / ours.data.length, Math.sqrt(squares / ours.data.length)];
  const wanted = [...digest.values, digest.mean, digest.rms];
  expect(found).toHaveLength(wanted.length);
  const worst = wanted.reduce(
    (most, value, i) =>
      Math.max(most, Math.abs(found[i]! - value) / (Math.abs(value) + 0.1 * digest.largest)),
    0,
  );
  expect(worst).toBeLessThanOrEqual(tolerance);
}
