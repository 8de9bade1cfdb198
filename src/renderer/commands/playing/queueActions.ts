// Queueing tracks from a list, with a word about what was done; and jumping from cue point to cue point.
import type { TrackDetail } from '../../../core/domain/track.ts';
import { selectedIds } from '../../state/list/view.ts';
import { go, listedIds } from '../../state/neighbours.ts';
import { notify } from '../../state/notices.ts';
import { seekTo, usePlayer } from '../../state/player.ts';
import { addToQueue, moveQueued, playNext, useQueue } from '../../state/playing/queue.ts';
import { api } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { messages } from '../../words/messages.ts';

const words = messages.player;

export function queueNext(trackIds: readonly number[]): void {
  told(playNext(trackIds), words.queuedNext);
}

export function queueLast(trackIds: readonly number[]): void {
  told(addToQueue(trackIds), words.queuedLast);
}

/** It plays now; the others stay queued. */
export function playQueued(key: number): void {
  const [first] = useQueue.getState().queued;
  if (first === undefined) return;
  if (first.key !== key) moveQueued(new Set([key]), first.key);
  void go(1, true);
}

/** As they stand in the list, not as they were clicked. */
export function selectedInOrder(): number[] {
  const selected = new Set(selectedIds());
  return listedIds().filter((id) => selected.has(id));
}

function told(count: number, sentence: (count: number) => string): void {
  if (count === 0) {
    notify(words.queueFull, { tone: 'problem' });
    return;
  }
  notify(sentence(count));
}

/** So near before a point, the one before it is meant. */
const nearSeconds = 1;

/** To the next cue point of the track in the player, or to the one before. */
export function jumpToCue(way: 1 | -1): void {
  const { trackId, position } = usePlayer.getState();
  if (trackId === null) return;
  const track = queryClient.getQueryData<TrackDetail>(api.tracks.get.queryKey({ input: { id: trackId } }));
  const points = (track?.cuePoints ?? []).map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  const target =
    way > 0
      ? points.find((seconds) => seconds > position + 0.05)
      : points.findLast((seconds) => seconds < position - nearSeconds);
  if (target !== undefined) seekTo(target);
}
