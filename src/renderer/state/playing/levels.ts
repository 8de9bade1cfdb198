// How loud each track is played: as it is, or levelled by what was measured of it or of its album.

import { hashKey } from '@tanstack/react-query';
import { defaultSettings, type Settings } from '../../../core/domain/settings.ts';
import { factorOf } from '../../../core/playing/levelling.ts';
import { api } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { setGain, usePlayer } from '../player.ts';

const settingsKey = api.settings.get.queryKey();
const settingsHash = hashKey(settingsKey);

/** As far as they are known by now. */
export function settingsNow(): Settings {
  return queryClient.getQueryData<Settings>(api.settings.get.queryKey()) ?? defaultSettings;
}

async function gainOf(trackId: number): Promise<number> {
  const { levelling } = settingsNow();
  if (levelling === 'off') return 1;
  try {
    // Asked for each time that it plays: the analysis may have come meanwhile.
    const levels = await queryClient.fetchQuery(
      api.playing.levels.queryOptions({ input: { trackId }, staleTime: 1000 }),
    );
    return factorOf(levels[levelling]);
  } catch {
    // Nothing is known of it.
    return 1;
  }
}

export async function levelNext(trackId: number): Promise<void> {
  setGain('next', await gainOf(trackId));
}

/** `turn`: what this was said of; the player may have gone on. */
async function levelCurrent(): Promise<void> {
  const { trackId, turn } = usePlayer.getState();
  if (trackId === null) return;
  const gain = await gainOf(trackId);
  if (usePlayer.getState().turn === turn) setGain('current', gain);
}

/** Follows the player and the setting. Returns how to stop that. */
export function keepLevel(): () => void {
  let levelling = settingsNow().levelling;
  const stopTurns = usePlayer.subscribe((now, before) => {
    if (now.turn !== before.turn || (now.playing && !before.playing)) void levelCurrent();
  });
  const stopSettings = queryClient.getQueryCache().subscribe(({ query }) => {
    // The cache tells of everything that is asked for, which is much while somebody scrolls or types.
    if (query.queryHash !== settingsHash) return;
    const now = settingsNow().levelling;
    if (now === levelling) return;
    levelling = now;
    void levelCurrent();
  });
  return () => {
    stopTurns();
    stopSettings();
  };
}
