// A filter as SQL: one condition over `tracks t`, with its parameters.
import { sep } from 'node:path';
import { sureFrom, type TrackFilter } from '../../../core/domain/listing.ts';
import { fold } from '../../../core/domain/text/folding.ts';
import {
  anyOfFields,
  type FieldName,
  fieldNames,
  rangeFields,
  textFields,
  trackFields,
} from '../../../core/domain/trackFields.ts';
import { tagSources } from '../../../core/domain/trackTag.ts';
import { currentClusteringSql } from '../clusters/current.ts';
import { albumBySql, fieldSql } from './fieldSql.ts';
import { searchQuery } from './searchText.ts';

export interface Condition {
  readonly where: string;
  readonly parameters: readonly (string | number)[];
}

/** The tag's genre and the predicted one differ, and neither is the other's ancestor: 'doom metal' is metal, too. */
export const disagreesSql = `t.tag_genre_id <> t.predicted_genre_id AND t.genre_source <> 'label' AND NOT EXISTS (
  SELECT 1 FROM genre_kin k WHERE k.genre_id = t.tag_genre_id AND k.kin_id = t.predicted_genre_id)`;
export const needsReviewSql = `t.state = 'analysed' AND t.genre_source IN ('model', 'none') AND t.confidence < ${sureFrom}`;
/** Proposed by what an ear hears, as long as no person has said what it is. */
export const maybeNotMusicSql = `t.kind = 'music' AND t.genre_source <> 'label'
  AND EXISTS (SELECT 1 FROM kind_proposals p WHERE p.track_id = t.id)
  AND (SELECT k.kind FROM track_kinds k WHERE k.track_id = t.id ORDER BY k.id DESC LIMIT 1) IS NULL`;
/** Another present file has the same recording. */
export const duplicateSql = /* sql */ `
  t.id IN (SELECT m.track_id FROM duplicate_members m WHERE EXISTS (
    SELECT 1 FROM duplicate_members o JOIN tracks k ON k.id = o.track_id
    WHERE o.group_id = m.group_id AND o.track_id <> m.track_id AND k.presence = 'present'))`;
/** The one that is kept is there, and it is another. */
export const spareSql = /* sql */ `
  t.id IN (SELECT m.track_id FROM duplicate_members m
    JOIN duplicate_members o ON o.group_id = m.group_id AND o.is_kept = 1 JOIN tracks k ON k.id = o.track_id
    WHERE m.is_kept = 0 AND k.presence = 'present')`;
/** Never, or longer ago than so many days. */
const notPlayedSql = `(t.last_played_at IS NULL OR t.last_played_at < 1000 * (unixepoch('subsec') - 86400 * ?))`;
const inClustersSql = `t.id IN (
  SELECT c.track_id FROM json_each(?) wanted CROSS JOIN cluster_tracks c
  WHERE c.cluster_id = wanted.value AND c.clustering_id = ${currentClusteringSql})`;
/** The tracks that a tag holds on. */
export const holdingSql = 'SELECT track_id FROM track_tags WHERE tag_id = ? AND holds_by IS NOT NULL';
export const holdingBySql =
  'SELECT track_id FROM track_tags WHERE tag_id = ? AND holds_by IN (SELECT value FROM json_each(?))';
/** As it stands in `track_tags`. */
export const tagSourceNumber = (source: (typeof tagSources)[number]): number =>
  tagSources.indexOf(source) + 1;
/** Of a folder that was taken out, nothing is listed. */
export const notRemovedSql = 't.root_id NOT IN (SELECT id FROM roots WHERE removed_at IS NOT NULL)';

/** Parts with an index of their own that does not begin with presence. */
const narrow: ReadonlySet<string> = new Set([
  'by',
  'facets',
  'tags',
  ...fieldNames.filter((name) => fieldSql[name].indexed).map(partOf),
]);

/** A filter without a search in the language of searches: that is answered by ids. */
export type PlainFilter = Omit<TrackFilter, 'query'> & { readonly query?: undefined };

