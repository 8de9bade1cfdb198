// A metric, and the landmarks that scales are measured by, as they are saved.
import * as z from 'zod';
import { groupVersionSchema } from '../../core/domain/layout.ts';
import { type Bytes, damaged, savedForm } from '../../core/learning/learners/serialisedModel.ts';
import type { Landmarks } from '../../core/space/localScale.ts';
import type { Block, Metric } from '../../core/space/metric/metric.ts';
import { dimsOf } from '../../core/space/metric/metric.ts';
import type { KeptMetric } from '../store/learning/space.ts';

export interface SavedMetric {
  readonly metric: Metric;
  readonly landmarks: Landmarks;
}

const told = (bytes: Bytes) =>
  z
    .object({
      opinion: z.object({ weights: bytes.f32, biases: bytes.f32, middle: bytes.f32 }),
      radius: z.number(),
    })
    .nullable();

const form = savedForm('space', (bytes) =>
  z.object({
    name: z.string(),
    layout: z.array(groupVersionSchema),
    fittedTo: z.int(),
    answers: z.int(),
    balls: z.array(
      z.object({
        radius: z.number(),
        blocks: z.array(
          z.object({
            weight: z.number(),
            cols: z.int().min(0),
            dims: z.int().min(0),
            weights: bytes.f32,
            /** Of all columns, one after the other. */
            knots: bytes.i32,
            values: bytes.f32,
            scores: bytes.f32,
          }),
        ),
      }),
    ),
    taught: told(bytes),
    learned: told(bytes),
    landmarks: z.object({ points: bytes.f32, more: bytes.f32 }),
  }),
);

export function writeMetric({ metric, landmarks }: SavedMetric): KeptMetric {
  const { json, weights } = form.write({
    ...metric,
    layout: [...metric.layout],
    balls: metric.balls.map(({ radius, blocks }) => ({
      radius,
      blocks: blocks.map(({ scores, turn, weight }) => ({
        weight,
        cols: turn.cols,
        dims: turn.dims,
        weights: turn.weights,
        knots: Int32Array.from(scores, ({ values }) => values.length),
        values: joined(scores.map(({ values }) => values)),
        scores: joined(scores.map((score) => score.scores)),
      })),
    })),
    landmarks,
  });
  return { name: metric.name, parts: JSON.stringify(json), weights };
}

/** Throws AppError 'invalid' for one that is damaged or from another version. */
export function readMetric({ parts, weights }: KeptMetric): SavedMetric {
  const json = z.record(z.string(), z.json()).parse(JSON.parse(parts));
  const { landmarks, balls, ...rest } = form.read({ json, weights });
  const metric: Metric = {
    ...rest,
    balls: balls.map(({ radius, blocks }) => ({ radius, blocks: blocks.map(blockOf) })),
  };
  const dims = dimsOf(metric);
  if (
    ![...numbersOf(metric), landmarks.points, landmarks.more].every((numbers) =>
      numbers.every(Number.isFinite),
    )
  )
    throw damaged('it has numbers that are none');
  if (landmarks.points.length !== landmarks.more.length * dims) throw damaged('its landmarks do not fit');
  for (const part of [metric.taught, metric.learned]) {
    if (part === null) continue;
    const { weights: linear, biases, middle } = part.opinion;
    if (middle.length !== biases.length || linear.length % Math.max(1, biases.length) !== 0)
      throw damaged('an opinion does not fit');
  }
  return { metric, landmarks };
}

function numbersOf({ balls, taught, learned }: Metric): Float32Array[] {
  const blocks = balls.flatMap((ball) => ball.blocks);
  return [
    ...blocks.flatMap(({ scores, turn }) => [
      turn.weights,
      ...scores.flatMap((score) => [score.values, score.scores]),
    ]),
    ...[taught, learned].flatMap((told) =>
      told === null ? [] : [told.opinion.weights, told.opinion.biases, told.opinion.middle],
    ),
  ];
}

function blockOf(saved: {
  readonly weight: number;
  readonly cols: number;
  readonly dims: number;
  readonly weights: Float32Array;
  readonly knots: Int32Array;
  readonly values: Float32Array;
  readonly scores: Float32Array;
}): Block {
  const { cols, dims, weights, knots, values, scores, weight } = saved;
  const all = knots.reduce((sum, count) => sum + count, 0);
  const fits = knots.length === cols && knots.every((count) => count >= 0) && weights.length === cols * dims;
  if (!fits || values.length !== all || scores.length !== all) throw damaged('a block does not fit');
  let at = 0;
  const columns = [...knots].map((count) => {
    at += count;
    return { values: values.slice(at - count, at), scores: scores.slice(at - count, at) };
  });
  return { scores: columns, turn: { weights, cols, dims }, weight };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
