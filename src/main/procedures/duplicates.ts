// Tracks that are of one recording: how looking for them stands, the groups, and what a person says of them.
import { AppError } from '../../core/domain/errors.ts';
import { printVersion } from '../../core/dsp/chromaprint/printer.ts';
import { groupShown } from '../jobs/duplicates/group.ts';
import { lookForDuplicates } from '../jobs/duplicates/look.ts';
import { os, type Parts } from './parts.ts';

export function duplicatesProcedures({ work, jobs }: Parts) {
  const { store, change } = work;

  /** Throws AppError('not-found') for a track that stands alone. */
  function groupOf(trackId: number) {
    const group = store.duplicates.groupOf(trackId);
    if (group === null) throw new AppError('not-found', `Track ${trackId} has no duplicate.`);
    return group;
  }

  return {
    state: os.duplicates.state.handler(async ({ signal }) => {
      const question = { version: printVersion };
      const { waiting, ...counts } = await work.learning.interactive.ask('unprinted', question, { signal });
      return { ...counts, lookedAt: store.duplicates.lookedAt(), waiting: waiting.length };
    }),
    look: os.duplicates.look.handler(() => {
      const job = jobs.start({
        kind: 'duplicates',
        run: async (context) => ({ kind: 'duplicates', report: await lookForDuplicates(work, context) }),
      });
      return { jobId: job.id };
    }),
    list: os.duplicates.list.handler(() => store.duplicates.groups()),
    get: os.duplicates.get.handler(({ input }) => {
      const group = store.duplicates.groupOf(input.trackId);
      return group === null ? null : groupShown(store, group);
    }),
    prefer: os.duplicates.prefer.handler(({ input: { groupId, trackId } }) => {
      const { trackIds } = groupOf(groupId);
      if (trackId !== null && !trackIds.includes(trackId))
        throw new AppError('invalid', `Track ${trackId} is none of the duplicates of track ${groupId}.`);
      const others = trackIds.filter((id) => id !== trackId);
      change((write) =>
        trackId === null ? write.duplicates.preferNone(others) : write.duplicates.prefer(trackId, others),
      );
      return null;
    }),
    refuse: os.duplicates.refuse.handler(({ input: { trackId } }) => {
      const { trackIds } = groupOf(trackId);
      change((write) =>
        write.duplicates.refuse(
          trackId,
          trackIds.filter((id) => id !== trackId),
        ),
      );
      return null;
    }),
  };
}
