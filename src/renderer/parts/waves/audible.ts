// Whether a track can be played and drawn.
import type { TrackDetail } from '../../../core/domain/track.ts';

/** False for what is missing or what no decoder takes: asking for its sound would only fail. */
export function isAudible(track: Pick<TrackDetail, 'presence' | 'failure'>): boolean {
  const kind = track.failure?.kind;
  return track.presence === 'present' && kind !== 'undecodable' && kind !== 'unreadable';
}
