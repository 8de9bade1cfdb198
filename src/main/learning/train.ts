// Training inside a learning worker: fits the personal model, its parts in threads of their own, and writes it down.
import type { Comparison } from '../../core/domain/comparison.ts';
import { matrix } from '../../core/domain/matrix.ts';
import { candidateNames, modelReportSchema } from '../../core/domain/modelInfo.ts';
import { compareModels } from '../../core/learning/judging/compareModels.ts';
import { argmaxRows } from '../../core/learning/learners/learner.ts';
import { personalFolds } from '../../core/learning/personal/config.ts';
import { fitWithEars } from '../../core/learning/personal/ears/fitWithEars.ts';
import type { PersonalFit } from '../../core/learning/personal/fitPersonal.ts';
import type { PersonalRows } from '../../core/learning/personal/personalTable.ts';
import { reportOn } from '../../core/learning/stacking/ensembleReport.ts';
import { oneAfterTheOther } from '../engines/learners.ts';
import { loadStarter } from '../engines/starter.ts';
import { fitThreads } from './client.ts';
import { writeModel } from './modelFolder.ts';
import type { TrainInput, TrainOutput, TrainProgress } from './protocol.ts';
import type { TrainingTable } from './trainingTable.ts';

/** Fits of fewer rows take less time than starting a thread. */
const enoughForThreads = 300;
/** A quick fit holds rows out in halves: it costs little, and both models are judged alike. */
const quickFolds = 2;

/** `workerUrl` is the entry of the threads that do the single fits. */
export async function train(
  input: TrainInput,
  workerUrl: URL,
  report: (progress: TrainProgress) => void,
): Promise<TrainOutput> {
  const { table, earlier, quick, seed } = input;
  const { featureNames, labels, groups } = table;
  const loaded = await loadStarter(input.starterDir);
  const starter = { model: loaded.model, ...loaded.table };
  const rows: PersonalRows = {
    X: matrix(table.features.rows, featureNames.length, table.features.data),
    starterColumns: loaded.table.featureNames.map((name) => featureNames.indexOf(name)),
    labels,
    groups,
    library: {
      X: matrix(table.library.rows, featureNames.length, table.library.data),
      groups: table.libraryGroups,
      open: table.libraryOpen,
    },
  };
  const fits =
    labels.length >= enoughForThreads && input.threads > 1
      ? fitThreads(workerUrl, input.threads)
      : { run: oneAfterTheOther(), close: async () => undefined };
  try {
    const folds = personalFolds(new Set(groups).size);
    const fit = await fitWithEars(rows, input.ears, starter, {
      seed,
      runBaseTask: fits.run,
      candidates: quick && earlier !== null ? ['pooled', earlier.candidate] : candidateNames,
      turnedOff: input.turnedOff,
      folds: quick ? quickFolds : folds,
      earlier: earlier ?? { candidate: 'starter', rows: [] },
      onStep: (step, done, total) => report({ step, done, total }),
    });
    const modelReport = modelReportSchema.parse({
      ...reportOn({
        classes: fit.classes,
        y: fit.y,
        groups,
        featureNames,
        layout: table.usable.layout,
        outOfFold: fit.outOfFold,
        config: fit.config,
        seed,
        trainedAt: new Date(input.trainedAt).toISOString(),
      }),
      personal: {
        chosen: fit.chosen,
        candidates: fit.judgements,
        labelledRows: table.labelled,
        taggedRows: table.tagged,
        lacking: table.usable.lacking,
        setAside: table.setAside,
        comparison: comparisonOf(fit, table, earlier?.classes ?? loaded.model.classes),
      },
    });
    await writeModel(input.modelDir, fit.model.serialise(), modelReport);
    return { report: modelReport, outOfFold: outOfFoldGenres(fit) };
  } finally {
    await fits.close();
  }
}

function comparisonOf(
  { classes, outOfFold, earlier }: PersonalFit,
  { labels, trackIds }: TrainingTable,
  known: readonly string[],
): Comparison | null {
  if (earlier === null) return null;
  const rows = outOfFold.folds.flatMap(({ heldOut }) => [...heldOut]);
  return compareModels(
    { labels, tracks: trackIds, rows, columns: classes },
    { probabilities: earlier, classes: known },
    { probabilities: outOfFold.probabilities, classes },
  );
}

function outOfFoldGenres({ classes, outOfFold, y }: PersonalFit): (string | null)[] {
  const genres: (string | null)[] = Array.from(y, () => null);
  const predicted = argmaxRows(outOfFold.probabilities);
  for (const row of outOfFold.judged) genres[row] = classes[predicted[row] ?? -1] ?? null;
  return genres;
}
