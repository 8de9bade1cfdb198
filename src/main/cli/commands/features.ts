// `stackwax features`: feature vectors of audio files, windows or beats, for other programs; needs no library.
import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { AppError, toErrorData } from '../../../core/domain/errors.ts';
import type { Settings } from '../../../core/domain/settings.ts';
import { toCsv } from '../../../core/domain/text/csv.ts';
import { BEAT_NAMES } from '../../../core/features/beatRows.ts';
import { FEATURE_NAMES } from '../../../core/features/layout.ts';
import { windowMean } from '../../../core/space/windowMean.ts';
import { createAnalysisClient } from '../../analysis/client.ts';
import type { DescribedRow } from '../../analysis/protocol.ts';
import { log, print, printDocument, printJson } from '../../terminal.ts';
import { inParallel } from '../../work/inParallel.ts';
import { forkProcess } from '../../workers/forkProcess.ts';
import { PrintedFailure, sentence } from '../output.ts';
import { type Places, userPath } from '../session.ts';

interface Options {
  level: Level;
  depth: Settings['analysisDepth'];
  csv?: true;
  json?: true;
}

const levels = ['track', 'window', 'beat'] as const;
type Level = (typeof levels)[number];

/** One line of the output. `index` counts the windows or beats of a file from 0. */
interface Row extends DescribedRow {
  readonly file: string;
  readonly index: number;
}

export function featuresCommand(places: Places): Command {
  return new Command('features')
    .description('print the feature vectors of audio files')
    .argument('<file...>', 'audio files')
    .addOption(
      new Option(
        '--level <level>',
        'a row a file, a row a window, or a row for every interval between two beats',
      )
        .choices(levels)
        .default('track'),
    )
    .addOption(
      new Option('--depth <depth>', 'one window a track, or up to three')
        .choices(['quick', 'thorough'])
        .default('quick'),
    )
    .option('--csv', 'print as CSV')
    .option('--json', 'print as JSON')
    .action(async (files: string[], { level, depth, csv, json }: Options) => {
      const { rows, failures } = await describeFiles(files, places, level, depth);
      const names = level === 'beat' ? BEAT_NAMES : FEATURE_NAMES;
      if (json) printJson(rows.map((row) => ({ ...place(row, level), ...named(names, row.values) })));
      else if (csv) {
        const header = [...(level === 'track' ? ['file'] : ['file', 'index', 'start', 'duration']), ...names];
        printDocument(
          toCsv(
            header,
            rows.map((row) => [...Object.values(place(row, level)), ...row.values]),
          ),
        );
      } else {
        for (const row of rows) {
          print(Object.values(place(row, level)).join('  '));
          for (const [name, value] of Object.entries(named(names, row.values)))
            print(`  ${name.padEnd(30)} ${value}`);
        }
      }
      for (const failure of failures) log(sentence(toErrorData(failure)));
      if (failures.length > 0) throw new PrintedFailure();
    });
}

async function describeFiles(
  files: readonly string[],
  { workerUrls, kernelsFile }: Places,
  level: Level,
  depth: Settings['analysisDepth'],
): Promise<{ rows: Row[]; failures: AppError[] }> {
  const found = new Map<string, readonly DescribedRow[]>();
  const failures: AppError[] = [];
  const size = Math.min(availableParallelism(), files.length);
  const analysis = createAnalysisClient(
    { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
    size,
    null,
  );
  try {
    await inParallel(files, size, async (file) => {
      try {
        const path = Buffer.from(userPath(file));
        found.set(
          file,
          await analysis.ask('describe', { path, depth, level: level === 'beat' ? 'beat' : 'window' }),
        );
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failures.push(new AppError(error.kind, error.message, { path: file, cause: error }));
      }
    });
  } finally {
    await analysis.close();
  }
  const rows = files.flatMap((file) => {
    const described = found.get(file) ?? [];
    return (level === 'track' ? wholeTrack(described) : described).map((row, index) => ({
      ...row,
      file,
      index,
    }));
  });
  return { rows, failures };
}

/** A track's vector is the mean of its windows'. */
function wholeTrack(windows: readonly DescribedRow[]): DescribedRow[] {
  const [first] = windows;
  if (first === undefined) return [];
  return [{ ...first, values: windowMean(windows.map(({ values }) => values)) }];
}

function place(
  { file, index, startSeconds, durationSeconds }: Row,
  level: Level,
): Record<string, string | number> {
  return level === 'track' ? { file } : { file, index, start: startSeconds, duration: durationSeconds };
}

function named(names: readonly string[], values: Float32Array): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? Number.NaN]));
}
