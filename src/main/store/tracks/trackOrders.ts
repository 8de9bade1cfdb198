// The order of tracks by any keys, kept in memory and patched: a large list is then sorted in milliseconds, not by the database.
import { setImmediate } from 'node:timers/promises';
import { albumOrder, type TrackSort } from '../../../core/domain/listing.ts';
import { lruCache } from '../../../core/domain/lruCache.ts';
import type { SortField } from '../../../core/domain/trackFields.ts';
import type { Database } from '../database.ts';
import { type KeptLists, keptNames, type ListsToKeep } from '../keptLists.ts';
import { wholesFromBlob, wholesToBlob } from '../map/blobs.ts';
import { type ChangeNotes, changeNotes } from './changeNotes.ts';
import { fieldSql } from './fieldSql.ts';
import { keptRanks, type Ranks } from './keptRanks.ts';
import { isOrderOf, marked, without } from './orderedIds.ts';

interface Present {
  readonly ids: readonly number[];
  /** 1 for each id that is present. */
  readonly has: Uint8Array;
}

export interface TrackOrders extends ChangeNotes {
  /** These ids, each but once, in order; tracks without a value last in either direction, paths break ties. */
  sort(ids: readonly number[], sort: TrackSort): number[];
  /** Those that are marked, in the same order. */
  sortMarked(marks: Uint8Array, sort: TrackSort): number[];
  /** Reads what sorting by these keys needs, one key at a time, so that nobody waits for all of them. */
  readAhead(sort: TrackSort): Promise<void>;
  /** Where, among sorted ids, a run begins whose tracks have the same values by these keys, or the same lack of them. */
  runs(ids: readonly number[], keys: readonly SortField[]): number[];
  /** The present tracks. */
  present(): Present;
  /** Ids go from 1 to this. */
  maxId(): number;
  /** How long the track is; 0 when that is not known. */
  seconds(id: number): number;
  /** What the next session begins with. */
  toKeep(): ListsToKeep;
}

/** All ids from 1 to the largest in order. */
interface Order {
  readonly order: Int32Array;
  /** Of each key. */
  readonly versions: readonly number[];
}

export function trackOrders(db: Database, lists: Pick<KeptLists, 'get'>): TrackOrders {
  const notes = changeNotes(db);
  const largest = db.prepare<[], number | null>('SELECT max(id) FROM tracks').pluck();
  const maxId = (): number => largest.get() ?? 0;
  const ranks = keptRanks(db, notes, maxId);
  const orders = lruCache<string, Order>(ordersKept);
  const presentAmong = db
    .prepare<[string], number>(/* sql */ `
      SELECT t.id FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value WHERE t.presence = 'present'`)
    .pluck();
  let durations: { readonly of: Float64Array; readonly version: number } | null = null;
  let present: (Present & { readonly version: number }) | null = null;

  return {
    ...notes,
    sort(ids, sort) {
      const marks = new Uint8Array(maxId() + 1);
      for (let i = 0; i < ids.length; i++) marks[ids[i] ?? 0] = 1;
      return marked(orderBy(sort).order, marks);
    },
    sortMarked: (marks, sort) => marked(orderBy(sort).order, marks),
    async readAhead(sort) {
      if (known(sort) !== null) return;
      for (const { key } of withPath(sort)) {
        if (ranks.isKept(key)) continue;
        ranks.by(key);
        await setImmediate();
      }
    },
    runs(ids, keys) {
      const all = keys.map((key) => ranks.by(key).of);
      const starts: number[] = [];
      for (const [at, id] of ids.entries()) {
        const before = ids[at - 1] ?? 0;
        if (at === 0 || all.some((of) => differ(of[id], of[before]))) starts.push(at);
      }
      return starts;
    },
    present() {
      const version = notes.version('presence');
      if (present?.version !== version) {
        const patched = present === null ? null : withPatchedPresence(present);
        present = { ...(patched ?? keptPresence() ?? readPresence()), version };
      }
      return present;
    },
    maxId,
    seconds(id) {
      const version = notes.version('analysis');
      if (durations?.version !== version) durations = { of: ranks.by('durationSeconds').of, version };
      const seconds = durations.of[id] ?? Number.NaN;
      return Number.isNaN(seconds) ? 0 : seconds;
    },
    toKeep() {
      const order = orders.get(JSON.stringify(albumOrder));
      const isTrue = order !== undefined && isFresh(order, albumOrder);
      return [
        ...(isTrue ? [[keptNames.order, wholesToBlob(order.order)] as const] : []),
        ...(present?.version === notes.version('presence')
          ? [[keptNames.present, Buffer.from(present.has)] as const]
          : []),
      ];
    },
  };

  function keptPresence(): Present | null {
    const has = lists.get(keptNames.present);
    if (has?.length !== maxId() + 1) return null;
    const ids: number[] = [];
    for (let id = 1; id < has.length; id++) if (has[id] === 1) ids.push(id);
    return { ids, has };
  }

  function readPresence(): Present {
    const ids = db.prepare<[], number>("SELECT id FROM tracks WHERE presence = 'present'").pluck().all();
    const has = new Uint8Array(maxId() + 1);
    for (const id of ids) has[id] = 1;
    return { ids, has };
  }

  function withPatchedPresence(known: Present & { readonly version: number }): Present | null {
    const changed = notes.since('presence', known.version);
    if (changed === null) return null;
    const has = new Uint8Array(maxId() + 1);
    has.set(known.has.subarray(0, has.length));
    for (const id of changed) has[id] = 0;
    // A scan adds tracks, and takes none away.
    const isLess = [...changed].some((id) => known.has[id] === 1);
    const ids = isLess ? known.ids.filter((id) => has[id] === 1) : known.ids.slice();
    for (const id of presentAmong.all(JSON.stringify([...changed]))) {
      has[id] = 1;
      ids.push(id);
    }
    return { ids, has };
  }

  function keep(sort: TrackSort, order: Int32Array): Order {
    const fresh = { order, versions: versionsOf(sort) };
    orders.set(JSON.stringify(sort), fresh);
    return fresh;
  }

  function versionsOf(sort: TrackSort): number[] {
    return withPath(sort).map(({ key }) => notes.version(fieldSql[key].writer));
  }

  function isFresh({ versions }: Order, sort: TrackSort): boolean {
    return versionsOf(sort).every((version, n) => version === versions[n]);
  }

  /** As it is in memory, or was when the last session ended; null where it has to be put together. */
  function known(sort: TrackSort): Order | null {
    const name = JSON.stringify(sort);
    const order = orders.get(name);
    if (order !== undefined) return isFresh(order, sort) ? order : null;
    if (name !== JSON.stringify(albumOrder)) return null;
    const blob = lists.get(keptNames.order);
    const kept = blob === null ? null : wholesFromBlob(blob, Int32Array);
    return kept !== null && isOrderOf(kept, maxId()) ? keep(sort, kept) : null;
  }

  function orderBy(sort: TrackSort): Order {
    const ready = known(sort);
    if (ready !== null) return ready;
    const keys = withPath(sort);
    const before = orders.get(JSON.stringify(sort));
    return keep(sort, (before === undefined ? null : patched(before, keys)) ?? sortAll(keys));
  }

  /** All ids from 1 to the largest, by stable counting sorts from the last key to the first. */
  function sortAll(keys: TrackSort): Int32Array {
    const all = keys.map(({ key, direction }) => ({ dense: ranks.by(key).dense(), direction }));
    let order = Int32Array.from({ length: maxId() }, (_, i) => i + 1);
    for (const { dense, direction } of all.toReversed()) order = sortBy(order, dense, direction);
    return order;
  }

  /** Those that were written meanwhile taken out, and put in where they belong now; null where these are too many. */
  function patched({ order, versions }: Order, keys: TrackSort): Int32Array | null {
    const length = maxId();
    if (length < order.length) return null;
    const isMoved = new Uint8Array(length + 1).fill(1, order.length + 1);
    for (const [n, { key }] of keys.entries()) {
      const changed = notes.since(fieldSql[key].writer, versions[n] ?? 0);
      if (changed === null) return null;
      for (const id of changed) isMoved[id] = 1;
    }
    const moved: number[] = [];
    for (let id = 1; id <= length; id++) if (isMoved[id] === 1) moved.push(id);
    const compare = comparing(keys.map(({ key, direction }) => ({ of: ranks.by(key).of, direction })));
    moved.sort(compare);
    const staying = without(order, isMoved);
    const merged = new Int32Array(length);
    let [from, at] = [0, 0];
    for (const id of moved) {
      const end = placeFor(id, staying, from, compare);
      merged.set(staying.subarray(from, end), at);
      at += end - from;
      merged[at] = id;
      at += 1;
      from = end;
    }
    merged.set(staying.subarray(from), at);
    return merged;
  }
}

