// From the options of `compare` to what it learns from.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { AppError } from '../../../src/core/domain/errors.ts';
import { type Places, userPath } from '../../../src/main/cli/session.ts';
import { defaultCacheDir } from '../../../src/main/libraryDir.ts';
import { log } from '../../../src/main/terminal.ts';
import { forkProcess } from '../../../src/main/workers/forkProcess.ts';
import { sequenceOf } from '../../comparison/contenders.ts';
import { clipsMaterial, type Material, tableMaterial } from '../../comparison/material.ts';
import type { Contender } from '../../comparison/trials.ts';
import { type ClassMapping, parseClassMapping } from '../../datasets/classMapping.ts';
import { readEvaluation, type TableOptions } from '../../tables/evaluationTable.ts';
import type { Shown } from './interruptible.ts';

export interface MaterialOptions extends Omit<TableOptions, 'table'> {
  readonly table?: string;
  readonly classMap?: string;
  readonly audio?: string;
  readonly cache?: string;
}

type Source = { readonly kind: 'audio' | 'table'; readonly path: string };

/** Throws, as wrong usage, where there is not one of both, or an option is for the other. */
export function checkSource(audio: string | undefined, options: MaterialOptions): Source {
  const { table, classMap, audio: beside, cache, folds, foldColumn, trainWhere, testWhere } = options;
  if (audio !== undefined && table !== undefined) throw usage('Either audio or --table is wanted, not both.');
  if (audio !== undefined) {
    if (typeof folds === 'string') throw usage('With audio, --folds is a number.');
    if ((foldColumn ?? trainWhere ?? testWhere) !== undefined)
      throw usage('--fold-column, --train-where and --test-where are for --table.');
    return { kind: 'audio', path: userPath(audio) };
  }
  if (table === undefined) throw usage('Audio is wanted, or --table.');
  if ((classMap ?? beside ?? cache) !== undefined)
    throw usage('--class-map, --audio and --cache are for audio, not for --table.');
  return { kind: 'table', path: table };
}

/** Throws, as wrong usage, where an option is for learners of sequences and there is none. */
export function checkLearners(
  contenders: readonly Contender[],
  { input, overfitBatch }: { readonly input?: readonly string[]; readonly overfitBatch?: true },
): void {
  if (contenders.some((contender) => sequenceOf(contender) !== null)) return;
  const noUse = input !== undefined ? '--input' : overfitBatch && '--overfit-batch';
  if (noUse) throw usage(`${noUse} is for learners of sequences, and none takes part.`);
}

function usage(message: string): CommanderError {
  log(`error: ${message}`);
  return new CommanderError(2, 'stackwax.compare', message);
}

const foldsOfAudio = 5;

export async function materialOf(
  { kind, path }: Source,
  options: MaterialOptions,
  { workerUrls, kernelsFile }: Places,
  { shown, ...wanted }: { withColumns: boolean; withFrames: boolean; signal: AbortSignal; shown: Shown },
): Promise<Material> {
  const { seed, folds, classMap, audio, cache } = options;
  if (kind === 'table') {
    const { table, splits } = await readEvaluation({ ...options, table: path });
    return tableMaterial(path, table, splits, seed);
  }
  return await clipsMaterial(path, {
    audio: audio === undefined ? null : userPath(audio),
    mapping: classMap === undefined ? null : await readClassMapping(userPath(classMap)),
    cacheFolder: cache === undefined ? join(defaultCacheDir(), 'lab') : userPath(cache),
    entry: { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
    workers: availableParallelism(),
    folds: typeof folds === 'number' ? folds : foldsOfAudio,
    seed,
    ...wanted,
    onProgress: shown.listening,
  });
}

async function readClassMapping(path: string): Promise<ClassMapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('unreadable', 'This file cannot be read.', { path, cause });
  });
  try {
    return parseClassMapping(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.kind, error.message, { path, cause: error });
  }
}
