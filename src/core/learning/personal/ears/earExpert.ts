// An ear as an expert: what its scores say before any answer, and what answers teach about its embedding.
import * as z from 'zod';
import { type Matrix, matrix, putRows, selectRows } from '../../../domain/matrix.ts';
import { type SerialisedModel, savedForm } from '../../learners/serialisedModel.ts';
import { softmaxInPlace } from '../../maths/softmax.ts';
import type { Expert } from '../experts/expert.ts';
import { knownRows } from '../knownRows.ts';
import { classIndices, type PersonalTable } from '../personalTable.ts';
import { type EarColumns, heardGenreSchema } from './earColumns.ts';
import { addLearned, fitFromScores } from './fromScores.ts';
import { fitHearing, type Hearing, hear } from './hearing.ts';
import { fitPrincipalAxes, onAxes, type PrincipalAxes } from './principal.ts';

/** Fitted to all rows, and what fits to the other folds' rows say of each fold's [rows, its classes]. */
export interface FittedEar {
  readonly expert: Expert;
  readonly outOfFold: Matrix;
}

/** It knows the genres that its scores name and those that were answered; null where these are none. */
export function fitEar(
  ear: EarColumns,
  { rows, classes: all, folds }: Pick<PersonalTable, 'rows' | 'classes' | 'folds'>,
  onStep: (fold: number) => void = () => undefined,
  signal?: AbortSignal,
): FittedEar | null {
  const answered = new Set(rows.labels);
  const genres = ear.genres.filter(({ genre }) => all.includes(genre));
  const classes = all.filter((name) => answered.has(name) || genres.some(({ genre }) => genre === name));
  if (classes.length === 0) return null;
  const view: EarView = {
    classes,
    hearing: fitHearing(rows.library.X, genres),
    axes: fitPrincipalAxes(rows.library.X, [...ear.embedding, ...ear.scores]),
  };
  const library = { ...rows.library, X: given(view, rows.library.X) };
  const X = given(view, rows.X);
  const y = classIndices(rows.labels, classes);
  const fitTo = (of: Int32Array): Expert => {
    const groups = Array.from(of, (i) => rows.groups[i]!);
    const known = knownRows(
      selectRows(X, of),
      of.map((i) => y[i]!),
      groups,
      classes.length,
      library,
    );
    const scores = Float64Array.from(columnsBetween(known.X, 0, classes.length).data);
    const seen = { X: columnsBetween(known.X, classes.length, X.cols), shares: known.shares };
    return expertOf({ ...view, weights: fitFromScores(seen, scores, signal) });
  };
  const outOfFold = matrix(y.length, classes.length);
  for (const [f, { train, heldOut }] of folds.entries()) {
    putRows(outOfFold, heldOut, fitTo(train).judge(selectRows(rows.X, heldOut)));
    onStep(f + 1);
  }
  const expert = fitTo(Int32Array.from(y.keys()));
  onStep(folds.length + 1);
  return { expert, outOfFold };
}

interface EarView {
  readonly classes: readonly string[];
  readonly hearing: Hearing;
  readonly axes: PrincipalAxes;
}

/** Calibrated scores of the classes, then the axes [rows, classes + axes]: all that the fit looks at. */
function given({ classes, hearing, axes }: EarView, X: Matrix): Matrix {
  const heard = hear(hearing, X);
  const seen = onAxes(axes, X);
  const out = matrix(X.rows, classes.length + seen.cols);
  const places = hearing.genres.map(({ genre }) => classes.indexOf(genre));
  for (let i = 0; i < X.rows; i++) {
    // A genre that no score names stays at 0, which is usual.
    places.forEach((c, g) => {
      out.data[i * out.cols + c] = heard[i * places.length + g]!;
    });
    out.data.set(seen.data.subarray(i * seen.cols, (i + 1) * seen.cols), i * out.cols + classes.length);
  }
  return out;
}

interface EarParts extends EarView {
  /** [classes, axes + 1] */
  readonly weights: Float64Array;
}

function expertOf(parts: EarParts): Expert {
  const { classes, hearing, axes, weights } = parts;
  return {
    classes,
    judge(X) {
      const all = given(parts, X);
      const out = columnsBetween(all, 0, classes.length);
      const scores = Float64Array.from(out.data);
      addLearned(weights, columnsBetween(all, classes.length, all.cols), scores);
      for (let i = 0; i < X.rows; i++) {
        const row = scores.subarray(i * classes.length, (i + 1) * classes.length);
        softmaxInPlace(row);
        out.data.set(row, i * classes.length);
      }
      return out;
    },
    serialise: () =>
      form.write({
        classes,
        genres: hearing.genres,
        levels: hearing.levels,
        columns: axes.columns,
        means: axes.means,
        projection: axes.projection.data,
        weights,
      }),
  };
}

const form = savedForm('ear expert', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    genres: z.array(heardGenreSchema).readonly(),
    levels: bytes.f64,
    columns: z.array(z.int().nonnegative()).readonly(),
    means: bytes.f64,
    projection: bytes.f32,
    weights: bytes.f64,
  }),
);

/** The expert again, to the bit. Throws AppError 'invalid'. */
export function loadEarExpert(saved: SerialisedModel): Expert {
  const { classes, genres, levels, columns, means, projection, weights } = form.read(saved);
  const axes = columns.length === 0 ? 0 : projection.length / columns.length;
  return expertOf({
    classes,
    hearing: { genres, levels },
    axes: { columns, means, projection: matrix(columns.length, axes, projection) },
    weights,
  });
}

/** The columns from `start` to before `end`, copied. */
function columnsBetween(X: Matrix, start: number, end: number): Matrix {
  const out = matrix(X.rows, end - start);
  for (let i = 0; i < X.rows; i++)
    out.data.set(X.data.subarray(i * X.cols + start, i * X.cols + end), i * out.cols);
  return out;
}
