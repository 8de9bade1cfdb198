// Beats and windows of one track for its waveform: windows from the store, beats heard anew in the same windows.
import { stat } from 'node:fs/promises';
import { lruCache } from '../../core/domain/lruCache.ts';
import type { TrackMarks } from '../../core/domain/pictures/marks.ts';
import type { Work } from '../jobs/context.ts';
import { versionOf } from '../media/file.ts';

const tracksKept = 50;

/**
 * Beats are not stored: few people look at them, hearing a window takes a tenth of a second, and so they are there for
 * libraries of any age. Throws AppError('not-found'), or what hearing throws.
 */
export function marksIn(work: Work): (id: number, signal: AbortSignal | undefined) => Promise<TrackMarks> {
  const kept = lruCache<string, readonly number[]>(tracksKept);
  return async (id, signal) => {
    const { path } = work.store.tracks.file(id);
    const windows = work.store.tracks.windows(id);
    if (windows.length === 0) return { beats: [], windows };
    const stats = await stat(path).catch(() => null);
    // The folder may only be unplugged; what was listened to is known all the same.
    if (stats === null) return { beats: [], windows };
    const key = `${path.toString('latin1')}\0${versionOf(stats)}\0${JSON.stringify(windows)}`;
    let beats = kept.get(key);
    if (beats === undefined) {
      beats = await work.analysis('any').ask('beats', { path, windows }, { signal });
      kept.set(key, beats);
    }
    return { beats: [...beats], windows };
  };
}
