// Sets the genre of tracks; shown at once, rolled back when it could not be kept.
import type { MutationOptions } from '@tanstack/react-query';
import type { TrackRow } from '../../core/domain/track.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { notify } from '../state/notices.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';
import { undoAction } from './undo.ts';

const words = messages.corrections;

type Labels = Parameters<typeof client.labels.set>[0];

const set: MutationOptions<Awaited<ReturnType<typeof client.labels.set>>, Error, Labels> = {
  mutationFn: (labels) => client.labels.set(labels),
  onMutate: ({ trackIds, genre }) => showAtOnce(new Set(trackIds), genre),
  onSuccess: ({ tracks }, { genre }) => {
    notify(genre === null ? words.cleared(tracks) : words.set(tracks, displayGenre(genre)), {
      action: undoAction({ of: 'tracks' }),
    });
  },
  onError: rollBack,
};

/** Null clears the label. */
export function correct(trackIds: readonly number[], genre: string | null): void {
  mutate(set, { trackIds: [...trackIds], genre });
}

/** A label always wins, so a list may show it before the answer is here; what clearing leads to it may not. */
function showAtOnce(ids: ReadonlySet<number>, genre: string | null): void {
  if (genre === null) return;
  const name = genre.trim().toLowerCase();
  queryClient.setQueriesData<TrackRow[]>({ queryKey: api.tracks.rows.key() }, (rows) =>
    rows?.map((row) => (ids.has(row.id) ? { ...row, genre: name, genreSource: 'label' as const } : row)),
  );
}

function rollBack(error: Error): void {
  notify(messages.common.told(words.failed, failureText(error)), { tone: 'problem' });
  void queryClient.invalidateQueries({ queryKey: api.tracks.key() });
}
