// What can be done with tracks besides correcting them, from the menu of a row or by a command.
import { rowsAtOnce } from '../../core/contract/tracks.ts';
import type { AlbumKey } from '../../core/domain/album.ts';
import type { View } from '../state/list/listing.ts';
import { selectOnly, selectStretch } from '../state/list/selection.ts';
import { selectedIds, setFilter, setSearch, setSelection, showView, useView } from '../state/list/view.ts';
import { listedIds } from '../state/neighbours.ts';
import { notify } from '../state/notices.ts';
import { client } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { copyText } from './copyText.ts';
import { notifyFailure } from './notifyFailure.ts';
import { undoAction } from './undo.ts';

const words = messages.trackMenu;

export type Whole = 'album' | 'folder' | 'artist';

/** Selects all of the albums, folders or artists of what is selected, as far as it is listed, with a notice of what is not. */
export async function selectWhole(of: Whole): Promise<void> {
  try {
    const companions = await client.tracks.companions({ ids: selectedIds(), of });
    const wanted = new Set(companions);
    const listed = listedIds().filter((id) => wanted.has(id));
    const { selection } = useView.getState();
    // The keyboard stays where it stands.
    setSelection({ ...selection, ids: new Set(listed) });
    const elsewhere = companions.length - listed.length;
    if (elsewhere > 0)
      notify(words.elsewhere(elsewhere), {
        action: { label: words.showAll, run: () => showAll(companions) },
      });
  } catch (error) {
    notifyFailure(error);
  }
}

/** Selects a track where it is listed, else among all tracks. */
export function showTrack(trackId: number): void {
  if (listedIds().includes(trackId)) setSelection(selectOnly(trackId));
  else showAll([trackId]);
}

/** Selects them among all tracks. */
export function showTracks(trackIds: readonly number[]): void {
  const [only] = trackIds;
  if (trackIds.length === 1 && only !== undefined) showTrack(only);
  else showAll(trackIds);
}

function showAll(trackIds: readonly number[]): void {
  showView({ kind: 'all' });
  setSearch('');
  setFilter({});
  setSelection(selectStretch(useView.getState().selection, trackIds, false));
}

export async function setKind(ids: readonly number[], kind: 'music' | 'not music'): Promise<void> {
  try {
    await client.tracks.setKind({ ids: [...ids], kind });
    notify(kind === 'music' ? words.nowMusic(ids.length) : words.nowNotMusic(ids.length), {
      action: undoAction({ of: 'tracks' }),
    });
  } catch (error) {
    notifyFailure(error);
  }
}

/** Where proposals are answered one after the other, the next one is selected. */
export async function judgeSelected(kind: 'music' | 'not music'): Promise<void> {
  const ids = selectedIds();
  const { view } = useView.getState();
  const isJudged = new Set(ids);
  const listed = listedIds();
  const last = listed.findLastIndex((id) => isJudged.has(id));
  const next = [...listed.slice(last + 1), ...listed.slice(0, last).reverse()].find(
    (id) => !isJudged.has(id),
  );
  await setKind(ids, kind);
  if (view.kind === 'maybeNotMusic' && next !== undefined) setSelection(selectOnly(next));
}

/** One path a line. */
export async function copyPaths(ids: readonly number[]): Promise<void> {
  try {
    const paths: string[] = [];
    for (let start = 0; start < ids.length; start += rowsAtOnce) {
      const tracks = await client.tracks.details({ ids: ids.slice(start, start + rowsAtOnce) });
      paths.push(...tracks.map(({ path }) => path));
    }
    if (copyText(paths.join('\n'))) notify(words.copied(paths.length));
    else notify(words.notCopied, { tone: 'problem' });
  } catch (error) {
    notifyFailure(error);
  }
}

/** The page of the album that a track is on; of its artist, where it is on none. */
export async function showAlbumOf(trackId: number): Promise<void> {
  try {
    const [album] = await client.albums.rows({ ids: [trackId] });
    if (album === undefined) await showArtistOf(trackId);
    else showAlbum(album);
  } catch (error) {
    notifyFailure(error);
  }
}

export async function showArtistOf(trackId: number): Promise<void> {
  try {
    const [track] = await client.tracks.rows({ ids: [trackId] });
    const name = track?.artist ?? track?.albumArtist ?? null;
    if (name === null) notify(messages.albums.noArtist);
    else showArtist(name);
  } catch (error) {
    notifyFailure(error);
  }
}

export function showAlbum({ title, artist, folder }: AlbumKey): void {
  showWhole({ kind: 'album', title, artist, folder });
}

export function showArtist(name: string): void {
  showWhole({ kind: 'artist', name });
}

/** What was searched for elsewhere would hide a part of it. */
function showWhole(view: View): void {
  setSearch('');
  setFilter({});
  showView(view);
}

export function showSimilar(trackId: number): void {
  showView({ kind: 'similar', trackId });
}
