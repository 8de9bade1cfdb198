// Reading feature vectors: a row a window, with the columns of the wanted groups one after the other.

import type { GroupVersion, Layout } from '../../../core/domain/layout.ts';
import type { Database } from '../database.ts';
import { type FeatureGroups, featureGroups } from './featureGroups.ts';
import { floatsFromHalves, halvesToBlob } from './halves.ts';

/** A track's vectors, one a window. */
export interface TrackVectors {
  readonly trackId: number;
  readonly windows: readonly Float32Array[];
}

export interface TrackFeatures extends TrackVectors {
  readonly artistKey: string;
}

export interface FeatureReads extends Pick<FeatureGroups, 'columns' | 'versions' | 'declared'> {
  /**
   * The vectors of the tracks given, or of all, by track. A track that lacks a group of the layout is left out, or has
   * NaN in the group's columns as long as it has another.
   */
  vectors(layout: Layout, ids: readonly number[] | 'all', lacking?: 'left out' | 'NaN'): TrackVectors[];
  /** The same with whose music it is, which takes twice as long. */
  features(layout: Layout, ids: readonly number[] | 'all'): TrackFeatures[];
  /** How many of these tracks, or of all that have windows, lack this group. */
  lacking(group: GroupVersion, ids: readonly number[] | 'all'): number;
  /** Present, analysed tracks that lack this group, unless it is known that it cannot be computed of them. */
  waitingFor(group: GroupVersion): number[];
  /** Tracks that have windows. */
  trackIds(): number[];
}

type WindowRow = [trackId: number, features: Buffer];
type Parameters = Record<string, string | number | Buffer>;

export function featureReads(db: Database): FeatureReads {
  const groups = featureGroups(db);
  const artists = db
    .prepare<[string], [number, string]>(
      'SELECT id, artist_key FROM tracks WHERE id IN (SELECT value FROM json_each(?))',
    )
    .raw();
  const trackIds = db.prepare<[], number>('SELECT track_id FROM windows WHERE position = 0').pluck();
  const without =
    'NOT EXISTS (SELECT 1 FROM vectors WHERE position = 0 AND group_id = :group AND track_id = t.id)';
  const lackingOf = db
    .prepare<[{ ids: string; group: number }], number>(
      `SELECT count(*) FROM (SELECT value AS id FROM json_each(:ids)) t WHERE ${without}`,
    )
    .pluck();
  const waiting = db
    .prepare<[{ group: number }], number>(/* sql */ `
      SELECT t.id FROM windows w JOIN tracks t ON t.id = w.track_id
      WHERE w.position = 0 AND t.state = 'analysed' AND t.presence = 'present' AND ${without}
        AND NOT EXISTS (SELECT 1 FROM group_failures f WHERE f.group_id = :group AND f.track_id = t.id)`)
    .pluck();

  function vectors(
    layout: Layout,
    ids: readonly number[] | 'all',
    lacking: 'left out' | 'NaN' = 'left out',
  ): TrackVectors[] {
    const groupIds = groups.ids(layout);
    if (groupIds === null || groupIds.length === 0 || ids.length === 0) return [];
    const fillers = lacking === 'NaN' ? layout.map((group) => groups.columns([group]).length) : null;
    const filled = Object.fromEntries(
      (fillers ?? []).map((width, n) => [`nan${n}`, halvesToBlob(new Float32Array(width).fill(Number.NaN))]),
    );
    const rows = (scope: string, parameters: Parameters): Iterable<WindowRow> =>
      db
        .prepare<[Parameters], WindowRow>(windowsSql(groupIds, fillers !== null, scope))
        .raw()
        .iterate({ ...filled, ...parameters });
    const width = groups.columns(layout).length;
    if (ids === 'all') return byTrack(rows('true', {}), null, width);
    const wanted = new Set(ids);
    const [first, last] = extentOf(ids);
    // To look for a track takes four times as long as to go on to the next.
    return last - first < 4 * wanted.size
      ? byTrack(rows('w.track_id BETWEEN :first AND :last', { first, last }), wanted, width)
      : byTrack(
          rows('w.track_id IN (SELECT value FROM json_each(:ids))', { ids: JSON.stringify(ids) }),
          null,
          width,
        );
  }

  function lacking(group: GroupVersion, ids: readonly number[] | 'all'): number {
    if (ids === 'all') return groups.lacking(group);
    return lackingOf.get({ ids: JSON.stringify(ids), group: groups.id(group) }) ?? 0;
  }

  return {
    columns: groups.columns,
    versions: groups.versions,
    declared: groups.declared,
    vectors,
    features(layout, ids) {
      const found = vectors(layout, ids);
      const artistOf = new Map(artists.all(JSON.stringify(found.map(({ trackId }) => trackId))));
      return found.map((track) => ({ ...track, artistKey: artistOf.get(track.trackId) ?? '' }));
    },
    lacking,
    // Nearly always no track lacks it, and counting is quick.
    waitingFor: (group) => (groups.lacking(group) === 0 ? [] : waiting.all({ group: groups.id(group) })),
    trackIds: () => trackIds.all(),
  };
}

/** Joined by SQLite, which is as quick as one vector a window: a row a group would take four times as long to hand over. */
function windowsSql(groupIds: readonly number[], isFilled: boolean, scope: string): string {
  const vectors = groupIds.map((_, n) => `v${n}.features`);
  const joins = groupIds.map(
    (id, n) => `${isFilled ? 'LEFT' : 'CROSS'} JOIN vectors v${n}
      ON v${n}.track_id = w.track_id AND v${n}.position = w.position AND v${n}.group_id = ${id}`,
  );
  const parts = isFilled ? vectors.map((vector, n) => `coalesce(${vector}, :nan${n})`) : vectors;
  const some = isFilled ? `(${vectors.map((vector) => `${vector} IS NOT NULL`).join(' OR ')})` : 'true';
  return /* sql */ `
    SELECT w.track_id, CAST(${parts.join(' || ')} AS BLOB) FROM windows w ${joins.join(' ')}
    WHERE ${scope} AND ${some} ORDER BY w.track_id, w.position`;
}

function extentOf(ids: readonly number[]): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const id of ids) {
    first = Math.min(first, id);
    last = Math.max(last, id);
  }
  return [first, last];
}

/** `rows` come sorted by track. A vector of another length than `width` is damaged, and left out. */
function byTrack(
  rows: Iterable<WindowRow>,
  wanted: ReadonlySet<number> | null,
  width: number,
): TrackVectors[] {
  const tracks: { trackId: number; windows: Float32Array[] }[] = [];
  for (const [trackId, features] of rows) {
    if (wanted?.has(trackId) === false || features.length !== 2 * width) continue;
    const window = floatsFromHalves(features);
    const track = tracks.at(-1);
    if (track?.trackId === trackId) track.windows.push(window);
    else tracks.push({ trackId, windows: [window] });
  }
  return tracks;
}
