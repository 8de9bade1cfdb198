// Feature vectors as the learning workers take them: row after row in one array.
import { type Matrix, matrix } from '../../core/domain/matrix.ts';
import type { TrackVectors } from '../store/learning/featureReads.ts';

export interface FeatureRows<Buffer extends ArrayBufferLike = ArrayBufferLike> {
  readonly data: Float32Array<Buffer>;
  readonly rows: number;
}

/** The vectors of all windows of all tracks. */
export function stackWindows(tracks: readonly TrackVectors[]): FeatureRows<ArrayBuffer> {
  const vectors = tracks.flatMap(({ windows }) => windows);
  const columns = vectors[0]?.length ?? 0;
  const data = new Float32Array(vectors.length * columns);
  for (const [i, vector] of vectors.entries()) data.set(vector, i * columns);
  return { data, rows: vectors.length };
}

export function toMatrix({ data, rows }: FeatureRows): Matrix {
  return matrix(rows, rows === 0 ? 0 : data.length / rows, data);
}
