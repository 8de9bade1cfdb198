// Sets the genre of tracks and takes it back; shown at once, rolled back when it could not be kept.
import type { MutationOptions } from '@tanstack/react-query';
import type { TrackRow } from '../../core/domain/track.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { notify } from '../state/notices.ts';
import { noteStep, noteTaken } from '../state/steps.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';

const words = messages.corrections;

type Labels = Parameters<typeof client.labels.set>[0];

const set: MutationOptions<Awaited<ReturnType<typeof client.labels.set>>, Error, Labels> = {
  mutationFn: (labels) => client.labels.set(labels),
  onMutate: ({ trackIds, genre }) => showAtOnce(new Set(trackIds), genre),
  onSuccess: ({ tracks }, { genre }) => {
    noteStep('labels');
    notify(genre === null ? words.cleared(tracks) : words.set(tracks, displayGenre(genre)), {
      action: { label: words.undo, run: () => stepLabels('undo') },
    });
  },
  onError: rollBack,
};

/** Null clears the label. */
export function correct(trackIds: readonly number[], genre: string | null): void {
  mutate(set, { trackIds: [...trackIds], genre });
}

export function stepLabels(way: 'undo' | 'redo'): void {
  mutate(
    {
      mutationFn: () => client.labels[way](),
      onSuccess: (batch) => {
        noteTaken(way, 'labels');
        notify(stepText(way, batch?.tracks ?? null));
      },
      onError: rollBack,
    },
    undefined,
  );
}

function stepText(way: 'undo' | 'redo', tracks: number | null): string {
  if (way === 'undo') return tracks === null ? words.nothingToUndo : words.undone(tracks);
  return tracks === null ? words.nothingToRedo : words.redone(tracks);
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
  notify(`${words.failed}: ${failureText(error)}`, { tone: 'problem' });
  void queryClient.invalidateQueries({ queryKey: api.tracks.key() });
}
