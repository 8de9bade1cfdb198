// Rows that clustering is measured on: made ones, and real tracks with their genres.
import { loadGtzan } from '../../lab/starter/gtzan.ts';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { paddedDims } from '../../src/core/space/space.ts';
import { sharedData } from '../../tests/helpers/shared.ts';
import { readExcerpts } from '../corrections/excerpts.ts';
import { standardised } from '../retrieval/distances.ts';

export interface Measured {
  readonly name: string;
  readonly points: Float32Array;
  readonly dims: number;
  /** The genre of each row; null of made ones. */
  readonly genres: Int32Array | null;
}

/** Twenty groups whose rows lie as far around them as the groups lie apart, or rows without any groups. */
export function madeRows(name: string, rows: number, dims: number, groups: number, seed: number): Measured {
  const random = createRandom(seed);
  const centres = Float32Array.from({ length: Math.max(1, groups) * dims }, () =>
    groups === 0 ? 0 : random.normal(),
  );
  const points = new Float32Array(rows * dims);
  for (let row = 0; row < rows; row++) {
    const group = random.integer(Math.max(1, groups));
    for (let j = 0; j < dims; j++)
      points[row * dims + j] = (centres[group * dims + j] ?? 0) + random.normal();
  }
  return { name, points, dims, genres: null };
}

export async function realTracks(): Promise<Measured[]> {
  const { X, y } = loadGtzan();
  const excerpts = await readExcerpts(sharedData('emotify', 'audio'), sharedData('emotify', 'index.csv'));
  const names = [...new Set(excerpts.genres)].sort();
  return [
    measured('GTZAN', X, y),
    measured(
      'Emotify',
      excerpts.X,
      Int32Array.from(excerpts.genres, (genre) => names.indexOf(genre)),
    ),
  ];
}

function measured(name: string, X: Matrix, genres: Int32Array): Measured {
  const { data, rows, cols } = standardised(X);
  const dims = paddedDims(cols);
  const points = new Float32Array(rows * dims);
  for (let row = 0; row < rows; row++) points.set(data.subarray(row * cols, (row + 1) * cols), row * dims);
  return { name, points, dims, genres };
}
