// The map as a window shows it, read piece by piece, so that nobody waits until all tracks of a large library are read.
import { setImmediate } from 'node:timers/promises';
import type { MapColour, MapKind, MapValues, TrackMap } from '../../core/domain/map.ts';
import { valuesByName, valuesByRange } from '../../core/map/values.ts';
import { inPieces } from '../work/inPieces.ts';
import { comparesBy } from './comparesBy.ts';
import type { Work } from './context.ts';

/** Of the tracks on a map: where more were only placed, it is offered to lay it out again. */
const mostPlaced = 0.2;

/** Present, analysed tracks: those that a map can show. */
export async function mappableTracks({ store }: Pick<Work, 'store'>): Promise<Set<number>> {
  const all = new Set<number>();
  for await (const ids of inPieces(store.maps.mappable, (id) => id)) for (const id of ids) all.add(id);
  return all;
}

/** Tracks that are not there any more are left out. */
export async function shownMap(
  work: Work,
  kind: MapKind,
  signal: AbortSignal | undefined,
): Promise<TrackMap | null> {
  const { store } = work;
  if (store.maps.get(kind) === null) return null;
  const isCompared = await comparesBy(work, signal);
  const waiting = await mappableTracks(work);
  // It may have been laid out again meanwhile.
  const map = store.maps.get(kind);
  if (map === null) return null;
  const ids: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  let placed = 0;
  for (const [row, id] of map.ids.entries()) {
    if (!waiting.delete(id)) continue;
    ids.push(id);
    xs.push(map.places[2 * row] ?? 0);
    ys.push(map.places[2 * row + 1] ?? 0);
    if (row >= map.laidOut) placed += 1;
  }
  const { trustworthiness, continuity, laidOutAt } = map;
  const isOld = placed + waiting.size > mostPlaced * (ids.length + waiting.size);
  const outdated = !isCompared(map.metric) ? 'metric' : isOld ? 'new tracks' : null;
  // Writing the answer takes a turn of its own.
  await setImmediate();
  const shown = { kind, ids, xs, ys, trustworthiness, continuity, laidOutAt, placed };
  return { ...shown, waiting: waiting.size, outdated };
}

export async function shownValues(
  { store: { maps } }: Pick<Work, 'store'>,
  by: MapColour,
  ids: readonly number[],
): Promise<MapValues> {
  const values =
    by === 'genre' || by === 'key' || by === 'cluster'
      ? valuesByName(await whole((above, most) => maps.named(by, above, most)), ids)
      : valuesByRange(await whole((above, most) => maps.measured(by, above, most)), ids);
  await setImmediate();
  return values;
}

async function whole<Value>(
  read: (above: number, most: number) => readonly (readonly [number, Value])[],
): Promise<Map<number, Value>> {
  const all = new Map<number, Value>();
  for await (const rows of inPieces(read, ([id]) => id)) for (const [id, value] of rows) all.set(id, value);
  return all;
}