export function trackCondition(filter: PlainFilter): Condition {
  const terms: string[] = [];
  const parameters: (string | number)[] = [];
  const term = (sql: string, ...values: (string | number)[]): void => {
    terms.push(sql);
    parameters.push(...values);
  };
  const anyOf = (column: string, values: readonly (string | number)[] | undefined): void => {
    if (values !== undefined) term(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values));
  };
  const within = (
    column: string,
    range: { min?: number | undefined; max?: number | undefined } | undefined,
  ): void => {
    if (range === undefined) return;
    if (range.min === undefined && range.max === undefined) term(`${column} IS NOT NULL`);
    if (range.min !== undefined) term(`${column} >= ?`, range.min);
    if (range.max !== undefined) term(`${column} <= ?`, range.max);
  };

  const presence = filter.presence ?? 'present';
  if (presence === 'missing') term(notRemovedSql);
  // Spelt out, for only so the index of the few that are no music is taken.
  if (filter.kind === 'not music') term("t.kind = 'not music'");
  else if (filter.kind !== undefined) term('t.kind = ?', filter.kind);
  else if (filter.genreId === null) term("t.kind = 'music'");
  if (filter.genreId === null) term('t.genre_id IS NULL');
  else if (filter.genreId !== undefined) term('t.genre_id = ?', filter.genreId);
  anyOf('t.genre_id', filter.genreIds);
  if (filter.clusterIds !== undefined) term(inClustersSql, JSON.stringify(filter.clusterIds));
  if (filter.source !== undefined) term('t.genre_source = ?', filter.source);
  if (filter.state !== undefined) term('t.state = ?', filter.state);
  const query = searchQuery(filter.search ?? '');
  if (query !== null) term('t.id IN (SELECT rowid FROM track_search WHERE track_search MATCH ?)', query);
  else if ((filter.search ?? '').trim() !== '') term('false');
  for (const name of rangeFields) within(fieldSql[name].value, filter[name]);
  for (const name of anyOfFields) anyOf(fieldSql[name].value, filter[trackFields[name].filter.part]);
  for (const name of textFields) {
    const text = filter[name];
    if (text !== undefined) term(`${fieldSql[name].value} = ?`, text);
  }
  if (filter.folder !== undefined) {
    const folder = withSeparator(filter.folder.path);
    if (filter.folder.below) term('t.folder >= ? AND t.folder < ?', folder, justAfter(folder));
    else term('t.folder = ?', folder);
  }
  if (filter.album !== undefined) {
    term('t.album = ?', filter.album.title);
    if (filter.album.artist === null) term(`${albumBySql} IS NULL`);
    else if (filter.album.artist !== undefined) term(`${albumBySql} = ?`, filter.album.artist);
  }
  if (filter.by !== undefined)
    // By the folded names, for only they have an index that stands for the album artist.
    term(
      '(t.artist = ? OR (t.sort_album_artist = ? AND t.album_artist = ?))',
      filter.by,
      fold(filter.by),
      filter.by,
    );
  for (const { facet, value } of filter.facets ?? []) {
    term(
      `t.id IN (SELECT d.track_id FROM tag_facets f JOIN declared_genres d ON d.written = f.written
        WHERE f.facet = ? AND f.value = ?)`,
      facet,
      value,
    );
  }
  for (const { tagId, by } of filter.tags ?? []) {
    if (by === undefined) term(`t.id IN (${holdingSql})`, tagId);
    else term(`t.id IN (${holdingBySql})`, tagId, JSON.stringify(by.map(tagSourceNumber)));
  }
  for (const tagId of filter.withoutTags ?? []) term(`t.id NOT IN (${holdingSql})`, tagId);
  if (filter.disagrees === true) term(disagreesSql);
  if (filter.disagrees === false) term(`(${disagreesSql}) IS NOT TRUE`);
  if (filter.needsReview === true) term(needsReviewSql);
  if (filter.needsReview === false) term(`(${needsReviewSql}) IS NOT TRUE`);
  if (filter.maybeNotMusic === true)
    term(`t.id IN (SELECT track_id FROM kind_proposals) AND ${maybeNotMusicSql}`);
  if (filter.maybeNotMusic === false) term(`(${maybeNotMusicSql}) IS NOT TRUE`);
  if (filter.duplicate !== undefined) term(filter.duplicate ? duplicateSql : `NOT ${duplicateSql.trim()}`);
  if (filter.spare !== undefined) term(filter.spare ? spareSql : `NOT ${spareSql.trim()}`);
  if (filter.notPlayedForDays !== undefined) term(notPlayedSql, filter.notPlayedForDays);
  // Nearly all tracks are present: where a narrower index may serve, '+' keeps that on presence from being taken.
  const narrower =
    query !== null ||
    filter.clusterIds !== undefined ||
    filter.maybeNotMusic === true ||
    filter.duplicate === true ||
    filter.spare === true ||
    Object.entries(filter).some(([part, value]) => value !== undefined && narrow.has(part)) ||
    (filter.genreIds?.length ?? 0) > 0;
  term(narrower ? '+t.presence = ?' : 't.presence = ?', presence);
  return { where: terms.join(' AND '), parameters };
}

/** Folders are kept with their last separator: 'rock/' begins what is inside, 'rock' also 'rock and roll'. */
export function withSeparator(path: string): string {
  return path.endsWith(sep) ? path : `${path}${sep}`;
}

/** Under which name a filter has the field. */
function partOf(name: FieldName): string {
  const field = trackFields[name];
  return 'filter' in field && 'part' in field.filter ? field.filter.part : name;
}

/** Whether `tracks.folder` is this folder or lies below it, by the index: both have their last separator. */
export const isBelowSql = (folder: string): string => /* sql */ `
  tracks.folder >= ${folder}
  AND tracks.folder < substr(${folder}, 1, length(${folder}) - 1) || char(unicode(substr(${folder}, -1)) + 1)`;

/** The least text after all that begin with `prefix`, which ends in an ASCII character. */
function justAfter(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}
