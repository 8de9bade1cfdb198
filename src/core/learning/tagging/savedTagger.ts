// A tagger with the tags that it hears, as it is saved. What is read may come from anywhere: every length is checked.
import * as z from 'zod';
import { groupVersionSchema } from '../../domain/layout.ts';
import { matrix } from '../../domain/matrix.ts';
import { loadPreprocessing } from '../learners/preprocessing.ts';
import { type Bytes, damaged, type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import type { Calibration } from './calibrate.ts';
import type { Member, Tagger } from './tagger.ts';
import type { View } from './view.ts';

/** A tag that was learned. */
export interface HeardTag {
  readonly tagId: number;
  readonly calibration: Calibration;
  /** From which probability on it holds; null where it could not be learned, and is not put on tracks. */
  readonly threshold: number | null;
}

export interface SavedTagger {
  /** The feature groups whose columns a row has. */
  readonly layout: readonly z.infer<typeof groupVersionSchema>[];
  readonly tagger: Tagger;
  /** In the order of the scores. */
  readonly tags: readonly HeardTag[];
}

const version = 1;

const calibrationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('platt'), slope: z.number(), offset: z.number() }),
  z.object({
    kind: z.literal('isotonic'),
    scores: z.array(z.number()).min(1),
    probabilities: z.array(z.number().min(0).max(1)).min(1),
  }),
]);

const tableOf = (bytes: Bytes) => z.object({ rows: z.int().min(0), cols: z.int().min(0), data: bytes.f32 });

const scorerOf = (bytes: Bytes) =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('kernel'),
      gamma: z.number().positive(),
      tags: z.int().positive(),
      landmarks: tableOf(bytes),
      coefficients: bytes.f32,
    }),
    z.object({
      kind: z.literal('logistic'),
      axes: z.int().min(0),
      tags: z.int().positive(),
      coefficients: bytes.f32,
    }),
    z.object({
      kind: z.literal('mlp'),
      axes: z.int().min(0),
      hidden: z.int().positive(),
      tags: z.int().positive(),
      networks: z.array(z.object({ first: bytes.f32, second: bytes.f32 })).min(1),
    }),
  ]);

const form = savedForm('tags', (bytes) =>
  z.object({
    version: z.literal(version),
    layout: z.array(groupVersionSchema),
    features: z.int().positive(),
    tags: z
      .array(
        z.object({
          tagId: z.int().positive(),
          calibration: calibrationSchema,
          threshold: z.number().min(0).max(1).nullable(),
        }),
      )
      .min(1),
    views: z
      .array(
        z.object({ columns: bytes.i32, standard: bytes.model, means: bytes.f64, projection: tableOf(bytes) }),
      )
      .min(1),
    members: z
      .array(
        z.object({
          view: z.int().min(0),
          weight: z.number(),
          scorer: scorerOf(bytes),
          means: bytes.f64,
          deviations: bytes.f64,
        }),
      )
      .min(1),
  }),
);
type Parts = ReturnType<typeof form.read>;

export function writeTagger({ layout, tagger, tags }: SavedTagger): SerialisedModel {
  return form.write({
    version,
    layout: [...layout],
    features: tagger.features,
    tags: tags.map(({ calibration, ...tag }) => ({
      ...tag,
      calibration:
        calibration.kind === 'platt'
          ? calibration
          : {
              kind: 'isotonic',
              scores: [...calibration.scores],
              probabilities: [...calibration.probabilities],
            },
    })),
    views: tagger.views.map(({ columns, standard, axes }) => ({
      columns: Int32Array.from(columns),
      standard: standard.serialise(),
      means: axes.means,
      projection: axes.projection,
    })),
    members: tagger.members.map((member) => ({
      ...member,
      scorer:
        member.scorer.kind === 'mlp'
          ? { ...member.scorer, networks: [...member.scorer.networks] }
          : member.scorer,
    })),
  });
}

/** Throws AppError 'invalid' for one that is damaged or from another version. */
export function readTagger(saved: SerialisedModel): SavedTagger {
  const { layout, features, tags, views, members } = form.read(saved);
  const count = tags.length;
  const read = views.map((view) => viewOf(view, features));
  for (const member of members) checkMember(member, read, count);
  for (const { calibration } of tags)
    if (calibration.kind === 'isotonic' && calibration.scores.length !== calibration.probabilities.length)
      throw damaged('a calibration does not fit');
  return { layout, tags, tagger: { features, tags: count, views: read, members: members.map(memberOf) } };
}

function viewOf({ columns, standard, means, projection }: Parts['views'][number], features: number): View {
  const own = [...columns];
  const { rows, cols, data } = projection;
  if (
    own.some((column) => column < 0 || column >= features) ||
    means.length !== own.length ||
    rows !== own.length ||
    data.length !== rows * cols
  )
    throw damaged('a view does not fit');
  const preprocessor = loadPreprocessing(standard);
  if (preprocessor.features !== own.length) throw damaged('a view does not fit');
  const all = own.map((_, j) => j);
  return {
    columns: own,
    standard: preprocessor,
    axes: { columns: all, means, projection: matrix(rows, cols, data) },
  };
}

function checkMember(
  { view, scorer, means, deviations }: Parts['members'][number],
  views: readonly View[],
  tags: number,
): void {
  const axes = views[view]?.axes.projection.cols;
  const fits =
    axes !== undefined &&
    scorer.tags === tags &&
    means.length === tags &&
    deviations.length === tags &&
    deviations.every((deviation) => deviation > 0) &&
    fitsAxes(scorer, axes);
  if (!fits) throw damaged('a part of it does not fit');
}

function fitsAxes(scorer: Parts['members'][number]['scorer'], axes: number): boolean {
  if (scorer.kind === 'kernel') {
    const { rows, cols, data } = scorer.landmarks;
    return cols === axes && data.length === rows * cols && scorer.coefficients.length === rows * scorer.tags;
  }
  if (scorer.axes !== axes) return false;
  if (scorer.kind === 'logistic') return scorer.coefficients.length === scorer.tags * (axes + 1);
  return scorer.networks.every(
    ({ first, second }) =>
      first.length === (axes + 1) * scorer.hidden && second.length === (scorer.hidden + 1) * scorer.tags,
  );
}

function memberOf(member: Parts['members'][number]): Member {
  const { scorer } = member;
  if (scorer.kind !== 'kernel') return { ...member, scorer };
  const { rows, cols, data } = scorer.landmarks;
  return { ...member, scorer: { ...scorer, landmarks: matrix(rows, cols, data) } };
}
