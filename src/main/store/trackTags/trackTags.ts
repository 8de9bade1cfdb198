// Tags of tracks: which there are and on how many tracks, those of a selection, what a person says, and what is heard.
import { type SaidTag, type TagFacet, type TagName, tagSources } from '../../../core/domain/trackTag.ts';
import type { Append } from '../changes/changeLog.ts';
import type { Database, Room } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import type { TagDeciding } from './deciding.ts';
import { type WrittenTagReads, type WrittenTagWrites, writtenTags } from './written.ts';

export interface StoredTag extends TagName {
  readonly id: number;
}

/** On how many tracks a tag holds, by the source that counts most, and on how many it is refused. */
export interface TagCounts {
  readonly tagId: number;
  readonly byPerson: number;
  readonly byFile: number;
  readonly byImport: number;
  readonly heard: number;
  readonly refused: number;
}

/** Where counting goes on. */
export interface CountedUpTo {
  readonly tagId: number;
  readonly trackId: number;
}

/** What is known of one track and a tag. */
export interface KnownTag {
  readonly tagId: number;
  /** 1 for the first of `tagSources`; null where it does not hold. */
  readonly holdsBy: number | null;
  readonly said: 0 | 1 | null;
  readonly heard: number | null;
}

export interface TrackTagReads extends WrittenTagReads {
  /** By id, or all of a facet, or those that a text stands in the name of. */
  names(which: { ids?: readonly number[]; facet?: TagFacet; search?: string }): StoredTag[];
  /** Throws nothing: null for a name that no tag has. */
  idOf(name: string): number | null;
  /** Counts of present tracks, a piece of the table at a time; `next` is null at its end. */
  counts(after: CountedUpTo): { counts: TagCounts[]; next: CountedUpTo | null };
  /** Another after every change of tags. */
  version(): number;
  /** Counts over these tracks alone. */
  countsOf(trackIds: readonly number[]): TagCounts[];
  ofTrack(trackId: number): KnownTag[];
  /** All that a person has said and not taken back. */
  said(): (SaidTag & { readonly trackId: number })[];
  /** Whether strings are to be read, or tags of tracks to be decided. */
  isUnsettled(): boolean;
}

export interface TrackTagWrites extends WrittenTagWrites {
  /** The tag of this name, made where there is none; it keeps its facet. */
  ensure(tag: TagName): number;
  /** Null takes back what was said. Returns how much of it was not said before. */
  say(trackIds: Iterable<number>, tagIds: readonly number[], holds: boolean | null): number;
  /** From which probability on a tag is heard; others are heard no more. What was heard is decided with the tracks that `setHeard` names. */
  setThresholds(thresholds: readonly { readonly tagId: number; readonly threshold: number }[]): void;
  /** What is heard in a track, in the place of what was heard before; what is far from holding is not kept. */
  setHeard(trackId: number, heard: readonly { readonly tagId: number; readonly probability: number }[]): void;
}

const holding = (source: (typeof tagSources)[number]): string =>
  `sum(holds_by = ${tagSources.indexOf(source) + 1})`;
const countsSql = /* sql */ `
  coalesce(${holding('person')}, 0) AS byPerson, coalesce(${holding('file')}, 0) AS byFile,
  coalesce(${holding('import')}, 0) AS byImport, coalesce(${holding('heard')}, 0) AS heard,
  coalesce(sum(said = 0), 0) AS refused`;
/** Rows of the table that are counted at once: some ten milliseconds. */
const countedAtOnce = 20_000;

