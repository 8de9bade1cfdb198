// Shows the system what is playing, and takes orders from its media keys, its lock screen and its headphones.

import { playBeside } from '../../state/neighbours.ts';
import { pausePlaying, resumePlaying, seekTo, usePlayer } from '../../state/player.ts';
import { onMoment } from '../../state/playing/moments.ts';
import { api, client, coverUrl } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { messages } from '../../words/messages.ts';

/** When the system does not give a distance. */
const jumpSeconds = 10;

/** Until the function that is returned is called. */
export function followMediaSession(): () => void {
  if (!('mediaSession' in navigator)) return () => undefined;
  const session = navigator.mediaSession;
  const orders: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: resumePlaying,
    pause: pausePlaying,
    previoustrack: () => playBeside(-1),
    nexttrack: () => playBeside(1),
    seekbackward: ({ seekOffset }) => seekTo(usePlayer.getState().position - (seekOffset ?? jumpSeconds)),
    seekforward: ({ seekOffset }) => seekTo(usePlayer.getState().position + (seekOffset ?? jumpSeconds)),
    seekto: ({ seekTime }) => {
      if (seekTime !== undefined) seekTo(seekTime);
    },
  };
  const actions = [
    'play',
    'pause',
    'previoustrack',
    'nexttrack',
    'seekbackward',
    'seekforward',
    'seekto',
  ] as const;
  for (const action of actions) session.setActionHandler(action, orders[action] ?? null);

  let shown: number | null = null;
  const follow = ({ trackId, playing }: { trackId: number | null; playing: boolean }): void => {
    session.playbackState = trackId === null ? 'none' : playing ? 'playing' : 'paused';
    // A track that is only looked at is nobody else's business.
    if (!playing || trackId === null || trackId === shown) return;
    shown = trackId;
    void metadataOf(trackId).then((metadata) => {
      if (shown === trackId) session.metadata = metadata;
    });
  };
  const stopFollowing = usePlayer.subscribe((now, before) => {
    if (now.trackId !== before.trackId || now.playing !== before.playing) follow(now);
  });
  const stopMoments = onMoment((moment) => {
    if (moment !== 'near') showPosition();
  });
  follow(usePlayer.getState());

  return () => {
    stopFollowing();
    stopMoments();
    for (const action of actions) session.setActionHandler(action, null);
    session.metadata = null;
    session.playbackState = 'none';
  };
}

function showPosition(): void {
  const { duration, position } = usePlayer.getState();
  // Without a length there is no position; it may also lie a rounding behind the end.
  if (duration === null) navigator.mediaSession.setPositionState();
  else navigator.mediaSession.setPositionState({ duration, position: Math.min(position, duration) });
}

async function metadataOf(id: number): Promise<MediaMetadata | null> {
  try {
    const [track, hasCover] = await Promise.all([
      queryClient.fetchQuery(api.tracks.get.queryOptions({ input: { id } })),
      client.tracks.hasCover({ id }),
    ]);
    return new MediaMetadata({
      title: track.title ?? track.fileName,
      artist: track.artist ?? messages.common.unknownArtist,
      album: track.album ?? '',
      artwork: hasCover ? [{ src: new URL(coverUrl(id, 512), location.href).href }] : [],
    });
  } catch {
    // Gone meanwhile, or no connection: the system shows the page's own name.
    return null;
  }
}
