// Takes genres in that tags name, or out for good; each is a step that can be undone.
import { displayGenre } from '../../core/genres/name.ts';
import { notify } from '../state/notices.ts';
import { client } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';
import { undoAction } from './undo.ts';

const words = messages.fromTags;
const undo = () => ({ action: undoAction({ of: 'tracks' }) });

export function addGenres(genres: readonly string[]): void {
  mutate(
    {
      mutationFn: () => client.genres.takeIn({ genres: [...genres] }),
      onSuccess: (names) => notify(words.added(names.map(displayGenre)), undo()),
      onError: notifyFailure,
    },
    undefined,
  );
}

export function refuseGenres(genres: readonly string[]): void {
  mutate(
    {
      mutationFn: () => client.genres.takeOut({ genres: [...genres] }),
      onSuccess: ({ takenOut, kept }) =>
        notify(words.takenOut(takenOut, kept), takenOut.length > 0 ? undo() : {}),
      onError: notifyFailure,
    },
    undefined,
  );
}