export function trackTagStore(
  db: Database,
  append: Append,
  currentIds: CurrentIds,
  deciding: Pick<TagDeciding, 'areLeft'>,
  now: () => number,
): Room<TrackTagReads, TrackTagWrites> {
  const byName = db.prepare<[string], number>('SELECT id FROM tag_names WHERE name = ?').pluck();
  const make = db.prepare('INSERT INTO tag_names (name, facet) VALUES (:name, :facet)');
  const ensure = ({ name, facet }: TagName): number =>
    byName.get(name) ?? Number(make.run({ name, facet }).lastInsertRowid);
  const written = writtenTags(db, ensure, now);
  const names = db.prepare<[Record<string, string | null>], StoredTag>(/* sql */ `
    SELECT id, name, facet FROM tag_names
    WHERE (:facet IS NULL OR facet = :facet) AND (:search IS NULL OR instr(name, :search) > 0) ORDER BY id`);
  const named = db.prepare<[string], StoredTag>(
    'SELECT n.id, n.name, n.facet FROM json_each(?) wanted CROSS JOIN tag_names n ON n.id = wanted.value ORDER BY wanted.key',
  );
  const counts = db.prepare<[CountedUpTo], TagCounts & { last: number; rows: number }>(/* sql */ `
    SELECT tag_id AS tagId, max(track_id) AS last, count(*) AS rows, ${countsSql.replaceAll('sum(', 'sum(is_present AND ')}
    FROM (
      SELECT tag_id, track_id, holds_by, said, track_id NOT IN (SELECT id FROM tracks WHERE presence = 'missing') AS is_present
      FROM track_tags WHERE (tag_id, track_id) > (:tagId, :trackId) ORDER BY tag_id, track_id LIMIT ${countedAtOnce})
    GROUP BY tag_id ORDER BY tag_id`);
  const countsOf = db.prepare<[string], TagCounts>(/* sql */ `
    SELECT tag_id AS tagId, ${countsSql}
    FROM json_each(?) wanted CROSS JOIN track_tags k ON k.track_id = wanted.value GROUP BY tag_id`);
  const ofTrack = db.prepare<[number], KnownTag>(/* sql */ `
    SELECT tag_id AS tagId, holds_by AS holdsBy, said, heard FROM track_tags WHERE track_id = ?`);
  const allSaid = db.prepare<
    [],
    { trackId: number; name: string; facet: TagFacet; holds: number }
  >(/* sql */ `
    SELECT s.track_id AS trackId, n.name, n.facet, s.holds FROM said_tags s JOIN tag_names n ON n.id = s.tag_id
    WHERE s.holds IS NOT NULL
      AND s.id = (SELECT max(m.id) FROM said_tags m WHERE m.track_id = s.track_id AND m.tag_id = s.tag_id)
    ORDER BY s.track_id, s.id`);
  const say = db.prepare('INSERT INTO said_tags (track_id, tag_id, holds, change_id) VALUES (?, ?, ?, ?)');
  const lastSaid = db
    .prepare<[number, number], number | null>(
      'SELECT holds FROM said_tags WHERE track_id = ? AND tag_id = ? ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const threshold = db.prepare('UPDATE tag_names SET threshold = ? WHERE id = ?');
  const noThresholds = db.prepare(
    'UPDATE tag_names SET threshold = NULL WHERE threshold IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))',
  );
  const dropHeard = db.prepare('DELETE FROM heard_tags WHERE track_id = ?');
  const addHeard = db.prepare(/* sql */ `
    INSERT INTO heard_tags (track_id, tag_id, probability)
    SELECT :trackId, id, :probability FROM tag_names WHERE id = :tagId AND :probability >= threshold / 2`);

  let version = 0;
  db.function('note_tags', () => {
    version += 1;
    return null;
  });
  const watched = ['INSERT', 'UPDATE', 'DELETE'].map((event) => `${event} ON main.track_tags`);
  for (const [i, event] of [...watched, 'UPDATE OF presence ON main.tracks'].entries())
    db.exec(`CREATE TEMP TRIGGER note_tags_${i} AFTER ${event} BEGIN SELECT note_tags(); END`);

  return {
    read: {
      ...written.read,
      names: ({ ids, facet = null, search }) =>
        ids === undefined
          ? names.all({ facet, search: search === undefined ? null : search.trim().toLowerCase() })
          : named.all(JSON.stringify(ids)),
      idOf: (name) => byName.get(name) ?? null,
      counts(after) {
        const found = counts.all(after);
        const last = found.at(-1);
        const rows = found.reduce((sum, row) => sum + row.rows, 0);
        const next =
          last === undefined || rows < countedAtOnce ? null : { tagId: last.tagId, trackId: last.last };
        return { counts: found, next };
      },
      version: () => version,
      countsOf: (trackIds) => countsOf.all(JSON.stringify(trackIds)),
      ofTrack: (trackId) => ofTrack.all(trackId),
      said: () => allSaid.all().map((row) => ({ ...row, holds: row.holds === 1 })),
      isUnsettled: () => deciding.areLeft() || written.read.unread(1).length > 0,
    },
    write: {
      ...written.write,
      ensure,
      say(trackIds, tagIds, holds) {
        const value = holds === null ? null : holds ? 1 : 0;
        let said = 0;
        for (const trackId of currentIds([...trackIds])) {
          for (const tagId of tagIds) {
            if ((lastSaid.get(trackId, tagId) ?? null) === value) continue;
            say.run(trackId, tagId, value, append({ of: 'tracks' }));
            said += 1;
          }
        }
        return said;
      },
      setThresholds(thresholds) {
        noThresholds.run(JSON.stringify(thresholds.map(({ tagId }) => tagId)));
        for (const { tagId, threshold: from } of thresholds) threshold.run(from, tagId);
      },
      setHeard(trackId, heard) {
        dropHeard.run(trackId);
        for (const { tagId, probability } of heard) addHeard.run({ trackId, tagId, probability });
      },
    },
  };
}
