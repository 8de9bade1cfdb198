// Labels: set, undone, exported, imported; which tracks to ask about next.
import type { LabelBatch } from '../store/genres/labels.ts';
import type { Writes } from '../store/store.ts';
import { exportLabels, importLabels } from './labelsFile.ts';
import { os, type Parts } from './parts.ts';

const questionsAtOnce = 20;

export function labelsProcedures({ work }: Parts) {
  const { store, change, learning } = work;

  function step(append: (write: Writes) => LabelBatch | null): { batchId: number; tracks: number } | null {
    const batch = change(append);
    return batch === null ? null : { batchId: batch.batchId, tracks: batch.trackIds.length };
  }

  return {
    set: os.labels.set.handler(({ input: { trackIds, genre } }) => {
      const { batchId } = change((write) =>
        write.labels.set(trackIds, genre === null ? null : write.genres.ensure(genre)),
      );
      return { batchId, tracks: new Set(trackIds).size };
    }),
    undo: os.labels.undo.handler(() => step((write) => write.labels.undo())),
    redo: os.labels.redo.handler(() => step((write) => write.labels.redo())),
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
