// Lists of tracks: ids by filter and order, with headings; counts beside the views; values to filter by.
import type { GenreSource } from '../../../core/domain/genre.ts';
import {
  albumOrder,
  type GroupBy,
  type TrackFilter,
  type TrackGroup,
  type TrackSort,
  type ViewCounts,
} from '../../../core/domain/listing.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import type { SortField, ValueField } from '../../../core/domain/trackFields.ts';
import type { Database } from '../database.ts';
import type { Completions } from '../search/completions.ts';
import type { Search } from '../search/search.ts';
import type { ManySummed } from '../search/summed.ts';
import { albumBySql, fieldSql } from './fieldSql.ts';
import { searchQuery } from './searchText.ts';
import {
  disagreesSql,
  holdingBySql,
  holdingSql,
  maybeNotMusicSql,
  needsReviewSql,
  notRemovedSql,
  type PlainFilter,
  tagSourceNumber,
  trackCondition,
} from './trackFilter.ts';
import type { TrackOrders } from './trackOrders.ts';

export interface TrackLists extends Completions, ManySummed {
  /** To be awaited before a query in this order where others wait meanwhile; the query itself is then quick. */
  readAhead(sort: TrackSort, filter?: TrackFilter): Promise<void>;
  query(filter: TrackFilter, sort: TrackSort): number[];
  /** The same in no order. */
  matching(filter: TrackFilter): readonly number[];
  /** Grouped first, then sorted; the groups' tracks are the ids one stretch after the other. */
  grouped(filter: TrackFilter, sort: TrackSort, by: GroupBy): Grouped;
  /** The tracks by an artist below their albums: the artist's own by year, then those of others, then tracks without one. */
  byArtist(name: string, filter: TrackFilter): Grouped;
  /** In the order of an album, below its discs where there are several. */
  byDisc(filter: TrackFilter): Grouped;
  views(): ViewCounts;
  values(field: ValueField, limit: number): { value: string; tracks: number }[];
  /** All present tracks of the albums, folders or artists of these. */
  companions(ids: readonly number[], of: 'album' | 'folder' | 'artist'): number[];
}

/** Ids, and the headings above them. */
interface Grouped {
  ids: number[];
  groups: TrackGroup[];
}

/** What stands above the tracks from one that begins a group. */
type Heading = Omit<TrackGroup, 'tracks' | 'seconds'>;

/** The fields whose values are the same below one heading. */
function groupKeys(by: GroupBy): readonly SortField[] {
  return by === 'album' ? ['albumArtist', by] : [by];
}

/** More than the tags that a filter may ask for. */
const unwanted = 255;

interface ViewRow {
  state: TrackRow['state'];
  source: GenreSource;
  kind: TrackRow['kind'];
  tracks: number;
  needsReview: number | null;
  disagreements: number | null;
}

