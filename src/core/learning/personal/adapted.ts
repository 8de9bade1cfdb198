// Learns genres from a few rows, with the help of the starter, of the library's other tracks, and of artists.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import type { Preprocessor } from '../learners/preprocessing.ts';
import { fitPreprocessing, loadPreprocessing } from '../learners/preprocessing.ts';
import { type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import { softmaxInPlace } from '../maths/softmax.ts';
import type { Gaussians } from './familiarColumns.ts';
import { fitGaussians, gaussianScores, starterSpread } from './familiarColumns.ts';
import { fitFurther, furtherScores } from './furtherColumns.ts';
import type { LibraryTracks } from './knownRows.ts';
import { columnsOf, knownRows, ofColumns } from './knownRows.ts';
import { grouped, scatterWithin } from './scatter.ts';

export interface Surroundings {
  /** Tracks of the library, raw [tracks, columns]; their artists; whether their genre is unknown. */
  readonly library: LibraryTracks;
  readonly starter: { readonly X: Matrix; readonly labels: readonly string[] };
  /** Where the starter's columns are among the library's. */
  readonly starterColumns: readonly number[];
}

export interface Adapted {
  /** By the starter's columns, by what the further ones add, and by the two together: [rows, classes], rows sum to 1. */
  judge(X: Matrix): { readonly familiar: Matrix; readonly further: Matrix; readonly together: Matrix };
  serialise(): SerialisedModel;
}

/** What of the surroundings every fit shares, whichever rows are held out. */
export interface AdaptedBasis {
  /** Raw rows, their classes and artists. */
  fit(X: Matrix, y: Int32Array, groups: readonly string[], classes: readonly string[]): Adapted;
}

/**
 * With 40 labelled rows of 275 columns neither means nor spread can be had from the labels alone. So the other tracks of
 * an artist count a little as what the artist's answered ones are (knownRows); the spread of the starter's columns is
 * learned from its genres (familiarColumns), that of the further ones from artists' tracks (furtherColumns). The
 * starter's recordings and the user's differ, so each side is made normal by its own rows.
 */
export function adaptedBasis({ library, starter, starterColumns }: Surroundings): AdaptedBasis {
  const preprocessing = fitPreprocessing({ kind: 'power' }, library.X);
  const tracks = { ...library, X: preprocessing.transform(library.X) };
  const taught = fitPreprocessing({ kind: 'power' }, starter.X).transform(starter.X);
  const spread = starterSpread(taught, starter.labels);
  const withinArtists = scatterWithin(grouped(tracks.X, library.groups));
  return {
    fit(X, y, groups, classes) {
      const known = knownRows(preprocessing.transform(X), y, groups, classes.length, tracks);
      return adapted({
        classes: classes.length,
        starterColumns,
        preprocessing,
        familiar: fitGaussians(ofColumns(known, starterColumns), classes, spread),
        further: fitFurther(known, withinArtists, starterColumns),
      });
    },
  };
}

interface AdaptedParts {
  readonly classes: number;
  readonly starterColumns: readonly number[];
  readonly preprocessing: Preprocessor;
  readonly familiar: Gaussians;
  /** [classes, columns + 1] */
  readonly further: Float64Array;
}

function adapted(parts: AdaptedParts): Adapted {
  const { classes, starterColumns, preprocessing, familiar, further } = parts;
  return {
    judge(raw) {
      const X = preprocessing.transform(raw);
      const a = gaussianScores(familiar, columnsOf(X, starterColumns));
      const b = furtherScores(further, X);
      return {
        familiar: softmaxRows(a, classes),
        further: softmaxRows(b, classes),
        together: softmaxRows(
          a.map((score, at) => score + b[at]!),
          classes,
        ),
      };
    },
    serialise: () =>
      form.write({
        classes,
        starterColumns,
        preprocessing: preprocessing.serialise(),
        projection: familiar.projection.data,
        means: familiar.means,
        variances: familiar.variances,
        further,
      }),
  };
}

const form = savedForm('adapted', (bytes) =>
  z.object({
    classes: z.int().positive(),
    starterColumns: z.array(z.int().nonnegative()).readonly(),
    preprocessing: bytes.model,
    projection: bytes.f32,
    means: bytes.f64,
    variances: bytes.f64,
    further: bytes.f64,
  }),
);

export function loadAdapted(saved: SerialisedModel): Adapted {
  const { classes, starterColumns, preprocessing, projection, means, variances, further } = form.read(saved);
  const columns = starterColumns.length;
  return adapted({
    classes,
    starterColumns,
    preprocessing: loadPreprocessing(preprocessing),
    familiar: { projection: matrix(columns, columns, projection), means, variances },
    further,
  });
}

function softmaxRows(values: Float64Array, classes: number): Matrix {
  const out = matrix(values.length / classes, classes);
  for (let i = 0; i < out.rows; i++) {
    const row = values.slice(i * classes, (i + 1) * classes);
    softmaxInPlace(row);
    out.data.set(row, i * classes);
  }
  return out;
}
