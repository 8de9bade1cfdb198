// `stackwax features`: the feature vectors of audio files, for other programs; needs no library.
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { FEATURE_NAMES } from '../../core/features/layout.ts';
import { toCsv } from '../../core/model/csv.ts';
import { AppError, toErrorData } from '../../core/model/errors.ts';
import { type AnalyseAnswer, type AnalyseTask, analyseWorkerData } from '../jobs/analyseTask.ts';
import { listen } from '../jobs/analysis.ts';
import { inParallel } from '../jobs/inParallel.ts';
import { createPool } from '../workers/pool.ts';
import { print, printJson, say, sentence } from './output.ts';
import { type Places, userPath } from './session.ts';

interface Options {
  csv?: true;
  json?: true;
}

export function featuresCommand(places: Places): Command {
  return new Command('features')
    .description('print the feature vectors of audio files')
    .argument('<file...>', 'audio files')
    .option('--csv', 'print as CSV')
    .option('--json', 'print as JSON')
    .action(async (files: string[], { csv, json }: Options) => {
      const { vectors, failures } = await extract(files, places);
      const rows = files.flatMap((file) => {
        const features = vectors.get(file);
        return features === undefined ? [] : [{ file, features }];
      });
      if (json) printJson(rows.map(({ file, features }) => ({ file, ...named(features) })));
      else if (csv) {
        process.stdout.write(
          toCsv(
            ['file', ...FEATURE_NAMES],
            rows.map(({ file, features }) => [file, ...features]),
          ),
        );
      } else {
        for (const { file, features } of rows) {
          print(file);
          for (const [name, value] of Object.entries(named(features))) print(`  ${name.padEnd(26)} ${value}`);
        }
      }
      for (const failure of failures) say(sentence(toErrorData(failure)));
      const [first] = failures;
      if (first !== undefined)
        throw new AppError(first.kind, `${failures.length} of ${files.length} files failed.`);
    });
}

async function extract(
  files: readonly string[],
  { workerUrls, kernelsFile }: Places,
): Promise<{ vectors: Map<string, Float32Array>; failures: AppError[] }> {
  const vectors = new Map<string, Float32Array>();
  const failures: AppError[] = [];
  const size = Math.min(availableParallelism(), files.length);
  const pool = createPool<AnalyseTask, AnalyseAnswer>({
    url: workerUrls.analyse,
    size,
    workerData: analyseWorkerData(kernelsFile),
  });
  try {
    await inParallel(files, size, async (file) => {
      try {
        const [window] = (await listen(pool, Buffer.from(userPath(file)), 'quick', {})).windows;
        if (window !== undefined) vectors.set(file, window.features);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failures.push(new AppError(error.kind, error.message, { path: file, cause: error }));
      }
    });
  } finally {
    await pool.close();
  }
  return { vectors, failures };
}

function named(features: Float32Array): Record<string, number> {
  return Object.fromEntries(FEATURE_NAMES.map((name, i) => [name, features[i] ?? Number.NaN]));
}
