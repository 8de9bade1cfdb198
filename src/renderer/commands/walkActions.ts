// Walks from anywhere: the selection as an end, an example or a beginning; what was found kept as a playlist.
import { openExport } from '../state/exportChoice.ts';
import { selectedIds } from '../state/list/view.ts';
import { notify } from '../state/notices.ts';
import { usePlayer } from '../state/player.ts';
import { beginRadio, radioIds, steerRadio } from '../state/radio.ts';
import { type Side, showBlend, showPath } from '../state/walks.ts';
import { client } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';
import { undoAction } from './undo.ts';

export function pathFromSelected(end: 'from' | 'to'): void {
  const [id] = selectedIds();
  if (id !== undefined) showPath(end, id);
}

export function blendSelected(side: Side): void {
  showBlend(side, selectedIds());
}

export function radioFromSelected(): void {
  beginRadio({ kind: 'tracks', ids: selectedIds() });
}

/** Whether the track in the player is one of the radio's. */
export function isRadioPlaying(): boolean {
  const { trackId } = usePlayer.getState();
  return trackId !== null && radioIds().includes(trackId);
}

export function steerPlaying(side: Side): void {
  const { trackId } = usePlayer.getState();
  if (trackId !== null) steerRadio(side, trackId);
}

/** In one step, to be taken back in one; `then` is told its playlist. */
export function keepWalk(
  name: string,
  trackIds: readonly number[],
  then?: (playlistId: number) => void,
): void {
  mutate(
    {
      mutationFn: () => client.playlists.create({ name: name.slice(0, 200), trackIds: [...trackIds] }),
      onSuccess: (made) => {
        notify(messages.walks.keptAs(made.name), { action: undoAction({ of: 'playlist', id: made.id }) });
        then?.(made.id);
      },
      onError: notifyFailure,
    },
    undefined,
  );
}

/** What is exported is a playlist first. */
export function exportWalk(name: string, trackIds: readonly number[]): void {
  keepWalk(name, trackIds, (playlistId) => openExport({ kind: 'playlist', playlistId }));
}
