// Says the genre of the selected tracks.
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Probabilities, TrackDetail } from '../../core/domain/track.ts';
import { api } from '../api.ts';
import { messages } from '../messages.ts';
import { closeDialog } from '../stores/dialogs.ts';
import { selectedIds } from '../stores/view.ts';
import { GenreDialog } from './GenreDialog.tsx';
import { useCorrections } from './useCorrections.ts';

const noProbabilities: Probabilities = {};

export function GenrePicker() {
  // The selection as it was when the picker opened: what is said is said of these.
  const [trackIds] = useState(selectedIds);
  const { correct } = useCorrections();
  const track = useTrackIfOnlyOne(trackIds);
  return (
    <GenreDialog
      title={messages.picker.title(trackIds.length)}
      tracks={trackIds.length}
      likely={track?.probabilities ?? noProbabilities}
      current={track?.genre ?? null}
      onSay={(genre) => correct(trackIds, genre)}
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
