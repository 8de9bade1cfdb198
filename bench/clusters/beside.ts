// scikit-learn beside our clustering, on the same rows: by a Python that has it, or not at all.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { ClusterMethod } from '../../src/core/domain/clusters.ts';

export interface Besides {
  readonly points: Float32Array;
  readonly dims: number;
  readonly method: ClusterMethod;
  readonly k: number;
  readonly seeds: number;
  /** Rows whose silhouettes are taken. */
  readonly compared: readonly number[];
  readonly truth: readonly number[] | null;
  /** Of a mixture, for each seed: the cluster of each row that it begins with; null: its own. */
  readonly starts: readonly (readonly number[])[] | null;
  /** Birch's. */
  readonly threshold: number;
}

const answerSchema = z.object({
  version: z.string(),
  seconds: z.number(),
  processorSeconds: z.number(),
  /** Less the inertia of K-means, the mean log-likelihood of mixtures. */
  fit: z.number(),
  silhouette: z.number(),
  daviesBouldin: z.number(),
  agreement: z.number().optional(),
});
export type Beside = z.infer<typeof answerSchema>;

/** Null where no Python here has scikit-learn; `STACKWAX_PYTHON` names another. */
export function besideSklearn({ points, ...job }: Besides): Beside | null {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-clusters-'));
  try {
    const file = join(folder, 'rows.f32');
    writeFileSync(file, new Uint8Array(points.buffer, points.byteOffset, points.byteLength));
    const pythons = [process.env['STACKWAX_PYTHON'], 'python3'].filter((one) => one !== undefined);
    for (const python of pythons) {
      const { status, stdout } = spawnSync(python, [join(import.meta.dirname, 'reference.py')], {
        input: `${JSON.stringify({ ...job, file })}\n`,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      if (status === 0) return answerSchema.parse(JSON.parse(stdout));
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
