// Beats and windows of one track for its waveform, from the store.
import type { TrackMarks } from '../../core/domain/pictures/marks.ts';
import { ifWritable } from '../files/diskFaults.ts';
import type { Work } from '../jobs/context.ts';
import { isOffline } from '../jobs/offline.ts';

/**
 * Beats are tracked with the analysis. Of tracks from before they were kept they are tracked now, once, if the file is there.
 * Throws AppError('not-found'), or what tracking them throws.
 */
export async function marksOf(
  { store, change, analysis, disk }: Work,
  id: number,
  signal: AbortSignal | undefined,
): Promise<TrackMarks> {
  const { path } = store.tracks.file(id);
  let windows = store.features.windows(id);
  if (
    windows.some(({ beats }) => beats === null) &&
    !isOffline({ store }, path) &&
    (await disk.look(path)).kind === 'file'
  ) {
    const tempoBpm = store.tracks.get(id).tempoBpm;
    const beats = await analysis('any').ask('beats', { path, windows, tempoBpm }, { signal });
    await ifWritable(async () => change((write) => write.features.saveBeats(id, beats)));
    windows = store.features.windows(id);
  }
  return {
    beats: windows.flatMap(({ startSeconds, beats }) => (beats ?? []).map((beat) => startSeconds + beat)),
    windows: windows.map(({ startSeconds, lengthSeconds }) => ({ startSeconds, lengthSeconds })),
  };
}
