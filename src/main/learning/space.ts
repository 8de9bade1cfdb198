// In a learning worker: the library's space, as it is kept; what is not kept is computed, and handed out to be kept.
import { setImmediate } from 'node:timers/promises';
import type { Layout } from '../../core/domain/layout.ts';
import { chooseLandmarks, type Landmarks, localScales } from '../../core/space/localScale.ts';
import { knowsAnswers, stillFits } from '../../core/space/metric/fitMetric.ts';
import { canBePoint, dimsOf, type Metric, project } from '../../core/space/metric/metric.ts';
import type { CreatePoints, PointStore } from '../../core/space/pointStore.ts';
import { type SearchableSpace, searchable } from '../../core/space/searchable.ts';
import type { KeptMetric, KeptPoint } from '../store/learning/space.ts';
import { readMetric, writeMetric } from './savedMetric.ts';
import { columnsOf, fitLibraryMetric, type SpaceReader } from './spaceMetric.ts';
import { usableGroups } from './usableGroups.ts';

/** Tracks that are computed before other messages get their turn. */
const tracksAtOnce = 1000;
/** Of more tracks than this, the space is read anew once a minute at most. */
const largeLibrary = 20_000;
const spaceStaysMs = 60_000;

export interface LibrarySpace extends SearchableSpace {
  /** Whether the person's answers are in the metric. */
  readonly kind: 'default' | 'learned';
  /** Of the surroundings of each row. */
  readonly scales: Float32Array;
  /** Tracks whose points are not kept yet. */
  readonly unkept: Set<number>;
}

interface Held {
  readonly metric: Metric;
  readonly landmarks: Landmarks;
  /** The kept metric's name; null while it is not kept. */
  readonly keptAs: string | null;
  /** Of the newest point that was read. */
  readonly stamp: number;
  readonly store: PointStore;
  readonly space: LibrarySpace;
}

export interface SpacePlaces {
  readonly starterDir: () => string;
  readonly createPoints: CreatePoints;
}

/** What is to be kept of a space. */
export interface UnkeptSpace {
  /** Null where it is kept already. */
  readonly metric: KeptMetric | null;
  readonly name: string;
  readonly points: readonly KeptPoint[];
  /** The vectors' version that all of it was read at, or later. */
  readonly version: number;
}

/** The space of a library as `held` and the library's own rows have it: only points that neither has are computed. */
export async function syncSpace(
  reader: SpaceReader,
  wanted: Layout,
  { starterDir, createPoints }: SpacePlaces,
  held: Held | null,
): Promise<Held> {
  const { layout } = usableGroups(reader, wanted, 'all');
  const tracks = reader.trackIds().sort((a, b) => a - b);
  const answers = reader.space.answerCount();
  const fits = (metric: Metric): boolean => stillFits(metric, layout, tracks.length, answers);
  const kept = reader.space.metric();
  const stays = held !== null && held.keptAs === (kept?.name ?? null) && fits(held.metric);
  const saved = stays || kept === null ? null : keptMetric(kept);
  const isRead = saved !== null && fits(saved.metric);
  const metric = stays
    ? held.metric
    : isRead
      ? saved.metric
      : await fitLibraryMetric(reader, layout, tracks, starterDir());
  const dims = dimsOf(metric);
  const before = stays ? held : null;
  const keptAs = stays || isRead ? (kept?.name ?? null) : null;

  const current = keptAs === null ? new Set<number>() : new Set(reader.space.pointIds());
  const lacking = tracks.filter((id) => !current.has(id));
  const fresh = await computed(reader, metric, lacking);
  // A track of which no group is known has no place.
  const ids = Int32Array.from(tracks.filter((id) => current.has(id) || fresh.has(id)));
  const rowOf = new Map(Array.from(ids, (id, row) => [id, row]));
  const store = createPoints(ids.length, dims);
  const scales = new Float32Array(ids.length).fill(1);
  const put = (id: number, point: Float32Array, more: number, scale: number): void => {
    const row = rowOf.get(id);
    if (row === undefined) return;
    store.points.set(point, row * dims);
    store.more[row] = more;
    scales[row] = scale;
  };
  for (const [row, id] of before?.space.ids.entries() ?? [])
    if (current.has(id))
      put(
        id,
        before?.store.points.subarray(row * dims, (row + 1) * dims) ?? empty,
        before?.store.more[row] ?? 0,
        before?.space.scales[row] ?? 1,
      );
  const damaged: number[] = [];
  let stamp = before?.stamp ?? 0;
  if (keptAs !== null)
    for (const { trackId, values, stamp: own } of reader.space.pointsSince(stamp)) {
      stamp = own;
      const [point, more = -1, scale = 0] = [values.subarray(0, dims), ...values.subarray(dims)];
      const isWhole = values.length === dims + 2 && scale > 0 && Number.isFinite(scale);
      if (isWhole && canBePoint(metric, point, more)) put(trackId, point, more, scale);
      else damaged.push(trackId);
    }
  for (const [id, point] of await computed(reader, metric, damaged)) fresh.set(id, point);
  for (const [id, { point, more }] of fresh) put(id, point, more, 1);
  const landmarks =
    (stays ? held.landmarks : isRead ? saved.landmarks : null) ??
    chooseLandmarks(store.points, store.more, ids.length, dims);
  const scaleOf = localScales(landmarks, dims, createPoints);
  let done = 0;
  for (const [id, { point, more }] of fresh) {
    scales[rowOf.get(id) ?? 0] = scaleOf(point, more);
    done += 1;
    if (done % tracksAtOnce === 0) await setImmediate();
  }
  const space: LibrarySpace = {
    ...searchable(metric.name, ids, dims, store),
    kind: metric.learned === null ? 'default' : 'learned',
    scales,
    unkept: new Set(fresh.keys()),
  };
  return { metric, landmarks, keptAs, stamp, store, space };
}

