// What an ear hears in samples: log-mel pictures, cut into segments, through the model, averaged.
import type { EarManifest } from '../../domain/ear.ts';
import { AppError } from '../../domain/errors.ts';
import type { LogMel } from '../../dsp/logMel/logMel.ts';
import { logMelPlan } from '../../dsp/logMel/plan.ts';
import { type Picture, segmentStarts, takeSegments } from './segments.ts';
import { logOdds, meanRows, probabilities } from './summary.ts';

export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A model that can be run, whatever runs it. */
export interface EarModel {
  /** Lengths of the input's axes; null: any. */
  readonly shape: readonly (number | null)[];
  /** Gives the outputs asked for, in their order. */
  run(input: Tensor, outputs: readonly string[]): Promise<readonly Tensor[]>;
}

/** Of one window: the vectors of the ear's groups. */
export interface Heard {
  readonly embedding: Float32Array;
  /** Null where the ear has no scores. */
  readonly scores: Float32Array | null;
}

/** Mono samples at the ear's own rate. */
export type Hearing = (samples: Float32Array) => Promise<Heard>;

/** So many segments are fed at once where a model takes any number: more is no faster. */
const atOnce = 8;

/** Throws AppError('invalid') when the model's outputs are not what the manifest says. */
export function hearing(manifest: EarManifest, model: EarModel, logMel: LogMel): Hearing {
  const { sampleRate, preEmphasis, spectrogram, segment, input, embedding, scores } = manifest;
  const plan = spectrogram === null ? null : logMelPlan(sampleRate, spectrogram);
  const batchAxis = input.layout.indexOf('segments');
  const timeAxis = input.layout.findIndex((axis) => axis === 'frames' || axis === 'samples');
  /** A number that must be fed, whether there are so many segments or not. */
  const fixedBatch = batchAxis < 0 ? 1 : (model.shape[batchAxis] ?? null);
  const isAnyLength = (model.shape[timeAxis] ?? null) === null;
  const outputs = [embedding.output, ...(scores === null ? [] : [scores.output])];

  const pictureOf = (samples: Float32Array): Picture => {
    const signal = preEmphasis === null ? samples : emphasised(samples, preEmphasis);
    if (plan === null) return { data: signal, rows: 1, cols: signal.length };
    return logMel(signal, plan);
  };

  return async (samples) => {
    const picture = pictureOf(samples);
    const { starts, length } = segmentStarts(picture.cols, segment, isAnyLength);
    const embeddings = meanRows(embedding.size);
    const classes = scores === null ? null : meanRows(scores.classes.length);
    for (let from = 0; from < starts.length; from += fixedBatch ?? atOnce) {
      const some = starts.slice(from, from + (fixedBatch ?? atOnce));
      const batch = fixedBatch ?? some.length;
      const data = takeSegments(picture, some, length, batch, input.layout);
      const dims = input.layout.map((axis) => {
        if (axis === 'segments') return batch;
        if (axis === 'bands') return picture.rows;
        return axis === 1 ? 1 : length;
      });
      const [vector, named] = await model.run({ data, dims }, outputs);
      if (vector === undefined) throw new AppError('invalid', `The ear gave no ${embedding.output}.`);
      embeddings.add(rowsOf(vector, embedding.size, embedding.output), some.length / batch);
      if (scores === null || classes === null) continue;
      if (named === undefined) throw new AppError('invalid', `The ear gave no ${scores.output}.`);
      const rows = rowsOf(named, scores.classes.length, scores.output);
      classes.add(probabilities(rows, scores.classes.length, scores.activation), some.length / batch);
    }
    return { embedding: embeddings.mean(), scores: classes === null ? null : logOdds(classes.mean()) };
  };
}

/** y[n] = x[n + 1] - c x[n]. */
function emphasised(samples: Float32Array, coefficient: number): Float32Array {
  const out = new Float32Array(Math.max(0, samples.length - 1));
  for (let n = 0; n < out.length; n++) out[n] = samples[n + 1]! - coefficient * samples[n]!;
  return out;
}

/** Throws AppError('invalid') unless `data` are whole rows of finite values. */
function rowsOf({ data, dims }: Tensor, size: number, output: string): Float32Array {
  if (data.length === 0 || data.length % size !== 0)
    throw new AppError(
      'invalid',
      `The ear's ${output} has the shape [${dims.join(', ')}], not rows of ${size}.`,
    );
  if (!data.every(Number.isFinite))
    throw new AppError('invalid', `The ear's ${output} has values that are not finite.`);
  return data;
}
