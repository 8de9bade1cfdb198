// Ordering the playlist that is listed by keyboard.
import type { Playlist } from '../../core/domain/playlist.ts';
import { withMoved } from '../../core/playlists/order.ts';
import { moveInPlaylist, removeFromPlaylist } from '../commands/playlistActions.ts';
import type { HandOrder } from '../features/table/selection/gridGestures.ts';
import { placeOneOn } from './order.ts';

/** Null when no playlist made by hand is listed. */
export function handOrder(playlist: Playlist | null, ids: readonly number[]): HandOrder | null {
  if (playlist === null || playlist.rule !== null) return null;
  return {
    step(trackIds, way) {
      const before = placeOneOn(ids, trackIds, way);
      if (before !== undefined) moveInPlaylist(playlist, [...trackIds], before);
      const after = before === undefined ? ids : withMoved(ids, [...trackIds], before);
      return after.findIndex((id) => trackIds.has(id)) + 1;
    },
    remove: (trackIds) => removeFromPlaylist(playlist, trackIds),
  };
}
