// Feature vectors of audio files by analysis workers: file by file in the order given, a few under way at once.
import { availableParallelism } from 'node:os';
import { AppError } from '../../../core/domain/errors.ts';
import type { Settings } from '../../../core/domain/settings.ts';
import { BEAT_NAMES } from '../../../core/features/beatRows.ts';
import { type FrameGroup, type FrameLevel, frameNames, sideBySide } from '../../../core/features/frames.ts';
import { FEATURE_NAMES } from '../../../core/features/layout.ts';
import { windowMean } from '../../../core/space/windowMean.ts';
import { type AnalysisClient, createAnalysisClient } from '../../analysis/client.ts';
import type { DescribedRow } from '../../analysis/protocol.ts';
import { forkProcess } from '../../workers/forkProcess.ts';
import { type Places, userPath } from '../session.ts';

export const levels = ['track', 'window', 'frame', 'beat'] as const;
export type Level = (typeof levels)[number];

/** What is told of a file: the whole layout of it or of its parts, or groups of frames as they go by. */
export type Wanted =
  | { readonly level: Exclude<Level, 'frame'>; readonly groups: null }
  | { readonly level: FrameLevel; readonly groups: readonly FrameGroup[] };

/** Names of a row's values. */
export function namesOf({ level, groups }: Wanted): readonly string[] {
  if (groups !== null) return frameNames(groups);
  return level === 'beat' ? BEAT_NAMES : FEATURE_NAMES;
}

export type Described =
  | { readonly file: string; readonly rows: readonly DescribedRow[] }
  | { readonly file: string; readonly failure: AppError };

/** A file that fails is an answer, too. */
export async function* describeFiles(
  files: readonly string[],
  { workerUrls, kernelsFile }: Places,
  wanted: Wanted,
  depth: Settings['analysisDepth'],
): AsyncGenerator<Described> {
  const size = Math.min(availableParallelism(), files.length);
  const analysis = createAnalysisClient(
    { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
    size,
    null,
  );
  const begin = async (file: string): Promise<() => Described> => {
    try {
      const rows = await rowsOf(analysis, Buffer.from(userPath(file)), wanted, depth);
      return () => ({ file, rows });
    } catch (error) {
      return () => {
        if (!(error instanceof AppError)) throw error;
        return { file, failure: new AppError(error.kind, error.message, { path: file, cause: error }) };
      };
    }
  };
  try {
    // One more than there are workers, so that none waits while a file is written.
    const underWay = files.slice(0, size + 1).map(begin);
    let next = underWay.length;
    for (let first = underWay.shift(); first !== undefined; first = underWay.shift()) {
      const described = (await first)();
      const file = files[next++];
      if (file !== undefined) underWay.push(begin(file));
      yield described;
    }
  } finally {
    await analysis.close();
  }
}

async function rowsOf(
  analysis: AnalysisClient,
  path: Uint8Array,
  { level, groups }: Wanted,
  depth: Settings['analysisDepth'],
): Promise<readonly DescribedRow[]> {
  if (groups === null) {
    const rows = await analysis.ask('describe', { path, depth, level: level === 'beat' ? 'beat' : 'window' });
    return level === 'track' ? wholeTrack(rows) : rows;
  }
  const followed = await analysis.ask('frames', { path, depth, groups, levels: [level] });
  const [only] = followed.levels;
  if (only === undefined) throw new Error(`no answer at the level ${level}`);
  const { data, cols } = sideBySide(only.groups);
  return Array.from(only.startSeconds, (startSeconds, i) => ({
    startSeconds,
    durationSeconds: only.durationSeconds[i] ?? Number.NaN,
    values: data.subarray(i * cols, (i + 1) * cols),
  }));
}

/** A track's vector is the mean of its windows'. */
function wholeTrack(windows: readonly DescribedRow[]): DescribedRow[] {
  const [first] = windows;
  if (first === undefined) return [];
  return [{ ...first, values: windowMean(windows.map(({ values }) => values)) }];
}
