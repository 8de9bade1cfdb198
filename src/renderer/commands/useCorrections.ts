// Saying what tracks are, taking it back, saying it again; shown at once and rolled back when it could not be kept.
import { useMutation } from '@tanstack/react-query';
import type { TrackRow } from '../../core/domain/track.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { notify } from '../state/notices.ts';
import { noteStep, noteTaken } from '../state/steps.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';

const words = messages.corrections;

interface Corrections {
  /** Null clears what was said. */
  correct(trackIds: number[], genre: string | null): void;
  undo(): void;
  redo(): void;
}

export function useCorrections(): Corrections {
  const set = useMutation({
    mutationFn: (said: { trackIds: number[]; genre: string | null }) => client.labels.set(said),
    onMutate: ({ trackIds, genre }) => showAtOnce(new Set(trackIds), genre),
    onSuccess: ({ tracks }, { genre }) => {
      noteStep('labels');
      notify(genre === null ? words.cleared(tracks) : words.set(tracks, displayGenre(genre)), {
        action: { label: words.undo, run: () => step.mutate('undo') },
      });
    },
    onError: rollBack,
  });
  const step = useMutation({
    mutationFn: (way: 'undo' | 'redo') => client.labels[way](),
    onSuccess: (batch, way) => {
      noteTaken(way, 'labels');
      notify(stepText(way, batch?.tracks ?? null));
    },
    onError: rollBack,
  });
  return {
    correct: (trackIds, genre) => set.mutate({ trackIds, genre }),
    undo: () => step.mutate('undo'),
    redo: () => step.mutate('redo'),
  };
}

function stepText(way: 'undo' | 'redo', tracks: number | null): string {
  if (way === 'undo') return tracks === null ? words.nothingToUndo : words.undone(tracks);
  return tracks === null ? words.nothingToRedo : words.redone(tracks);
}

/** What a person says always wins, so a list may show it before the answer is here; what clearing leads to it may not. */
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
