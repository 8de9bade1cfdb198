// Training inside a learning worker: fits the personal model, its parts in threads of their own, and writes it down.

import { matrix } from '../../core/domain/matrix.ts';
import { candidateNames, modelReportSchema } from '../../core/domain/modelInfo.ts';
import { argmaxRows } from '../../core/learning/learners/learner.ts';
import { personalFolds } from '../../core/learning/personal/config.ts';
import {
  fitPersonal,
  judgeEarlier,
  type PersonalFit,
  type PersonalRows,
} from '../../core/learning/personal/fitPersonal.ts';
import type { RunBaseTask } from '../../core/learning/stacking/ensembleConfig.ts';
import { reportOn } from '../../core/learning/stacking/ensembleReport.ts';
import { oneAfterTheOther } from '../engines/learners.ts';
import { loadStarter } from '../engines/starter.ts';
import { createPool } from '../workers/pool.ts';
import { writeModel } from './modelFolder.ts';
import type { LearnAnswer, LearnTask, TrainProgress, TrainTask } from './protocol.ts';

/** Fits of fewer rows take less time than starting a thread. */
const enoughForThreads = 300;
/** A quick fit holds rows out in halves: it costs little, and both models are judged alike. */
const quickFolds = 2;
/** Share of the work that fitting the new model is; the rest is judging the old one. */
const fittingShare = 0.85;

/** `workerUrl` is the entry of the threads that do the single fits. */
export async function train(
  task: TrainTask,
  workerUrl: URL,
  report: (progress: TrainProgress) => void,
): Promise<Extract<LearnAnswer, { kind: 'train' }>> {
  const loaded = await loadStarter(task.starterDir);
  const starter = { model: loaded.model, ...loaded.table };
  const rows: PersonalRows = {
    X: matrix(task.features.rows, task.featureNames.length, task.features.data),
    starterColumns: loaded.table.featureNames.map((name) => task.featureNames.indexOf(name)),
    labels: task.labels,
    groups: task.groups,
    library: {
      X: matrix(task.library.rows, task.featureNames.length, task.library.data),
      groups: task.libraryGroups,
      open: task.libraryOpen,
    },
  };
  const fits = fitsIn(task.labels.length >= enoughForThreads ? task.threads : 1, workerUrl);
  try {
    const folds = personalFolds(new Set(task.groups).size);
    const options = {
      seed: task.seed,
      runBaseTask: fits.run,
      candidates: task.quick && task.earlier !== null ? [task.earlier.candidate] : candidateNames,
      folds: task.quick ? quickFolds : folds,
    };
    const fit = await fitPersonal(rows, starter, {
      ...options,
      onStep: (done, total, what) =>
        report({ share: (fittingShare * done) / total, step: `Learning, ${what}` }),
    });
    report({ share: fittingShare, step: 'Comparing with the model before' });
    const before = await judgeEarlier(
      task.earlier?.candidate ?? 'starter',
      new Set(task.earlier?.rows),
      rows,
      fit,
      starter,
      options,
    );
    const after = fit.judgements.find(({ candidate }) => candidate === fit.chosen);
    const modelReport = modelReportSchema.parse({
      ...reportOn({
        classes: fit.classes,
        y: fit.y,
        groups: task.groups,
        featureNames: task.featureNames,
        outOfFold: fit.outOfFold,
        config: fit.config,
        seed: task.seed,
        featureVersion: task.featuresVersion,
        trainedAt: new Date(task.trainedAt).toISOString(),
      }),
      personal: {
        chosen: fit.chosen,
        candidates: fit.judgements,
        labelledRows: task.labelledRows,
        taggedRows: task.taggedRows,
      },
    });
    await writeModel(task.modelDir, fit.model.serialise(), modelReport);
    const comparison =
      after === undefined || fit.outOfFold.folds.length === 0
        ? null
        : { rows: fit.y.length, before: before.accuracy, after: after.accuracy };
    return { kind: 'train', report: modelReport, comparison, heard: heardIn(fit) };
  } finally {
    await fits.close();
  }
}

function heardIn({ classes, outOfFold, y }: PersonalFit): (string | null)[] {
  const heard: (string | null)[] = Array.from(y, () => null);
  const said = argmaxRows(outOfFold.probabilities);
  for (const row of outOfFold.judged) heard[row] = classes[said[row] ?? -1] ?? null;
  return heard;
}

/** Single fits, here or in threads. */
function fitsIn(threads: number, url: URL): { run: RunBaseTask; close(): Promise<void> } {
  if (threads <= 1) return { run: oneAfterTheOther(), close: async () => undefined };
  const pool = createPool<LearnTask, LearnAnswer>({ url, size: threads });
  return {
    async run(task, signal, onProgress) {
      const answer = await pool.run(
        { kind: 'fit', task },
        { signal, onProgress: (share) => typeof share === 'number' && onProgress?.(share) },
      );
      if (answer.kind !== 'fit') throw new TypeError(`asked for a fit, got ${answer.kind}`);
      return answer.result;
    },
    close: () => pool.close(),
  };
}
