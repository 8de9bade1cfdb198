// What an ear hears of excerpts, cached by its file and theirs: its columns behind those of every track.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { places } from '../../scripts/start/project.ts';
import { type EarInUse, earVersion, embeddingGroup } from '../../src/core/domain/ear.ts';
import { type Matrix, matrix } from '../../src/core/domain/matrix.ts';
import { genresHeard, parseEarGenres } from '../../src/core/genres/heard.ts';
import { createVocabulary } from '../../src/core/genres/vocabulary/vocabulary.ts';
import { parseGenreFile } from '../../src/core/genres/vocabulary/vocabularyFile.ts';
import type { EarColumns } from '../../src/core/learning/personal/ears/earColumns.ts';
import { readWindows } from '../../src/main/audio/windows.ts';
import { createEars } from '../../src/main/engines/ears.ts';
import { loadLogMel } from '../../src/main/engines/kernels.ts';

/** The tracks of `own` with what the ear hears of `paths` behind their columns; `genres`: the library's own. */
export async function besideEar(
  own: Matrix,
  paths: readonly string[],
  ear: EarInUse,
  genres: readonly string[],
): Promise<{ readonly X: Matrix; readonly ears: readonly EarColumns[] }> {
  const { manifest } = ear;
  const classes = manifest.scores?.classes ?? [];
  const heard = await cached(paths, ear, manifest.embedding.size + classes.length);
  const X = matrix(own.rows, own.cols + heard.cols);
  for (let i = 0; i < X.rows; i++) {
    X.data.set(own.data.subarray(i * own.cols, (i + 1) * own.cols), i * X.cols);
    X.data.set(heard.data.subarray(i * heard.cols, (i + 1) * heard.cols), i * X.cols + own.cols);
  }
  const places = (start: number, count: number) => Array.from({ length: count }, (_, j) => start + j);
  const embedding = places(own.cols, manifest.embedding.size);
  const scores = places(own.cols + manifest.embedding.size, classes.length);
  const named = genresHeard(classes, parseEarGenres(resource('ear-genres.txt')), vocabulary(), genres);
  return {
    X,
    ears: [
      {
        name: embeddingGroup(manifest),
        embedding,
        scores,
        genres: named.map(({ genre, classes: at }) => ({
          genre,
          columns: at.flatMap((place) => scores[place] ?? []),
        })),
      },
    ],
  };
}

const resource = (name: string): string => readFileSync(join(places.resourcesDir, name), 'utf8');
const vocabulary = () => createVocabulary(parseGenreFile(resource('genres.txt')));

/** [paths, embedding and scores] */
async function cached(paths: readonly string[], ear: EarInUse, cols: number): Promise<Matrix> {
  const folder = resolve(import.meta.dirname, '../../.cache/corrections');
  const key = createHash('sha256')
    .update(JSON.stringify([earVersion, ear.manifest, paths]))
    .digest('hex');
  const file = join(folder, `ear-${key.slice(0, 16)}.f32`);
  try {
    const bytes = readFileSync(file);
    const data = new Float32Array(bytes.length / 4);
    new Uint8Array(data.buffer).set(bytes);
    return matrix(paths.length, cols, data);
  } catch {
    // Not heard yet by this ear.
  }
  const X = matrix(paths.length, cols);
  const { hear } = await createEars(loadLogMel(places.kernelsFile)).open(ear);
  for (const [i, path] of paths.entries()) {
    const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
    const samples = windows[0]?.samplesAt(ear.manifest.sampleRate);
    if (samples === undefined) throw new Error(`${path} has no window`);
    const { embedding, scores } = await hear(samples);
    X.data.set(embedding, i * cols);
    if (scores !== null) X.data.set(scores, i * cols + embedding.length);
    if (process.stderr.isTTY) process.stderr.write(`\rhearing ${i + 1}/${paths.length} `);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, new Uint8Array(X.data.buffer));
  return X;
}
