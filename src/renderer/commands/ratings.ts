// Gives tracks stars, and takes them back.
import { notify } from '../state/notices.ts';
import { client } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';
import { undoAction } from './undo.ts';

const words = messages.rating;

/** Null takes them back. */
export function rate(trackIds: readonly number[], stars: number | null): void {
  if (trackIds.length === 0) return;
  mutate(
    {
      mutationFn: () => client.labels.rate({ trackIds: [...trackIds], stars }),
      onSuccess: ({ tracks }) => {
        if (tracks === 0) notify(words.same(trackIds.length, stars));
        else notify(words.given(tracks, stars), { action: undoAction({ of: 'tracks' }) });
      },
      onError: notifyFailure,
    },
    undefined,
  );
}
