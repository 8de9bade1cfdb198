// Sets the genre of the selected tracks.
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Probabilities, TrackDetail } from '../../core/domain/track.ts';
import { correct } from '../commands/corrections.ts';
import { GenreDialog } from '../parts/genres/GenreDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { selectedIds } from '../state/list/view.ts';
import { api } from '../wire/api.ts';
import { messages } from '../words/messages.ts';

const noProbabilities: Probabilities = {};

export function GenrePicker() {
  // The selection as it was when the picker opened: the genre is set for these.
  const [trackIds] = useState(selectedIds);
  const track = useTrackIfOnlyOne(trackIds);
  return (
    <GenreDialog
      title={messages.picker.title(trackIds.length)}
      tracks={trackIds.length}
      likely={track?.probabilities ?? noProbabilities}
      current={track?.genre ?? null}
      onPick={(genre) => correct(trackIds, genre)}
      onClear={track?.genreSource === 'label' ? () => correct(trackIds, null) : null}
      onClose={closeDialog}
    />
  );
}

function useTrackIfOnlyOne(trackIds: readonly number[]): TrackDetail | undefined {
  const [id] = trackIds;
  const onlyOne = id !== undefined && trackIds.length === 1;
  const { data } = useQuery(api.tracks.get.queryOptions({ input: onlyOne ? { id } : skipToken }));
  return onlyOne ? data : undefined;
}