const empty = new Float32Array();

/** Points of those of these tracks that have any group. */
async function computed(
  reader: SpaceReader,
  metric: Metric,
  tracks: readonly number[],
): Promise<Map<number, { readonly point: Float32Array; readonly more: number }>> {
  const points = new Map<number, { readonly point: Float32Array; readonly more: number }>();
  const dims = dimsOf(metric);
  for (let start = 0; start < tracks.length; start += tracksAtOnce) {
    const { rows, ids } = await columnsOf(reader, metric.layout, tracks.slice(start, start + tracksAtOnce));
    for (const [n, id] of ids.entries()) {
      const point = new Float32Array(dims);
      const more = project(metric, rows.data.subarray(n * rows.cols, (n + 1) * rows.cols), point);
      points.set(id, { point, more });
    }
  }
  return points;
}

/** The name of the kept metric; null where tracks would be compared by another one now. */
export function keptMetricInUse(reader: SpaceReader, wanted: Layout): string | null {
  const kept = reader.space.metric();
  const saved = kept === null ? null : keptMetric(kept);
  if (saved === null) return null;
  const { layout } = usableGroups(reader, wanted, 'all');
  const fits = stillFits(saved.metric, layout, reader.trackIds().length, reader.space.answerCount());
  return fits ? saved.metric.name : null;
}

/** Null for one that cannot be read: it is fitted anew. */
function keptMetric(kept: KeptMetric): ReturnType<typeof readMetric> | null {
  try {
    return readMetric(kept);
  } catch {
    return null;
  }
}

/** At most `limit` points of those that are to be kept, which are taken to be kept from then on. */
function takeUnkept(
  { metric, landmarks, keptAs, store, space }: Held,
  version: number,
  limit: number,
): UnkeptSpace {
  const ids = [...space.unkept].slice(0, limit);
  const { dims } = space;
  const rowOf = new Map(Array.from(space.ids, (id, row) => [id, row]));
  const isFirst = keptAs === null && ids.length > 0 && space.unkept.size === space.ids.length;
  const points = ids.map((trackId) => {
    const row = rowOf.get(trackId) ?? 0;
    const values = new Float32Array(dims + 2);
    values.set(store.points.subarray(row * dims, (row + 1) * dims));
    values[dims] = store.more[row] ?? 0;
    values[dims + 1] = space.scales[row] ?? 1;
    space.unkept.delete(trackId);
    return { trackId, values };
  });
  return { metric: isFirst ? writeMetric({ metric, landmarks }) : null, name: metric.name, points, version };
}

interface Read {
  readonly version: number;
  /** The layout that was wanted. */
  readonly wanted: string;
  readonly at: number;
  readonly held: Promise<Held>;
}

export interface CurrentSpace {
  /**
   * The space with this track, whose version is another whenever vectors have changed. It is read anew, too, where other groups are wanted, or many
   * answers came since.
   */
  of(reader: SpaceReader, wanted: Layout, version: number, track: number): Promise<LibrarySpace>;
  /** What is to be kept of it. */
  takeUnkept(
    reader: SpaceReader,
    wanted: Layout,
    version: number,
    track: number,
    limit: number,
  ): Promise<UnkeptSpace>;
}

export function currentSpace(places: SpacePlaces): CurrentSpace {
  let read: Read | null = null;
  /** The last one that was whole, and what read it. */
  let last: { readonly of: Read; readonly held: Held } | null = null;
  async function current(reader: SpaceReader, wanted: Layout, version: number, track: number): Promise<Read> {
    const name = JSON.stringify(wanted);
    const isUntaught =
      last?.of === read && last !== null && !knowsAnswers(last.held.metric, reader.space.answerCount());
    const isSame = read?.wanted === name && !isUntaught;
    if (read !== null && isSame && (read.version === version || (await mayStay(read, track)))) return read;
    if (read === null || !isSame || read.version !== version) {
      const held = syncSpace(reader, wanted, places, last?.held ?? null);
      const own: Read = { version, wanted: name, at: Date.now(), held };
      read = own;
      held.then(
        (whole) => {
          last = { of: own, held: whole };
        },
        // What could not be read is not kept.
        () => {
          if (read === own) read = null;
        },
      );
    }
    return read;
  }

  return {
    of: async (reader, wanted, version, track) => {
      const { held } = await current(reader, wanted, version, track);
      return (await held).space;
    },
    async takeUnkept(reader, wanted, version, track, limit) {
      const read = await current(reader, wanted, version, track);
      return takeUnkept(await read.held, read.version, limit);
    },
  };
}

/** While a large library is being analysed, one more track changes little. */
async function mayStay({ at, held }: Read, track: number): Promise<boolean> {
  const { space } = await held;
  return space.ids.length > largeLibrary && Date.now() - at < spaceStaysMs && space.ids.includes(track);
}
