// What a comparison learns from: a table of columns, or audio files, of which there are columns and sequences.
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '../../src/core/domain/errors.ts';
import { FEATURE_NAMES, shippedLayout } from '../../src/core/features/layout.ts';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import { type ClassMapping, mapped } from '../datasets/classMapping.ts';
import { emptyFolder, type Listing, listClips } from '../datasets/clips.ts';
import { foldsApart } from '../datasets/foldsApart.ts';
import { datasetOf, type Manifest } from '../datasets/manifest.ts';
import { type Preparing, prepare } from '../datasets/prepare.ts';
import type { EvaluationTable } from '../evaluation/fitModel.ts';
import { columnsOf } from './columns.ts';
import { type Contest, hashOf } from './trials.ts';

export interface Material {
  readonly contest: Contest;
  /** Null where nothing learns from columns. */
  readonly table: EvaluationTable | null;
  /** Null where there is no audio. */
  readonly manifest: Manifest | null;
  /** Files that are not learned from, each with the reason. */
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[];
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
  return { contest, table, manifest: null, leftOut: [] };
}

/** Of a file with the folder that it is in, for many are called index. */
function nameOf(source: string): string {
  return extname(source) === '' ? basename(source) : join(basename(dirname(source)), basename(source));
}

interface ClipsOptions extends Pick<Preparing, 'audio' | 'cacheFolder' | 'entry' | 'workers'> {
  /** Of the class mapping. */
  readonly mapping: ClassMapping | null;
  readonly folds: number;
  readonly seed: number;
  readonly withColumns: boolean;
  readonly signal: AbortSignal;
  /** Listening to the files, first for their frames, then for their columns. */
  readonly onProgress: (part: 'frames' | 'columns', done: number, total: number) => void;
}

/** Throws AppError naming the folder without audio, or the row of an index without a file, and what `prepare` throws. */
export async function clipsMaterial(source: string, options: ClipsOptions): Promise<Material> {
  const { audio, mapping, folds, seed, withColumns, signal, onProgress } = options;
  const listing = await listClips(source, audio);
  await refuseMistakes(source, listing);
  const { manifest, leftOut } = await prepare({
    ...options,
    source,
    depth: 'quick',
    onProgress: (done, total) => onProgress('frames', done, total),
  });
  const { items } = manifest;
  const { classes, y, groups } = datasetOf(manifest, 'fused');
  const splits = inSource(source, () => foldsApart({ classes, y, groups }, folds, seed));
  const dataHash = hashOf(
    JSON.stringify(items.map((item) => [item.file, item.class, item.artist, item.frames])),
    JSON.stringify(shippedLayout),
  );
  const clips = mapping === null ? listing.clips : mapped(listing.clips, mapping);
  const paths = new Map(clips.map(({ file, path }) => [file, path]));
  const X = withColumns
    ? await columnsOf(manifest, paths, {
        ...options,
        signal,
        onProgress: (done, total) => onProgress('columns', done, total),
      })
    : null;
  return {
    contest: { source: nameOf(source), classes, y, groups, splits, seed, dataHash },
    table: X === null ? null : { X, y, classes, featureNames: FEATURE_NAMES, groups },
    manifest,
    leftOut,
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
      throw new AppError('not-found', `There is no file ${file}, which it names.`, { path: source });
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
