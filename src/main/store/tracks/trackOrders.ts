// The order of tracks by any keys, kept in memory: a large list is then sorted in milliseconds, not by the database.
import { setImmediate } from 'node:timers/promises';
import type { TrackSort } from '../../../core/domain/listing.ts';
import { lruCache } from '../../../core/domain/lruCache.ts';
import { type SortField, sortFields } from '../../../core/domain/trackFields.ts';
import { numberFields } from '../../../core/query/fields.ts';
import type { Database } from '../database.ts';
import { fieldSql, type Writer, writers } from './fieldSql.ts';

/** For each track id its place by one key: equal for equal values, `none` for tracks without a value. */
interface Ranks {
  readonly of: Int32Array;
  readonly count: number;
}
const none = -1;

/** What orders depend on: the columns of one writer each, and which tracks are present. */
const aspects = [...writers, 'presence'] as const;
type Aspect = Writer | 'presence';

interface Present {
  readonly ids: readonly number[];
  /** 1 for each id that is present. */
  readonly has: Uint8Array;
}

export interface TrackOrders {
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
  /** Another whenever what this writer writes, or which tracks there are, may have changed. */
  version(aspect: Aspect): number;
  /** Ids go from 1 to this. */
  maxId(): number;
  /** How long the track is; 0 when that is not known. */
  seconds(id: number): number;
  /** To be called when a transaction was rolled back: what was read in it may never have been. */
  forget(): void;
}

