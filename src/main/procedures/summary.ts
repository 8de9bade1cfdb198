// Tracks in sum, counted piece by piece so that a selection of everything holds nobody up.
import { setImmediate } from 'node:timers/promises';
import type { TrackSummary } from '../../core/domain/summary.ts';
import type { Work } from '../jobs/context.ts';

/** Of more than these, columns in memory are quicker than the tracks themselves. */
const few = 1000;
/** Counted at once before others get their turn: some milliseconds. */
const tracksAtOnce = 10_000;

export async function summarise(
  { store }: Pick<Work, 'store'>,
  ids: readonly number[],
  signal?: AbortSignal,
): Promise<TrackSummary> {
  const sum = { tracks: 0, seconds: 0, notMusic: 0 };
  const genres = new Map<string | null, number>();
  const sources = new Map<TrackSummary['sources'][number]['value'], number>();
  const formats = new Map<string | null, number>();
  const years: number[] = [];
  const ratings = new Set<number | null>();
  const isMany = ids.length > few;
  if (isMany) await store.tracks.readAheadToSum();
  for (let start = 0; start < ids.length; start += tracksAtOnce) {
    const some = ids.slice(start, start + tracksAtOnce);
    for (const track of isMany ? store.tracks.summedMany(some) : store.tracks.summed(some)) {
      sum.tracks += 1;
      sum.seconds += track.durationSeconds ?? 0;
      if (track.kind === 'not music') sum.notMusic += 1;
      else {
        count(genres, track.genre);
        count(sources, track.genreSource);
      }
      count(formats, track.format);
      ratings.add(track.rating);
      if (track.year !== null) years.push(track.year);
    }
    await setImmediate();
    signal?.throwIfAborted();
  }
  return {
    ...sum,
    genres: mostFirst(genres),
    sources: mostFirst(sources),
    formats: mostFirst(formats),
    rating: ratings.size === 1 ? ([...ratings][0] ?? null) : null,
    years: spanOf(years),
  };
}

function spanOf(years: readonly number[]): TrackSummary['years'] {
  if (years.length === 0) return null;
  return {
    from: years.reduce((a, b) => Math.min(a, b)),
    to: years.reduce((a, b) => Math.max(a, b)),
  };
}

function count<Value>(counts: Map<Value, number>, value: Value): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFirst<Value extends string | null>(
  counts: ReadonlyMap<Value, number>,
): { value: Value; tracks: number }[] {
  return [...counts]
    .map(([value, tracks]) => ({ value, tracks }))
    .sort((a, b) => b.tracks - a.tracks || (a.value ?? '').localeCompare(b.value ?? ''));
}
