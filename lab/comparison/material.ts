// What a comparison learns from: a table of columns, or audio files, of which there are columns and sequences.
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '../../src/core/domain/errors.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { FEATURE_NAMES, shippedLayout } from '../../src/core/features/layout.ts';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import { emptyFolder, type Listing, listClips } from '../datasets/clips.ts';
import { foldsApart } from '../datasets/foldsApart.ts';
import { labelsOf, type Manifest } from '../datasets/manifest.ts';
import { hearFrames, listen, type Preparing, unknownArtist } from '../datasets/prepare.ts';
import type { EvaluationTable } from '../evaluation/fitModel.ts';
import { hearColumns } from './columns.ts';
import { type Contest, hashOf } from './trials.ts';

export interface Material {
  readonly contest: Contest;
  /** Null where nothing learns from columns. */
  readonly table: EvaluationTable | null;
  /** Null where nothing learns from sequences. */
  readonly manifest: Manifest | null;
  /** Files that are not learned from, each with the reason. */
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[];
  /** Files of which nothing says by whom they are. */
  readonly ofUnknownArtists: number;
}

export function tableMaterial(
  source: string,
  table: EvaluationTable,
  splits: readonly Fold[],
  seed: number,
): Material {
  const { X, y, classes, featureNames, groups } = table;
  const dataHash = hashOf(X.data, y, JSON.stringify([classes, featureNames, groups]));
  const contest = { source: nameOf(source), classes, y, groups, splits, seed, dataHash };
  return { contest, table, manifest: null, leftOut: [], ofUnknownArtists: 0 };
}

/** Of a file with the folder that it is in, for many are called index. */
function nameOf(source: string): string {
  return extname(source) === '' ? basename(source) : join(basename(dirname(source)), basename(source));
}

interface ClipsOptions extends Pick<Preparing, 'audio' | 'mapping' | 'cacheFolder' | 'entry' | 'workers'> {
  readonly folds: number;
  readonly seed: number;
  /** Whether something learns from columns, ... */
  readonly withColumns: boolean;
  /** ... or from sequences. */
  readonly withFrames: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Throws AppError naming the folder without audio, or the row of an index without a file, and what `prepare` throws. */
export async function clipsMaterial(source: string, options: ClipsOptions): Promise<Material> {
  const { audio, cacheFolder, folds, seed, withColumns, withFrames, signal } = options;
  await refuseMistakes(source, await listClips(source, audio));
  const asked = { ...options, source, depth: 'quick' } as const;
  const { found, leftOut } = await listen(asked, async (analysis, clip, folder) => ({
    frames: withFrames ? await hearFrames(analysis, clip, folder, asked) : null,
    columns: withColumns ? await hearColumns(analysis, clip.path, folder, signal) : null,
  }));
  const { classes, y, groups } = labelsOf(found.map(({ known }) => known));
  const splits = inSource(source, () => foldsApart({ classes, y, groups }, folds, seed));
  const dataHash = hashOf(
    JSON.stringify(found.map(({ known }) => [known.file, known.class, known.artist, known.frames])),
    JSON.stringify(shippedLayout),
  );
  const X = matrix(found.length, FEATURE_NAMES.length);
  for (const [i, { heard }] of found.entries()) X.data.set(heard.columns ?? [], i * X.cols);
  const items = found.flatMap(({ known, heard: { frames } }) =>
    frames === null ? [] : { ...known, ...frames.about },
  );
  return {
    contest: { source: nameOf(source), classes, y, groups, splits, seed, dataHash },
    table: withColumns ? { X, y, classes, featureNames: FEATURE_NAMES, groups } : null,
    manifest: withFrames ? { cacheFolder, items } : null,
    leftOut,
    ofUnknownArtists: found.filter(({ known }) => known.artist === unknownArtist(known.file)).length,
  };
}

/** A file that cannot be read is left out; a class without any, or a row without a file, is a mistake in what was given. */
async function refuseMistakes(source: string, { clips, leftOut }: Listing): Promise<void> {
  const empty = leftOut.find(({ reason }) => reason === emptyFolder);
  if (empty !== undefined)
    throw new AppError('too-few-examples', `The folder '${empty.file}' has no audio file in it.`, {
      path: source,
    });
  for (const { file, path } of clips)
    if (await stat(Buffer.from(path)).then(isNothing, isMissing))
      throw new AppError(
        'not-found',
        `There is no file ${file}, which it names. Files elsewhere need --audio, a table of figures --table.`,
        { path: source },
      );
}

const isNothing = (): boolean => false;
const isMissing = (error: NodeJS.ErrnoException): boolean => error.code === 'ENOENT';

function inSource<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.kind, error.message, { path, cause: error });
  }
}