type Compare = (a: number, b: number) => number;

/** Nothing comes last in either direction; what is equal by all keys stands by id. */
function comparing(
  keys: readonly { readonly of: Float64Array; readonly direction: TrackSort[number]['direction'] }[],
): Compare {
  return (a, b) => {
    for (const { of, direction } of keys) {
      const [one, other] = [of[a] ?? Number.NaN, of[b] ?? Number.NaN];
      if (!differ(one, other)) continue;
      if (Number.isNaN(one)) return 1;
      if (Number.isNaN(other)) return -1;
      return direction === 'ascending' ? one - other : other - one;
    }
    return a - b;
  };
}

/** Nothing is the same as nothing. */
function differ(one = Number.NaN, other = Number.NaN): boolean {
  return one !== other && !(Number.isNaN(one) && Number.isNaN(other));
}

/** Where it belongs among those that are in order, from `low` on. */
function placeFor(id: number, ids: Int32Array, from: number, compare: Compare): number {
  let [low, high] = [from, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(ids[middle] ?? 0, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Plain loops over typed arrays: this is done for all tracks at once, while everybody waits. */
function sortBy(
  ids: Int32Array,
  { of, count }: ReturnType<Ranks['dense']>,
  direction: TrackSort[number]['direction'],
): Int32Array<ArrayBuffer> {
  const buckets = new Int32Array(ids.length);
  const next = new Int32Array(count + 2);
  for (let i = 0; i < ids.length; i++) {
    const rank = of[ids[i] ?? 0] ?? none;
    // Nothing comes last in either direction.
    const bucket = rank === none ? count : direction === 'ascending' ? rank : count - 1 - rank;
    buckets[i] = bucket;
    next[bucket + 1] = (next[bucket + 1] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < next.length; bucket++)
    next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
  const sorted = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) {
    const bucket = buckets[i] ?? 0;
    const at = next[bucket] ?? 0;
    sorted[at] = ids[i] ?? 0;
    next[bucket] = at + 1;
  }
  return sorted;
}

const none = -1;

/** Ties are broken by where the files are. */
function withPath(sort: TrackSort): TrackSort {
  return [...sort, { key: 'path', direction: 'ascending' }];
}

const ordersKept = 8;
