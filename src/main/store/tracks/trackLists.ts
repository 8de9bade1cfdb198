// Lists of tracks: ids by filter and order, with headings; counts beside the views; values to filter by.
import type { GenreSource } from '../../../core/domain/genre.ts';
import type {
  GroupBy,
  TrackFilter,
  TrackGroup,
  TrackSort,
  TrackSortKey,
  ValueField,
  ViewCounts,
} from '../../../core/domain/listing.ts';
import { shelfOrder } from '../../../core/domain/listing.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import type { Database } from '../database.ts';
import { searchQuery } from './searchText.ts';
import {
  disagreesSql,
  needsReviewSql,
  notRemovedSql,
  trackCondition,
  withoutSeparator,
} from './trackFilter.ts';
import type { TrackOrders } from './trackOrders.ts';

export interface TrackLists {
  /** To be awaited before a query in this order where others wait meanwhile; the query itself is then quick. */
  readAhead(sort: TrackSort): Promise<void>;
  query(filter: TrackFilter, sort: TrackSort): number[];
  /** Grouped first, then sorted; the groups' tracks are the ids one stretch after the other. */
  grouped(filter: TrackFilter, sort: TrackSort, by: GroupBy): { ids: number[]; groups: TrackGroup[] };
  views(): ViewCounts;
  values(field: ValueField, limit: number): { value: string; tracks: number }[];
  /** All present tracks of the albums, folders or artists of these. */
  companions(ids: readonly number[], of: 'album' | 'folder' | 'artist'): number[];
}

const groupKeys: Readonly<Record<GroupBy, readonly TrackSortKey[]>> = {
  album: ['albumArtist', 'album'],
  artist: ['artist'],
  folder: ['folder'],
  genre: ['genre'],
};

/** The heading of a group, told by its first track. */
const titles: Readonly<Record<GroupBy, string>> = {
  album: 't.album',
  artist: 't.artist',
  folder: 't.folder',
  genre: '(SELECT name FROM genres WHERE id = t.genre_id)',
};

const valueColumns: Readonly<Record<ValueField, string>> = {
  format: 't.format',
  key: 't.musical_key',
  year: 't.year',
  artist: 't.artist',
  album: 't.album',
  folder: 't.folder',
};

interface ViewRow {
  state: TrackRow['state'];
  source: GenreSource;
  kind: TrackRow['kind'];
  tracks: number;
  needsReview: number | null;
  disagreements: number | null;
}

export function trackLists(db: Database, orders: TrackOrders): TrackLists {
  const headings = (by: GroupBy) =>
    db.prepare<[string], { title: string | null; artist: string | null }>(/* sql */ `
      SELECT ${titles[by]} AS title, ${by === 'album' ? 'coalesce(t.album_artist, t.artist)' : 'NULL'} AS artist
      FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value ORDER BY wanted.key`);
  const views = db.prepare<[], ViewRow>(/* sql */ `
    SELECT state, genre_source AS source, kind, count(*) AS tracks,
      sum(${needsReviewSql}) AS needsReview, sum(${disagreesSql}) AS disagreements
    FROM tracks t WHERE presence = 'present' GROUP BY state, genre_source, kind`);
  const missing = db
    .prepare<[], number>(`SELECT count(*) FROM tracks t WHERE presence = 'missing' AND ${notRemovedSql}`)
    .pluck();
  const companions = {
    album: db.prepare<[string], number>(/* sql */ `
      SELECT o.id FROM (
        SELECT DISTINCT t.album, coalesce(t.album_artist, t.artist) AS artist
        FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value
      ) a JOIN tracks o ON o.album = a.album AND coalesce(o.album_artist, o.artist) IS a.artist
      WHERE o.presence = 'present'`),
    folder: db.prepare<[string], number>(/* sql */ `
      SELECT id FROM tracks WHERE presence = 'present' AND folder IN (
        SELECT t.folder FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value)`),
    artist: db.prepare<[string], number>(/* sql */ `
      SELECT id FROM tracks WHERE presence = 'present' AND artist IN (
        SELECT t.artist FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value)`),
  };

  const matching = db
    .prepare<[string], number>('SELECT rowid FROM track_search WHERE track_search MATCH ?')
    .pluck();

  function query(filter: TrackFilter, sort: TrackSort): number[] {
    return orders.sort(find(filter), sort);
  }

  function find(filter: TrackFilter): readonly number[] {
    const { search, presence = 'present', ...rest } = filter;
    const plain = presence === 'present' && Object.values(rest).every((part) => part === undefined);
    // All tracks, and the first letters of a search, are the longest lists of all: for them no row is looked at.
    if (plain && (search ?? '').trim() === '') return orders.present().ids;
    const words = searchQuery(search ?? '');
    if (plain && words !== null) {
      const { has } = orders.present();
      return matching.all(words).filter((id) => has[id] === 1);
    }
    const { where, parameters } = trackCondition(filter);
    return db
      .prepare<unknown[], number>(`SELECT t.id FROM tracks t WHERE ${where}`)
      .pluck()
      .all(...parameters);
  }

  return {
    readAhead: orders.readAhead,
    query,
    grouped(filter, sort, by) {
      const keys = groupKeys[by];
      const direction = sort.find(({ key }) => keys.includes(key))?.direction ?? 'ascending';
      const ids = query(filter, [
        ...keys.map((key) => ({ key, direction })),
        ...sort.filter(({ key }) => !keys.includes(key)),
      ]);
      const starts = orders.runs(ids, keys);
      const told = headings(by).all(JSON.stringify(starts.map((at) => ids[at])));
      const groups = starts.map((start, group) => {
        const end = starts[group + 1] ?? ids.length;
        let seconds = 0;
        for (let i = start; i < end; i++) seconds += orders.seconds(ids[i] ?? 0);
        const { title = null, artist = null } = told[group] ?? {};
        return {
          title: by === 'folder' && title !== null ? withoutSeparator(title) : title,
          artist,
          tracks: end - start,
          seconds,
        };
      });
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
        needsReview: sum((row) => row.needsReview ?? 0),
        disagreements: sum((row) => row.disagreements ?? 0),
        missing: missing.get() ?? 0,
        failed: inState('failed'),
        waiting: inState('new'),
        bySource: { label: by('label'), tag: by('tag'), model: by('model'), none: by('none') },
      };
    },
    values(field, limit) {
      const column = valueColumns[field];
      const values = db
        .prepare<[number], { value: string | number; tracks: number }>(/* sql */ `
          SELECT ${column} AS value, count(*) AS tracks FROM tracks t
          WHERE t.presence = 'present' AND ${column} IS NOT NULL
          GROUP BY value ORDER BY tracks DESC, value LIMIT ?`)
        .all(limit);
      return values.map(({ value, tracks }) => ({
        value: field === 'folder' ? withoutSeparator(String(value)) : String(value),
        tracks,
      }));
    },
    // A track without an album, say, has no companions but itself.
    companions: (ids, of) =>
      orders.sort([...new Set([...ids, ...companions[of].pluck().all(JSON.stringify(ids))])], shelfOrder),
  };
}
