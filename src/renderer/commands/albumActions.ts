// What can be done with a whole album: playing it, giving it a genre, putting it into a playlist.
import { type AlbumKey, filterOfAlbum } from '../../core/domain/album.ts';
import { openDialog } from '../state/dialogs.ts';
import { selectStretch } from '../state/list/selection.ts';
import { setSelection, useView } from '../state/list/view.ts';
import { playWithin } from '../state/neighbours.ts';
import { openPlaylistTask } from '../state/playlistTask.ts';
import { client } from '../wire/api.ts';
import { notifyFailure } from './notifyFailure.ts';
import { queueLast, queueNext } from './playing/queueActions.ts';

/** From its first track to its last, wherever the person looks meanwhile. */
export async function playAlbum(album: AlbumKey): Promise<void> {
  await withTracks(album, playTracks);
}

/** All of it, in its order. */
export async function queueAlbum(album: AlbumKey, where: 'next' | 'last'): Promise<void> {
  await withTracks(album, where === 'next' ? queueNext : queueLast);
}

export function playTracks(ids: readonly number[]): void {
  const [first] = ids;
  if (first !== undefined) playWithin(() => ids, first);
}

/** Its tracks are selected, so that it is seen what the genre is for. */
export async function labelAlbum(album: AlbumKey): Promise<void> {
  await withTracks(album, labelTracks);
}

export function labelTracks(ids: readonly number[]): void {
  setSelection(selectStretch(useView.getState().selection, ids, false));
  openDialog('genre');
}

export async function listAlbum(album: AlbumKey): Promise<void> {
  await withTracks(album, (trackIds) => openPlaylistTask({ kind: 'add', trackIds: [...trackIds] }));
}

async function withTracks(album: AlbumKey, use: (ids: readonly number[]) => void): Promise<void> {
  try {
    const { ids } = await client.albums.tracks({ filter: filterOfAlbum(album) });
    use(ids);
  } catch (error) {
    notifyFailure(error);
  }
}
