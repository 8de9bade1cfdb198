// Tags by sound: learning them, their figures, what to ask about one.
import { tagFiguresSchema } from '../../core/domain/tagging.ts';
import { learnTags } from '../jobs/trackTags/learn.ts';
import { os, type Parts } from './parts.ts';

const questionsAtOnce = 20;

export function taggingProcedures({ work, jobs }: Parts) {
  const { store, learning } = work;
  return {
    learn: os.trackTags.learn.handler(() => {
      const { id } = jobs.start({
        kind: 'learn-tags',
        run: async (context) => ({ kind: 'learn-tags', report: await learnTags(work, context) }),
      });
      return { jobId: id };
    }),
    figures: os.trackTags.figures.handler(() => {
      const current = store.taggers.current();
      // What cannot be read is as good as never learned.
      return current === null ? null : (tagFiguresSchema.safeParse(jsonOf(current.figures)).data ?? null);
    }),
    review: os.trackTags.review.handler(async ({ input, signal }) => {
      const { tagId, limit = questionsAtOnce, except = [] } = input;
      const { questions, open } = await learning.interactive.ask(
        'reviewTag',
        { tagId, limit, except },
        { signal },
      );
      return {
        open,
        questions: questions.map(({ track, window, certainty }) => ({
          id: track,
          fromSeconds: store.features.windows(track)[window]?.startSeconds ?? 0,
          certainty,
        })),
      };
    }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