export function trackOrders(db: Database): TrackOrders {
  const version: Record<Aspect, number> = {
    scan: 0,
    analysis: 0,
    genres: 0,
    ratings: 0,
    plays: 0,
    presence: 0,
  };
  const ranks = new Map<SortField, { readonly ranks: Ranks; readonly version: number }>();
  const orders = lruCache<
    string,
    { readonly place: Int32Array; readonly order: Int32Array; readonly version: string }
  >(ordersKept);
  let present: (Present & { readonly version: number }) | null = null;
  let durations: { readonly of: Float64Array; readonly version: number } | null = null;
  watch();

  return {
    sort(ids, sort) {
      const { place, order } = orderBy(sort);
      // Each at its place, and what stands there from first to last: comparing nothing with nothing.
      const wanted = new Uint8Array(order.length);
      for (let i = 0; i < ids.length; i++) wanted[place[ids[i] ?? 0] ?? 0] = 1;
      const sorted: number[] = [];
      for (let at = 0; at < order.length; at++) if (wanted[at] === 1) sorted.push(order[at] ?? 0);
      return sorted;
    },
    sortMarked(marks, sort) {
      const { order } = orderBy(sort);
      const sorted: number[] = [];
      for (let at = 0; at < order.length; at++) {
        const id = order[at] ?? 0;
        if (marks[id] === 1) sorted.push(id);
      }
      return sorted;
    },
    async readAhead(sort) {
      for (const { key } of withPath(sort)) {
        if (ranks.get(key)?.version === version[fieldSql[key].writer]) continue;
        ranksBy(key);
        await setImmediate();
      }
    },
    runs(ids, keys) {
      const all = keys.map((key) => ranksBy(key).of);
      const starts: number[] = [];
      for (const [at, id] of ids.entries()) {
        const before = ids[at - 1] ?? 0;
        if (at === 0 || all.some((of) => of[id] !== of[before])) starts.push(at);
      }
      return starts;
    },
    present() {
      if (present?.version !== version.presence) {
        const ids = db.prepare<[], number>("SELECT id FROM tracks WHERE presence = 'present'").pluck().all();
        const has = new Uint8Array(maxId() + 1);
        for (const id of ids) has[id] = 1;
        present = { ids, has, version: version.presence };
      }
      return present;
    },
    maxId,
    seconds(id) {
      if (durations?.version !== version.analysis) {
        const of = new Float64Array(maxId() + 1);
        const known = 'FROM tracks WHERE duration_seconds IS NOT NULL ORDER BY id';
        const ids = db.prepare<[], number>(`SELECT id ${known}`).pluck().all();
        const lengths = db.prepare<[], number>(`SELECT duration_seconds ${known}`).pluck().all();
        for (const [i, at] of ids.entries()) of[at] = lengths[i] ?? 0;
        durations = { of, version: version.analysis };
      }
      return durations.of[id] ?? 0;
    },
    version: (aspect) => version[aspect],
    forget() {
      for (const aspect of aspects) version[aspect] += 1;
    },
  };

  /** Triggers raise the version of an aspect on every write. */
  function watch(): void {
    db.function('note_change', (changed: unknown) => {
      const aspect = aspects.find((one) => one === changed);
      if (aspect !== undefined) version[aspect] += 1;
      return null;
    });
    const note = (aspect: Aspect): string => `note_change('${aspect}')`;
    db.exec(/* sql */ `
      CREATE TEMP TRIGGER note_insert AFTER INSERT ON main.tracks BEGIN SELECT ${aspects.map(note).join()}; END`);
    db.exec(/* sql */ `
      CREATE TEMP TRIGGER note_delete AFTER DELETE ON main.tracks BEGIN SELECT ${aspects.map(note).join()}; END`);
    for (const aspect of aspects) {
      db.exec(/* sql */ `
        CREATE TEMP TRIGGER note_${aspect} AFTER UPDATE OF ${watchedColumns(aspect).join()} ON main.tracks BEGIN
          SELECT ${note(aspect)};
        END`);
    }
  }

  function ranksBy(key: SortField): Ranks {
    const { value, order, writer } = fieldSql[key];
    const { by = value, join = '', unique } = order ?? {};
    const known = ranks.get(key);
    if (known?.version === version[writer]) return known.ranks;
    const now = version[writer];
    // Ids and sizes of equal runs apart: far quicker to read than pairs of id and value.
    const from = `FROM tracks t ${join} WHERE ${by} IS NOT NULL`;
    const ids = db.prepare<[], number>(`SELECT t.id ${from} ORDER BY ${by}`).pluck().all();
    const runs =
      unique === true
        ? ids.map(() => 1)
        : db.prepare<[], number>(`SELECT count(*) ${from} GROUP BY ${by} ORDER BY ${by}`).pluck().all();
    const of = new Int32Array(maxId() + 1).fill(none);
    let at = 0;
    for (const [rank, length] of runs.entries()) {
      for (const end = at + length; at < end; at++) of[ids[at] ?? 0] = rank;
    }
    const fresh = { of, count: runs.length };
    ranks.set(key, { ranks: fresh, version: now });
    return fresh;
  }

  function maxId(): number {
    return db.prepare<[], number | null>('SELECT max(id) FROM tracks').pluck().get() ?? 0;
  }

  function orderBy(sort: TrackSort): { place: Int32Array; order: Int32Array } {
    const keys = withPath(sort);
    const name = JSON.stringify(sort);
    const wanted = keys.map(({ key }) => version[fieldSql[key].writer]).join();
    const known = orders.get(name);
    if (known?.version === wanted) return known;
    const order = sortAll(keys);
    const place = new Int32Array(order.length + 1);
    for (let at = 0; at < order.length; at++) place[order[at] ?? 0] = at;
    const fresh = { order, place, version: wanted };
    orders.set(name, fresh);
    return fresh;
  }

  /** All ids from 1 to the largest, by stable counting sorts from the last key to the first. */
  function sortAll(keys: TrackSort): Int32Array {
    const all = keys.map(({ key, direction }) => ({ ranks: ranksBy(key), direction }));
    let order = Int32Array.from({ length: maxId() }, (_, i) => i + 1);
    for (const { ranks, direction } of all.toReversed()) order = sortBy(order, ranks, direction);
    return order;
  }
}

/** Plain loops over typed arrays: this is done for all tracks at once, while everybody waits. */
function sortBy(
  ids: Int32Array,
  { of, count }: Ranks,
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

/** The columns whose change makes orders of this aspect stale. */
function watchedColumns(aspect: Aspect): string[] {
  if (aspect === 'presence') return fieldSql.presence.columns.slice();
  // What is searched is kept in memory, too.
  const written = [...sortFields, ...numberFields].filter((field) => fieldSql[field].writer === aspect);
  return [...new Set(written.flatMap((field) => fieldSql[field].columns))];
}

/** Ties are broken by where the files are. */
function withPath(sort: TrackSort): TrackSort {
  return [...sort, { key: 'path', direction: 'ascending' }];
}

const ordersKept = 8;
