// What a person says of files of one recording, each with the way back; and playing one after the other from the same place.
import type { DuplicateSummary } from '../../../core/domain/duplicates.ts';
import { mutate } from '../../commands/mutate.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { undoAction } from '../../commands/undo.ts';
import { notify } from '../../state/notices.ts';
import { playTrack, usePlayer } from '../../state/player.ts';
import { client } from '../../wire/api.ts';
import { duplicatesWords as words } from '../../words/duplicates.ts';

const withUndo = () => ({ action: undoAction({ of: 'tracks' }) });

/** The one that is preferred already is preferred no more. */
export function togglePreferred({ id: groupId, keptId, isSaid }: DuplicateSummary, trackId: number): void {
  const isTakenBack = isSaid && keptId === trackId;
  mutate(
    {
      async mutationFn() {
        await client.duplicates.prefer({ groupId, trackId: isTakenBack ? null : trackId });
        return await nameOf(trackId);
      },
      onSuccess: (name) => void notify(isTakenBack ? words.tookBack : words.tookPreferred(name), withUndo()),
      onError: notifyFailure,
    },
    undefined,
  );
}

export function takeApart(trackId: number): void {
  mutate(
    {
      async mutationFn() {
        await client.duplicates.refuse({ trackId });
        return await nameOf(trackId);
      },
      onSuccess: (name) => void notify(words.tookApart(name), withUndo()),
      onError: notifyFailure,
    },
    undefined,
  );
}

async function nameOf(id: number): Promise<string> {
  const [row] = await client.tracks.rows({ ids: [id] });
  return row?.fileName ?? '';
}

/** Where another file of the recording plays, this one goes on from there: so they are heard against each other. */
export function playFromSamePlace(id: number, others: readonly number[]): void {
  const { trackId, position } = usePlayer.getState();
  playTrack(id, trackId !== null && others.includes(trackId) ? position : 0);
}
