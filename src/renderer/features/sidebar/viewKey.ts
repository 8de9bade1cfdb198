// Views as keys of a list, and back.
import type { View } from '../../state/list/listing.ts';

const genrePrefix = 'genre:';
const playlistPrefix = 'playlist:';
const folderPrefix = 'folder:';
const plain = [
  'albums',
  'unsorted',
  'needsReview',
  'disagreements',
  'missing',
  'failed',
  'maybeNotMusic',
  'notMusic',
] as const;

export function viewKey(view: View): string {
  if (view.kind === 'playlist') return playlistPrefix + view.playlistId;
  if (view.kind === 'folder') return folderPrefix + view.path;
  return view.kind === 'genre' ? genrePrefix + view.genreId : view.kind;
}

export function viewOfKey(key: string): View {
  if (key.startsWith(genrePrefix)) return { kind: 'genre', genreId: Number(key.slice(genrePrefix.length)) };
  if (key.startsWith(playlistPrefix))
    return { kind: 'playlist', playlistId: Number(key.slice(playlistPrefix.length)) };
  if (key.startsWith(folderPrefix)) return { kind: 'folder', path: key.slice(folderPrefix.length) };
  return { kind: plain.find((kind) => kind === key) ?? 'all' };
}
