// Fits a personal model to labels and trusted tags, activates it when it is no worse, predicts the library with it.
import { isWorse } from '../../core/domain/comparison.ts';
import { AppError } from '../../core/domain/errors.ts';
import type { RetrainReport } from '../../core/domain/job.ts';
import {
  draftModel,
  type OutOfFoldRow,
  readLearnedFrom,
  writeLearnedFrom,
  writeOutOfFold,
} from '../learning/modelFolder.ts';
import type { TrainInput } from '../learning/protocol.ts';
import type { TrainingTable } from '../learning/trainingTable.ts';
import type { StoredModel } from '../store/learning/models.ts';
import { uncounted } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import { replaceModel } from './activate.ts';
import type { Work } from './context.ts';
import { earsWithGenres } from './ears/genres.ts';

export interface RetrainOptions {
  readonly seed: number;
  readonly evenIfWorse: boolean;
  readonly thorough: boolean;
  /** Tracks to predict first. */
  readonly first: readonly number[];
}

/** So few changed tracks, or so small a share of them, do not change which candidate is best. */
const few = { tracks: 20, share: 0.02 };
/** With fewer rows than this, fitting all candidates takes no longer than a quick fit of many rows. */
const worthBeingQuick = 400;

export async function retrain(work: Work, options: RetrainOptions, job: JobContext): Promise<RetrainReport> {
  const { store, change, learning, libraryDir, now } = work;
  const startedAt = now();
  const wanted = work.layout();
  const { background, starterDir } = learning;
  job.report(uncounted({ phase: 'gathering-rows' }));
  const { seed } = options;
  // The candidates that build on the starter need its groups.
  const needed = store.models.list().find(({ origin }) => origin === 'starter')?.report.groups ?? [];
  const table = await background.ask('gather', { seed, wanted, needed }, { signal: job.signal });
  const { genreOf, labelled, tagged } = table;
  const tracks = labelled + tagged;
  const ears = earsWithGenres(work, table);
  if (tracks === 0 && ears.every(({ genres }) => genres.length === 0)) {
    throw new AppError('too-few-examples', 'Nothing to learn from yet: first say the genre of a few tracks.');
  }
  const active = store.models.active();
  const { earlier, changes } = await earlierOf(work, active, table);
  const isAlike = changes <= Math.max(few.tracks, few.share * tracks);
  const quick = !options.thorough && earlier !== null && isAlike && tracks >= worthBeingQuick;

  const draft = await draftModel(libraryDir);
  try {
    const { report, outOfFold } = await background.ask(
      'train',
      {
        starterDir,
        modelDir: draft.dir,
        table,
        ears,
        seed,
        trainedAt: now(),
        earlier,
        turnedOff: store.genres.unwanted(),
        quick,
        threads: background.size,
      },
      {
        signal: job.signal,
        onProgress: ({ step, done, total }) =>
          job.report({
            step,
            done,
            total,
            unit: 'steps',
            ratePerSecond: null,
            etaSeconds: done > 0 ? ((now() - startedAt) / 1000 / done) * (total - done) : null,
          }),
      },
    );
    await writeLearnedFrom(draft.dir, genreOf);
    await writeOutOfFold(draft.dir, outOfFoldRows(table, outOfFold));
    job.signal.throwIfAborted();
    await draft.complete();
    const modelId = change((write) => write.models.add('personal', draft.name, report));

    const activated = !isWorse(report.personal?.comparison ?? null) || options.evenIfWorse;
    const { moves, ...changed } = activated
      ? await replaceModel(work, modelId, options.first, job)
      : { moves: null, changed: 0, changes: [] };
    if (moves !== null && report.personal !== undefined) {
      const personal = { ...report.personal, moves };
      change((write) => write.models.setReport(modelId, { ...report, personal }));
    }
    const model = store.models.get(modelId);
    if (model === null) throw new Error(`model ${modelId} is gone`);
    const { folder: _folder, ...info } = model;
    return {
      model: info,
      genres: store.genres.list().map(({ name }) => name),
      labelledRows: labelled,
      taggedRows: tagged,
      quick,
      newlyKnown: changes,
      activated,
      ...changed,
      seconds: (now() - startedAt) / 1000,
    };
  } finally {
    await draft.discard();
  }
}

function outOfFoldRows(
  { trackIds, labels }: TrainingTable,
  outOfFold: readonly (string | null)[],
): OutOfFoldRow[] {
  return trackIds.flatMap((trackId, row): OutOfFoldRow[] => {
    const [genre, predicted] = [labels[row], outOfFold[row]];
    return genre === undefined || predicted === undefined || predicted === null
      ? []
      : [[trackId, genre, predicted]];
  });
}

/** The active model's candidate, the rows that it was fitted to, and how many training tracks have changed since. */
async function earlierOf(
  { learning }: Work,
  active: StoredModel | null,
  { trackIds, genreOf }: TrainingTable,
): Promise<{ earlier: TrainInput['earlier']; changes: number }> {
  const tracks = [...new Set(trackIds)];
  const personal = active?.report.personal;
  if (active === null || personal === undefined) return { earlier: null, changes: tracks.length };
  const learned = await readLearnedFrom(learning.filesOf(active).modelDir);
  // A track that had another genre then is left out: the comparison would count it against the old model.
  const isSame = (trackId: number): boolean => learned.get(trackId) === genreOf.get(trackId);
  const rows = trackIds.flatMap((trackId, row) => (isSame(trackId) ? [row] : []));
  const gone = [...learned.keys()].filter((trackId) => !genreOf.has(trackId)).length;
  const arrived = tracks.filter((trackId) => !learned.has(trackId)).length;
  const otherwise = tracks.filter((trackId) => learned.has(trackId) && !isSame(trackId)).length;
  // Where more is known than can be learned from, one leaves for each that comes: that is one change.
  const changes = otherwise + Math.max(arrived, gone);
  const { groups, classes } = active.report;
  return {
    earlier: { candidate: personal.chosen, rows, classes, ears: groups.map(({ name }) => name) },
    changes,
  };
}
