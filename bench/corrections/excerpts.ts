// The labelled excerpts for simulated corrections, with their features, cached by the layout's version.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Matrix, matrix } from '../../src/core/domain/matrix.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';
import { SAMPLE_RATE } from '../../src/core/dsp/framing.ts';
import { describe } from '../../src/core/features/describe.ts';
import { FEATURE_NAMES, shippedLayout } from '../../src/core/features/layout.ts';
import { picturesOf } from '../../src/core/features/pictures.ts';
import type { EarColumns } from '../../src/core/learning/personal/ears/earColumns.ts';
import { readWindows } from '../../src/main/audio/windows.ts';
import { loadKernels } from '../../src/main/engines/kernels.ts';

export interface Excerpts {
  /** [files, FEATURE_NAMES and the columns of ears] */
  readonly X: Matrix;
  readonly genres: readonly string[];
  readonly paths: readonly string[];
  /** The ears whose columns stand behind them. */
  readonly ears: readonly EarColumns[];
  readonly artists: readonly string[];
}

/** `index` has a row a file: `file` (genre folder and name, below `audio` or beside it), `artist`. */
export async function readExcerpts(audio: string, index: string): Promise<Excerpts> {
  const rows = parseCsv(readFileSync(index, 'utf8')).map((row) => {
    const parts = (row['file'] ?? '').split('/').slice(-2);
    return { path: join(audio, ...parts), genre: parts[0] ?? '', artist: row['artist'] ?? '' };
  });
  const paths = rows.map(({ path }) => path);
  const X = await listenTo(paths);
  return {
    X,
    paths,
    genres: rows.map(({ genre }) => genre),
    ears: [],
    artists: rows.map(({ artist }) => artist),
  };
}

/** [paths, FEATURE_NAMES] */
export async function listenTo(paths: readonly string[]): Promise<Matrix> {
  const folder = resolve(import.meta.dirname, '../../.cache/corrections');
  const key = createHash('sha256')
    .update(JSON.stringify([shippedLayout, paths]))
    .digest('hex');
  const file = join(folder, `${key.slice(0, 16)}.f32`);
  try {
    const bytes = readFileSync(file);
    const data = new Float32Array(bytes.length / 4);
    new Uint8Array(data.buffer).set(bytes);
    return matrix(paths.length, FEATURE_NAMES.length, data);
  } catch {
    // Not analysed yet with this layout.
  }
  const X = matrix(paths.length, FEATURE_NAMES.length);
  const kernels = loadKernels(new URL('../../kernels/kernels.wasm', import.meta.url), console.warn);
  for (const [i, path] of paths.entries()) {
    const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
    const samples = windows[0]?.samplesAt(SAMPLE_RATE);
    if (samples === undefined) throw new Error(`${path} has no window`);
    X.data.set(describe(picturesOf(samples, kernels)), i * X.cols);
    if (process.stderr.isTTY) process.stderr.write(`\rlistening ${i + 1}/${paths.length} `);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, new Uint8Array(X.data.buffer));
  return X;
}