export function trackLists(db: Database, orders: TrackOrders, search: Search): TrackLists {
  const headings = (by: GroupBy | 'discNumber') =>
    db.prepare<[string], Heading>(/* sql */ `
      SELECT CAST(${fieldSql[by].value} AS TEXT) AS title, ${by === 'album' ? `${albumBySql} AS artist, t.year` : 'NULL AS artist, NULL AS year'}
      FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value ORDER BY wanted.key`);
  const views = db.prepare<[], ViewRow>(/* sql */ `
    SELECT state, genre_source AS source, kind, count(*) AS tracks,
      sum(${needsReviewSql}) AS needsReview, sum(${disagreesSql}) AS disagreements
    FROM tracks t WHERE presence = 'present' GROUP BY state, genre_source, kind`);
  const missing = db
    .prepare<[], number>(`SELECT count(*) FROM tracks t WHERE presence = 'missing' AND ${notRemovedSql}`)
    .pluck();
  const maybeNotMusic = db
    .prepare<[], number>(/* sql */ `
      SELECT count(*) FROM tracks t
      WHERE t.id IN (SELECT track_id FROM kind_proposals) AND t.presence = 'present' AND ${maybeNotMusicSql}`)
    .pluck();
  // CROSS, and '+' before presence, which nearly all have: else SQLite goes through the library, for each album if need be.
  const companionsBy = (distinct: string, same: string) =>
    db.prepare<[string], number>(/* sql */ `
      SELECT o.id FROM (
        SELECT DISTINCT ${distinct} FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value
      ) a CROSS JOIN tracks o ON ${same} WHERE +o.presence = 'present'`);
  const companions = {
    album: companionsBy(
      `t.album, ${albumBySql} AS artist`,
      'o.album = a.album AND coalesce(o.album_artist, o.artist) IS a.artist',
    ),
    folder: companionsBy('t.folder', 'o.folder = a.folder'),
    artist: companionsBy('t.artist', 'o.artist = a.artist'),
  };

  const holding = db.prepare<[number], number>(holdingSql).pluck();
  const holdingBy = db.prepare<[number, string], number>(holdingBySql).pluck();
  const matching = db
    .prepare<[string], number>('SELECT rowid FROM track_search WHERE track_search MATCH ?')
    .pluck();

  function query({ query: text = '', ...filter }: TrackFilter, sort: TrackSort): number[] {
    const marks = search.marks(text);
    if (marks === null) return orders.sort(find(filter), sort);
    const asksForMissing = filter.presence === undefined && search.asksForMissing(text);
    const isAlone = Object.values(filter).every((part) => part === undefined);
    // Of all tracks no list is made before those that are wanted are known.
    const among = isAlone ? orders.present().has.slice() : marked(find(filter), marks.length);
    if (asksForMissing) for (const id of find({ ...filter, presence: 'missing' })) among[id] = 1;
    for (let id = 0; id < marks.length; id++) marks[id] = (marks[id] ?? 0) & (among[id] ?? 0);
    return orders.sortMarked(marks, sort);
  }

  function marked(ids: readonly number[], length: number): Uint8Array {
    const marks = new Uint8Array(length);
    for (const id of ids) marks[id] = 1;
    return marks;
  }

  function find(filter: PlainFilter): readonly number[] {
    const { search: typed, presence = 'present', query: _, ...rest } = filter;
    const plain = presence === 'present' && Object.values(rest).every((part) => part === undefined);
    // All tracks, and the first letters of a search, are the longest lists of all: for them no row is looked at.
    if (plain && (typed ?? '').trim() === '') return orders.present().ids;
    const words = searchQuery(typed ?? '');
    if (plain && words !== null) {
      const { has } = orders.present();
      return matching.all(words).filter((id) => has[id] === 1);
    }
    const { tags, withoutTags, ...others } = rest;
    if (
      presence === 'present' &&
      typed === undefined &&
      Object.values(others).every((part) => part === undefined)
    )
      return tagged(tags ?? [], withoutTags ?? []);
    const { where, parameters } = trackCondition(filter);
    return db
      .prepare<unknown[], number>(`SELECT t.id FROM tracks t WHERE ${where}`)
      .pluck()
      .all(...parameters);
  }

  /** By tags alone, of which common ones hold on half of a library: counted by marks, no row is looked at. */
  function tagged(tags: NonNullable<TrackFilter['tags']>, without: readonly number[]): readonly number[] {
    const { ids, has } = orders.present();
    const marks = new Uint8Array(has.length);
    for (const [i, { tagId, by }] of tags.entries()) {
      const found =
        by === undefined ? holding.all(tagId) : holdingBy.all(tagId, JSON.stringify(by.map(tagSourceNumber)));
      for (const id of found) if (marks[id] === i) marks[id] = i + 1;
    }
    for (const tagId of without) for (const id of holding.all(tagId)) marks[id] = unwanted;
    return ids.filter((id) => marks[id] === tags.length);
  }

  /** Runs of tracks with the same values by these keys; a heading is that of its first track. */
  function groupsOf(ids: readonly number[], keys: readonly SortField[], by: GroupBy): TrackGroup[] {
    const starts = orders.runs(ids, keys);
    const first = headings(by).all(JSON.stringify(starts.map((at) => ids[at])));
    const headingOf = new Map(starts.map((at, group) => [at, first[group]]));
    return groupsFrom(ids, starts, (at) => headingOf.get(at));
  }

  function groupsFrom(
    ids: readonly number[],
    starts: readonly number[],
    headingAt: (start: number) => Heading | undefined,
  ): TrackGroup[] {
    return starts.map((start, group) => {
      const end = starts[group + 1] ?? ids.length;
      let seconds = 0;
      for (let i = start; i < end; i++) seconds += orders.seconds(ids[i] ?? 0);
      const { title = null, artist = null, year = null } = headingAt(start) ?? {};
      return { title, artist, year, tracks: end - start, seconds };
    });
  }

  return {
    completions: search.completions,
    readAheadToSum: search.readAheadToSum,
    summedMany: search.summedMany,
    async readAhead(sort, { query: text } = {}) {
      await orders.readAhead(sort);
      if (text !== undefined) await search.readAhead(text);
    },
    query,
    matching: ({ query: text, ...filter }) =>
      text === undefined ? find(filter) : query({ ...filter, query: text }, []),
    grouped(filter, sort, by) {
      const keys = groupKeys(by);
      const direction = sort.find(({ key }) => keys.includes(key))?.direction ?? 'ascending';
      const ids = query(filter, [
        ...keys.map((key) => ({ key, direction })),
        ...sort.filter(({ key }) => !keys.includes(key)),
      ]);
      return { ids, groups: groupsOf(ids, keys, by) };
    },
    byArtist(name, filter) {
      const sorted = query({ ...filter, by: name }, albumOrder);
      let next = 0;
      const all = groupsOf(sorted, groupKeys('album'), 'album').map((group) => {
        const from = next;
        next += group.tracks;
        return { ...group, from };
      });
      const rank = ({ title, artist }: TrackGroup): number => (title === null ? 2 : artist === name ? 0 : 1);
      const year = (group: TrackGroup): number => group.year ?? Number.POSITIVE_INFINITY;
      const ordered = all.toSorted(
        (a, b) => rank(a) - rank(b) || Math.sign(year(a) - year(b)) || a.from - b.from,
      );
      return {
        ids: ordered.flatMap(({ from, tracks }) => sorted.slice(from, from + tracks)),
        groups: ordered.map(({ from: _, ...group }) => group),
      };
    },
    byDisc(filter) {
      const ids = query(filter, [{ key: 'trackNumber', direction: 'ascending' }]);
      const discs = headings('discNumber').all(JSON.stringify(ids));
      const starts = discs.flatMap(({ title }, i) => (i === 0 || title !== discs[i - 1]?.title ? [i] : []));
      const groups = starts.length < 2 ? [] : groupsFrom(ids, starts, (at) => discs[at]);
      return { ids, groups };
    },
    views() {
      const rows = views.all();
      const sum = (of: (row: ViewRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
      const by = (source: GenreSource) => sum((row) => (row.source === source ? row.tracks : 0));
      const inState = (state: ViewRow['state']) => sum((row) => (row.state === state ? row.tracks : 0));
      return {
        present: sum(({ tracks }) => tracks),
        unsorted: sum((row) => (row.kind === 'music' && row.source === 'none' ? row.tracks : 0)),
        notMusic: sum((row) => (row.kind === 'not music' ? row.tracks : 0)),
        maybeNotMusic: maybeNotMusic.get() ?? 0,
        needsReview: sum((row) => row.needsReview ?? 0),
        disagreements: sum((row) => row.disagreements ?? 0),
        missing: missing.get() ?? 0,
        failed: inState('failed'),
        waiting: inState('new'),
        bySource: { label: by('label'), tag: by('tag'), model: by('model'), none: by('none') },
      };
    },
    values(field, limit) {
      const { value, stored = value } = fieldSql[field];
      return db
        .prepare<[number], { value: string; tracks: number }>(/* sql */ `
          SELECT CAST(${value} AS TEXT) AS value, count(*) AS tracks FROM tracks t
          WHERE t.presence = 'present' AND ${stored} IS NOT NULL
          GROUP BY ${stored} ORDER BY tracks DESC, ${stored} LIMIT ?`)
        .all(limit);
    },
    // A track without an album has no companions but itself.
    companions: (ids, of) =>
      orders.sort([...new Set([...ids, ...companions[of].pluck().all(JSON.stringify(ids))])], albumOrder),
  };
}
