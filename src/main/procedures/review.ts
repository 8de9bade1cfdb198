// Which tracks to ask the user about next, and from where to play them.
import type { ReviewItem } from '../../core/domain/review.ts';
import type { Work } from '../jobs/context.ts';

export async function reviewTracks(
  { store, learning }: Work,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<ReviewItem[]> {
  const model = store.models.active();
  if (model === null) return [];
  const { classes, featureNames } = model.report;
  const questions = await learning.review({ modelId: model.id, classes, featureNames, limit }, { signal });
  return questions.map(({ track, window, ...question }) => ({
    id: track,
    fromSeconds: store.tracks.windows(track)[window]?.startSeconds ?? 0,
    ...question,
  }));
}
