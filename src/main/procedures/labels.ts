// Labels: set, exported, imported; which tracks to ask about next.
import { predictAgain } from '../jobs/predict.ts';
import { likenessLayout } from '../work/listening.ts';
import { exportLabels, importLabels } from './labelsFile.ts';
import { os, type Parts } from './parts.ts';

const questionsAtOnce = 20;

export function labelsProcedures(parts: Parts) {
  const { work } = parts;
  const { store, change, learning } = work;

  return {
    set: os.labels.set.handler(({ input: { trackIds, genre } }) => {
      store.tracks.mustExist(trackIds);
      const name = genre === null ? null : work.genreWords.nameOf(genre);
      change((write) => write.labels.set(trackIds, name === null ? null : write.genres.takeIn(name)));
      return { tracks: new Set(trackIds).size, genre: name };
    }),
    rate: os.labels.rate.handler(({ input: { trackIds, stars } }) => {
      store.tracks.mustExist(trackIds);
      return { tracks: change((write) => write.ratings.set(trackIds, stars)) };
    }),
    reviewQueue: os.labels.reviewQueue.handler(async ({ input, signal }) => {
      const model = store.models.active();
      if (model === null) return { questions: [], open: 0, likelyRight: 0 };
      const { limit = questionsAtOnce, except = [], anyway = false } = input;
      const question = {
        modelId: model.id,
        classes: model.report.classes,
        wanted: likenessLayout(work.layout()),
        limit,
        except,
        anyway,
      };
      const { questions, ...counts } = await learning.interactive.ask('review', question, { signal });
      return {
        ...counts,
        questions: questions.map(({ track, window, ...item }) => ({
          id: track,
          // From where to play it.
          fromSeconds: store.features.windows(track)[window]?.startSeconds ?? 0,
          ...item,
        })),
      };
    }),
    export: os.labels.export.handler(() => exportLabels(store)),
    import: os.labels.import.handler(({ input }) => {
      const { changeId, ...report } = importLabels(work, input);
      predictAgain(parts, changeId);
      return report;
    }),
  };
}
