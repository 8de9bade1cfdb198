// Labels: set, undone, exported, imported; which tracks to ask about next.
import type { LabelBatch } from '../store/genres/labels.ts';
import { exportLabels, importLabels } from './labelsFile.ts';
import { os, type Parts } from './parts.ts';

const questionsAtOnce = 20;

export function labelsProcedures({ work }: Parts) {
  const { store, events, genreWords, learning, now } = work;

  /** One step of the label log, its effect on the lists, all in one transaction. */
  function step(append: () => LabelBatch | null): { batchId: number; tracks: number } | null {
    const batch = store.transaction(() => {
      const appended = append();
      if (appended !== null) store.decideGenres(appended.trackIds);
      return appended;
    });
    if (batch === null) return null;
    events.changed('labels', 'tracks', 'genres');
    return { batchId: batch.batchId, tracks: batch.trackIds.length };
  }

  return {
    set: os.labels.set.handler(({ input }) => {
      const set = step(() => {
        const genre = input.genre === null ? null : store.genres.ensure(input.genre, now());
        const batch = store.labels.say(input.trackIds, genre?.id ?? null, now());
        // A genre that is new to the user may be what tags have said all along.
        if (genre?.created === true) store.decideGenres(genreWords.rereadAll());
        return batch;
      });
      if (set === null) throw new Error('a label was set and nothing came of it');
      return set;
    }),
    undo: os.labels.undo.handler(() => step(() => store.labels.undo(now()))),
    redo: os.labels.redo.handler(() => step(() => store.labels.redo(now()))),
    reviewQueue: os.labels.reviewQueue.handler(async ({ input, signal }) => {
      const model = store.models.active();
      if (model === null) return [];
      const limit = input.limit ?? questionsAtOnce;
      const question = { modelId: model.id, classes: model.report.classes, wanted: work.layout, limit };
      const review = await learning.interactive.ask('review', question, { signal });
      return review.map(({ track, window, ...item }) => ({
        id: track,
        // From where to play it.
        fromSeconds: store.features.windows(track)[window]?.startSeconds ?? 0,
        ...item,
      }));
    }),
    export: os.labels.export.handler(() => exportLabels(store)),
    import: os.labels.import.handler(({ input }) => importLabels(work, input)),
  };
}
