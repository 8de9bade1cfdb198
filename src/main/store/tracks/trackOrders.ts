// The order of tracks by any keys, kept in memory: a large list is then sorted in milliseconds, not by the database.
import { setImmediate } from 'node:timers/promises';
import type { TrackSort, TrackSortKey } from '../../../core/domain/listing.ts';
import { lruCache } from '../../../core/domain/lruCache.ts';
import type { Database } from '../database.ts';

/** What changes together, and so makes the same orders old. */
const aspects = ['tags', 'facts', 'genres', 'presence'] as const;
type Aspect = (typeof aspects)[number];

interface SortColumn {
  readonly sql: string;
  readonly aspect: Aspect;
  /** Besides `tracks t`. */
  readonly join?: string;
  /** No two tracks have the same. */
  readonly unique?: true;
}

const genreColumn = (id: string): SortColumn => ({
  sql: 'g.name',
  aspect: 'genres',
  join: `JOIN genres g ON g.id = t.${id}`,
});

const columns: Readonly<Record<TrackSortKey, SortColumn>> = {
  title: { sql: 't.sort_title', aspect: 'tags' },
  artist: { sql: 't.sort_artist', aspect: 'tags' },
  album: { sql: 't.sort_album', aspect: 'tags' },
  albumArtist: { sql: 't.sort_album_artist', aspect: 'tags' },
  year: { sql: 't.year', aspect: 'tags' },
  trackNumber: { sql: 't.disc_and_number', aspect: 'tags' },
  genre: genreColumn('genre_id'),
  tagGenre: genreColumn('tag_genre_id'),
  predictedGenre: genreColumn('heard_genre_id'),
  source: {
    sql: "CASE t.genre_source WHEN 'label' THEN 1 WHEN 'tag' THEN 2 WHEN 'model' THEN 3 END",
    aspect: 'genres',
  },
  confidence: { sql: 't.confidence', aspect: 'genres' },
  duration: { sql: 't.duration_seconds', aspect: 'facts' },
  tempo: { sql: 't.tempo_bpm', aspect: 'facts' },
  key: { sql: 't.musical_key', aspect: 'facts' },
  loudness: { sql: 't.loudness_lufs', aspect: 'facts' },
  format: { sql: 't.format', aspect: 'tags' },
  bitRate: { sql: 't.bit_rate', aspect: 'tags' },
  folder: { sql: 't.folder', aspect: 'tags' },
  path: { sql: 't.path', aspect: 'tags', unique: true },
  added: { sql: 't.added_at', aspect: 'tags' },
};

/** For each track id its place by one key: equal for equal values, `none` for tracks without a value. */
interface Ranks {
  readonly of: Int32Array;
  readonly count: number;
}
const none = -1;

interface Present {
  readonly ids: readonly number[];
  /** 1 for each id that is present. */
  readonly has: Uint8Array;
}

export interface TrackOrders {
  /** These ids, each but once, in order; nothing last in either direction, paths break ties. */
  sort(ids: readonly number[], sort: TrackSort): number[];
  /** Reads what sorting by these keys needs, one key at a time, so that nobody waits for all of them. */
  readAhead(sort: TrackSort): Promise<void>;
  /** Where, among sorted ids, a run begins whose tracks have the same values by these keys, or the same lack of them. */
  runs(ids: readonly number[], keys: readonly TrackSortKey[]): number[];
  /** The present tracks. */
  present(): Present;
  /** How long the track is; 0 when that is not known. */
  seconds(id: number): number;
  /** To be called when a transaction was rolled back: what was read in it may never have been. */
  forget(): void;
}

export function trackOrders(db: Database): TrackOrders {
  const version: Record<Aspect, number> = { tags: 0, facts: 0, genres: 0, presence: 0 };
  const ranks = new Map<TrackSortKey, { readonly ranks: Ranks; readonly version: number }>();
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
    async readAhead(sort) {
      for (const { key } of withPath(sort)) {
        if (ranks.get(key)?.version === version[columns[key].aspect]) continue;
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
    seconds(id) {
      if (durations?.version !== version.facts) {
        const of = new Float64Array(maxId() + 1);
        const known = 'FROM tracks WHERE duration_seconds IS NOT NULL ORDER BY id';
        const ids = db.prepare<[], number>(`SELECT id ${known}`).pluck().all();
        const lengths = db.prepare<[], number>(`SELECT duration_seconds ${known}`).pluck().all();
        for (const [i, at] of ids.entries()) of[at] = lengths[i] ?? 0;
        durations = { of, version: version.facts };
      }
      return durations.of[id] ?? 0;
    },
    forget() {
      for (const aspect of aspects) version[aspect] += 1;
    },
  };

  /** Whoever writes, whichever way: the orders hear of it. */
  function watch(): void {
    db.function('note_change', (changed: unknown) => {
      const aspect = aspects.find((one) => one === changed);
      if (aspect !== undefined) version[aspect] += 1;
      return null;
    });
    const genres = 'genre_id, genre_source, confidence, tag_genre_id, heard_genre_id';
    const facts = 'duration_seconds, tempo_bpm, musical_key, loudness_lufs';
    const tags =
      'path, display_path, sort_title, sort_artist, sort_album, sort_album_artist, folder, year, track_number, disc_number, codec, container, bit_rate, duration_seconds';
    db.exec(/* sql */ `
      CREATE TEMP TRIGGER note_insert AFTER INSERT ON main.tracks BEGIN
        SELECT note_change('tags'), note_change('facts'), note_change('genres'), note_change('presence');
      END;
      CREATE TEMP TRIGGER note_presence AFTER UPDATE OF presence ON main.tracks BEGIN
        SELECT note_change('presence');
      END;
      CREATE TEMP TRIGGER note_tags AFTER UPDATE OF ${tags} ON main.tracks BEGIN SELECT note_change('tags'); END;
      CREATE TEMP TRIGGER note_facts AFTER UPDATE OF ${facts} ON main.tracks BEGIN SELECT note_change('facts'); END;
      CREATE TEMP TRIGGER note_genres AFTER UPDATE OF ${genres} ON main.tracks BEGIN SELECT note_change('genres'); END;`);
  }

  function ranksBy(key: TrackSortKey): Ranks {
    const { sql, aspect, join = '', unique } = columns[key];
    const known = ranks.get(key);
    if (known?.version === version[aspect]) return known.ranks;
    const now = version[aspect];
    // Ids and sizes of equal runs apart: far quicker to read than pairs of id and value.
    const from = `FROM tracks t ${join} WHERE ${sql} IS NOT NULL`;
    const ids = db.prepare<[], number>(`SELECT t.id ${from} ORDER BY ${sql}`).pluck().all();
    const runs =
      unique === true
        ? ids.map(() => 1)
        : db.prepare<[], number>(`SELECT count(*) ${from} GROUP BY ${sql} ORDER BY ${sql}`).pluck().all();
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
    const wanted = keys.map(({ key }) => version[columns[key].aspect]).join();
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

/** Ties are broken by where the files are. */
function withPath(sort: TrackSort): TrackSort {
  return [...sort, { key: 'path', direction: 'ascending' }];
}

const ordersKept = 8;
