// scikit-learn's principal components and umap-learn's UMAP on the same rows: by a Python that has them, or not at all.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const laidOut = z.object({ seconds: z.number(), processorSeconds: z.number(), trustworthiness: z.number() });

const answerSchema = z.object({
  version: z.string(),
  pca: laidOut,
  /** Null where there is no umap-learn. */
  umap: laidOut.extend({ version: z.string() }).nullable(),
  /** The trustworthiness of our places by scikit-learn. */
  ours: z.array(z.number()),
});

/**
 * All points are laid out by principal components; all else is of the first `few`, for which `places` are ours. Null where no Python here
 * has scikit-learn; `STACKWAX_PYTHON` names another.
 */
export function besideOurs(
  points: Float32Array,
  dims: number,
  few: number,
  places: readonly Float32Array[],
): z.infer<typeof answerSchema> | null {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-map-'));
  try {
    const file = join(folder, 'points.f32');
    writeFileSync(file, new Uint8Array(points.buffer, points.byteOffset, points.byteLength));
    const job = { file, dims, few, places: places.map((list) => [...list]) };
    for (const python of [process.env['STACKWAX_PYTHON'], 'python3'].filter((one) => one !== undefined)) {
      const { status, stdout } = spawnSync(python, [join(import.meta.dirname, 'reference.py')], {
        input: JSON.stringify(job),
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      if (status === 0) return answerSchema.parse(JSON.parse(stdout));
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
