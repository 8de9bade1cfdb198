// Beats and windows of one track for its waveform, from the store.
import type { TrackMarks } from '../../core/domain/pictures/marks.ts';
import { ifWritable } from '../files/diskFaults.ts';
import type { Work } from '../jobs/context.ts';
import { isOffline } from '../jobs/offline.ts';

/**
 * Beats are tracked with the analysis. Where there are none yet, or the tempo is shown at another octave by now, they are tracked now, once, if
 * the file is there; beats that the shown tempo contradicts are not told.
 * Throws AppError('not-found'), or what tracking them throws.
 */
export async function marksOf(
  { store, change, analysis, disk }: Work,
  id: number,
  signal: AbortSignal | undefined,
): Promise<TrackMarks> {
  const { path } = store.tracks.file(id);
  const tempoBpm = store.tracks.rows([id])[0]?.tempoBpm ?? null;
  let windows = store.features.windows(id);
  if (
    windows.some(({ beats }) => beats === null || !agree(beats, tempoBpm)) &&
    !isOffline({ store }, path) &&
    (await disk.look(path)).kind === 'file'
  ) {
    const beats = await analysis('any').ask('beats', { path, windows, tempoBpm }, { signal });
    await ifWritable(async () => change((write) => write.features.saveBeats(id, beats)));
    windows = store.features.windows(id);
  }
  return {
    beats: windows.flatMap(({ startSeconds, beats }) =>
      beats !== null && agree(beats, tempoBpm) ? beats.map((beat) => startSeconds + beat) : [],
    ),
    windows: windows.map(({ startSeconds, lengthSeconds }) => ({ startSeconds, lengthSeconds })),
  };
}

/** Whether the middle interval between beats is a beat of the tempo, give or take what players do. */
function agree(beats: readonly number[], tempoBpm: number | null): boolean {
  const intervals = beats.slice(1).map((beat, i) => beat - (beats[i] ?? 0));
  const middle = intervals.toSorted((a, b) => a - b)[intervals.length >> 1];
  return middle === undefined || (tempoBpm !== null && Math.abs((middle * tempoBpm) / 60 - 1) < 0.1);
}
