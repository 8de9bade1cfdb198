// Learns a personal model from the user's labels, activates it and predicts the library anew.
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FEATURES_VERSION } from '../../core/features/layout.ts';
import { AppError } from '../../core/model/errors.ts';
import type { RetrainReport } from '../../core/model/job.ts';
import type { Work } from './context.ts';
import { predictTracks, stackWindows } from './predict.ts';
import { progressMeter } from './progressMeter.ts';
import type { JobContext } from './registry.ts';

export const modelsFolder = 'models';

/** The steps of a fit are counted in hundredths, for that is all that the learners tell. */
const steps = 100;

export async function retrain(work: Work, seed: number, job: JobContext): Promise<RetrainReport> {
  const { store, events, learning, libraryDir, now } = work;
  const startedAt = now();
  const genreOf = new Map(store.labels.current().map(({ trackId, genre }) => [trackId, genre]));
  const starter = store.models.list().find(({ origin }) => origin === 'starter');
  if (starter === undefined) throw new Error('the library has no starter model');
  const tracks = store.features.features(starter.report.featureNames, [...genreOf.keys()]);
  if (tracks.length === 0) {
    throw new AppError('too-few-examples', 'Nothing to learn from yet: first say the genre of a few tracks.');
  }

  const folder = randomUUID();
  const modelDir = join(libraryDir, modelsFolder, folder);
  // Written under another name until it is complete, so that a half-written model is never taken for one.
  const draft = `${modelDir}.draft`;
  await mkdir(draft, { recursive: true });
  try {
    const { report } = await learning.train(
      {
        modelDir: draft,
        features: stackWindows(tracks),
        labels: tracks.flatMap(({ trackId, windows }) => windows.map(() => genreOf.get(trackId) ?? '')),
        groups: tracks.flatMap(({ artistKey, windows }) => windows.map(() => artistKey)),
        featuresVersion: FEATURES_VERSION,
        seed,
        trainedAt: now(),
      },
      {
        signal: job.signal,
        onProgress: ({ share, step }) =>
          job.report({
            ...progressMeter(step, 'steps').measure(Math.round(share * steps), steps, now()),
            etaSeconds: share > 0 ? ((now() - startedAt) / 1000 / share) * (1 - share) : null,
          }),
      },
    );
    job.signal.throwIfAborted();
    await rename(draft, modelDir);
    const before = store.models.predictedGenres();
    const modelId = store.transaction(() => {
      const id = store.models.add('personal', folder, report);
      store.models.activate(id);
      return id;
    });
    events.changed('models');
    await predictTracks(work, job);

    const model = store.models.get(modelId);
    if (model === null) throw new Error(`model ${modelId} is gone`);
    return {
      model,
      genres: report.classes,
      labelledRows: tracks.length,
      changed: countChanged(before, store.models.predictedGenres()),
      seconds: (now() - startedAt) / 1000,
    };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function countChanged(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  let changed = 0;
  for (const [trackId, genreId] of after) if (before.get(trackId) !== genreId) changed += 1;
  return changed;
}
