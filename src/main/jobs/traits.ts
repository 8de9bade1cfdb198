// What a track is recognised by besides its sound, and what a person set on it, as matching compares them.
import type { Tags } from '../../core/domain/tags.ts';
import type { Traits } from '../../core/matching/matchTracks.ts';
import type { StoredPlaylist } from '../store/changes/playlists.ts';
import type { MatchedTrack } from '../store/tracks/matches.ts';

type Recognised = Pick<Tags, 'title' | 'artist' | 'album' | 'albumArtist' | 'trackNumber' | 'discNumber'> &
  Pick<MatchedTrack, 'displayPath' | 'root'>;

export function traitsOf(track: Recognised): Traits {
  const { title, artist, album, albumArtist, trackNumber, discNumber, displayPath, root } = track;
  const below = displayPath.startsWith(root) ? displayPath.slice(root.length) : displayPath;
  const folders = below.split(/[/\\]/u).filter((part) => part !== '');
  const name = folders.pop() ?? '';
  return {
    name,
    tags: JSON.stringify([title, artist, album, albumArtist, trackNumber, discNumber]),
    folders,
  };
}

/** By track, the playlists that it is in. */
export function playlistsByTrack(
  playlists: readonly StoredPlaylist[],
): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  for (const { id, definition } of playlists) {
    if (definition.deleted) continue;
    for (const trackId of definition.trackIds) lists.set(trackId, [...(lists.get(trackId) ?? []), id]);
  }
  return lists;
}

export function saidOf(
  { id, genre, kind, rating, saidTags }: MatchedTrack,
  playlists: ReadonlyMap<number, readonly number[]>,
): string | null {
  const lists = playlists.get(id) ?? [];
  if (genre === null && kind === null && rating === null && saidTags === null && lists.length === 0)
    return null;
  return JSON.stringify([genre, kind, rating, saidTags, lists]);
}
