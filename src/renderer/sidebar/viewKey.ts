// Views as keys of a list, and back.
import type { View } from '../table/listing.ts';

const genrePrefix = 'genre:';
const playlistPrefix = 'playlist:';

export function viewKey(view: View): string {
  if (view.kind === 'playlist') return playlistPrefix + view.playlistId;
  return view.kind === 'genre' ? genrePrefix + view.genreId : view.kind;
}

export function viewOfKey(key: string): View {
  if (key.startsWith(genrePrefix)) return { kind: 'genre', genreId: Number(key.slice(genrePrefix.length)) };
  if (key.startsWith(playlistPrefix))
    return { kind: 'playlist', playlistId: Number(key.slice(playlistPrefix.length)) };
  if (key === 'unsorted' || key === 'missing' || key === 'failed') return { kind: key };
  return { kind: 'all' };
}
