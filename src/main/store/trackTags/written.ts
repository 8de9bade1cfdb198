// What files and imports say of tracks: strings as they were written, each read once into the tags that it means.
import type { TagName } from '../../../core/domain/trackTag.ts';
import type { TagTextField } from '../../../core/tags/fieldTags.ts';
import type { Database, Room } from '../database.ts';

export interface WrittenString {
  readonly id: number;
  readonly field: TagTextField;
  readonly written: string;
}

export interface TagText {
  readonly field: TagTextField;
  readonly written: string;
}

/** One row of an import, its track found. */
export interface ImportedText {
  readonly trackId: number;
  readonly written: string;
  readonly weight: number;
}

export interface WrittenTagReads {
  /** Strings that were not read with the words in use, so many at most. */
  unread(atMost: number): WrittenString[];
  /** Whether strings have come in this transaction, or the vocabulary has changed. */
  toRead(): 'all' | 'new' | null;
  /** Imports, each with how many tracks it says something of. */
  sources(): { name: string; at: number; tracks: number }[];
  sourceId(name: string): number | null;
}

export interface WrittenTagWrites {
  /** What the file of a track says, in the place of what it said before. */
  setFile(trackId: number, texts: readonly TagText[]): void;
  /** What was written of one track is another's; its file, too, where `isFile`. */
  follow(from: number, to: number, isFile: boolean): void;
  /** An import under this name begins. Returns the source, and what tells its rows from those of an earlier one. */
  beginImport(name: string): { sourceId: number; generation: number };
  /** Goes on with an import; of a track and a string that come twice the larger weight counts. */
  addImported(sourceId: number, generation: number, rows: readonly ImportedText[]): void;
  /** Drops so many rows of earlier imports of the source at most; false when there are none. */
  dropEarlier(sourceId: number, generation: number, atMost: number): boolean;
  dropSource(sourceId: number): void;
  /** Drops so many strings of imports at most that no track has any more; false when there are none. */
  dropUnused(atMost: number): boolean;
  /** The words in use are those of this hash: with others all strings are unread. */
  setWords(hash: string): void;
  saveMeanings(meanings: readonly { readonly stringId: number; readonly tags: readonly TagName[] }[]): void;
}

export function writtenTags(
  db: Database,
  ensure: (tag: TagName) => number,
  now: () => number,
): Room<WrittenTagReads, WrittenTagWrites> {
  const string = db
    .prepare<[string, string], number>('SELECT id FROM tag_strings WHERE field = ? AND written = ?')
    .pluck();
  const addString = db.prepare('INSERT INTO tag_strings (field, written) VALUES (?, ?)');
  const ofFile = db
    .prepare<[number], number>('SELECT string_id FROM written_tags WHERE track_id = ? AND source_id = 0')
    .pluck();
  const add = db.prepare(/* sql */ `
    INSERT INTO written_tags (track_id, source_id, string_id, weight, generation) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (track_id, source_id, string_id) DO UPDATE SET generation = excluded.generation,
      weight = iif(generation = excluded.generation, max(weight, excluded.weight), excluded.weight)`);
  const drop = db.prepare('DELETE FROM written_tags WHERE track_id = ? AND source_id = 0 AND string_id = ?');
  const dropFile = db.prepare('DELETE FROM written_tags WHERE track_id = ? AND source_id = 0');
  const take = db.prepare(/* sql */ `
    UPDATE OR REPLACE written_tags SET track_id = :to WHERE track_id = :from AND (source_id > 0 OR :isFile = 1)`);
  const begin = db.prepare<[string, number], { sourceId: number; generation: number }>(/* sql */ `
      INSERT INTO tag_sources (name, generation, at) VALUES (?, 1, ?)
      ON CONFLICT (name) DO UPDATE SET generation = generation + 1, at = excluded.at
      RETURNING id AS sourceId, generation`);
  const dropEarlier = db.prepare(/* sql */ `
    DELETE FROM written_tags WHERE (track_id, source_id, string_id) IN (
      SELECT track_id, source_id, string_id FROM written_tags
      WHERE source_id = ? AND source_id > 0 AND generation < ? LIMIT ?)`);
  const dropUnused = db.prepare(/* sql */ `
    DELETE FROM tag_strings WHERE id IN (
      SELECT s.id FROM tag_strings s WHERE s.field = 'import'
        AND NOT EXISTS (SELECT 1 FROM written_tags w WHERE w.string_id = s.id) LIMIT ?)`);
  const dropSource = db.prepare('DELETE FROM tag_sources WHERE id = ? AND id > 0');
  const sources = db.prepare<[], { name: string; at: number; tracks: number }>(/* sql */ `
    SELECT s.name, s.at, (SELECT count(DISTINCT track_id) FROM written_tags w WHERE w.source_id = s.id AND s.id > 0) AS tracks
    FROM tag_sources s WHERE s.name IS NOT NULL ORDER BY s.name`);
  const sourceId = db.prepare<[string], number>('SELECT id FROM tag_sources WHERE name = ?').pluck();
  const unread = db.prepare<[number], WrittenString>(/* sql */ `
    SELECT id, field, written FROM tag_strings
    WHERE words_version < (SELECT version FROM tag_words_used) ORDER BY words_version, id LIMIT ?`);
  const setWords = db.prepare(
    'UPDATE tag_words_used SET hash = :hash, version = version + 1 WHERE hash <> :hash',
  );
  const meaning = db
    .prepare<[number], number>('SELECT tag_id FROM string_tags WHERE string_id = ? ORDER BY tag_id')
    .pluck();
  const dropMeaning = db.prepare('DELETE FROM string_tags WHERE string_id = ?');
  const addMeaning = db.prepare('INSERT INTO string_tags (string_id, tag_id) VALUES (?, ?)');
  const isRead = db.prepare(
    'UPDATE tag_strings SET words_version = (SELECT version FROM tag_words_used) WHERE id = ?',
  );
  const undecide = db.prepare(/* sql */ `
    INSERT INTO tags_undecided SELECT DISTINCT track_id FROM written_tags WHERE string_id = ? ON CONFLICT DO NOTHING`);

  db.exec(/* sql */ `
    CREATE TEMP TABLE tags_to_read (which TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TRIGGER tags_read_new AFTER INSERT ON main.tag_strings BEGIN
      INSERT INTO tags_to_read VALUES ('new') ON CONFLICT DO NOTHING;
    END;
    CREATE TEMP TRIGGER tags_read_by_overlay AFTER INSERT ON main.overlays BEGIN
      INSERT INTO tags_to_read VALUES ('all') ON CONFLICT DO NOTHING;
    END;`);
  const toRead = db.prepare<[], 'all' | 'new' | null>('SELECT min(which) FROM tags_to_read').pluck();
  const areRead = db.prepare('DELETE FROM tags_to_read');

  function idOf({ field, written }: TagText): number {
    return string.get(field, written) ?? Number(addString.run(field, written).lastInsertRowid);
  }

  return {
    read: {
      unread: (atMost) => unread.all(atMost),
      toRead: () => toRead.get() ?? null,
      sources: () => sources.all(),
      sourceId: (name) => sourceId.get(name) ?? null,
    },
    write: {
      setFile(trackId, texts) {
        const wanted = new Set(texts.map(idOf));
        const before = new Set(ofFile.all(trackId));
        for (const id of before) if (!wanted.has(id)) drop.run(trackId, id);
        for (const id of wanted) if (!before.has(id)) add.run(trackId, 0, id, 1, 0);
      },
      follow(from, to, isFile) {
        if (isFile) dropFile.run(to);
        take.run({ from, to, isFile: isFile ? 1 : 0 });
      },
      beginImport(name) {
        const begun = begin.get(name, now());
        if (begun === undefined) throw new Error(`no import could begin under the name ${name}`);
        return begun;
      },
      addImported(source, generation, rows) {
        for (const { trackId, written, weight } of rows)
          add.run(trackId, source, idOf({ field: 'import', written }), weight, generation);
      },
      dropEarlier: (source, generation, atMost) => dropEarlier.run(source, generation, atMost).changes > 0,
      dropUnused: (atMost) => dropUnused.run(atMost).changes > 0,
      dropSource: (id) => void dropSource.run(id),
      setWords: (hash) => void setWords.run({ hash }),
      saveMeanings(meanings) {
        areRead.run();
        for (const { stringId, tags } of meanings) {
          const tagIds = [...new Set(tags.map(ensure))].sort((a, b) => a - b);
          isRead.run(stringId);
          if (meaning.all(stringId).join() === tagIds.join()) continue;
          dropMeaning.run(stringId);
          for (const tagId of tagIds) addMeaning.run(stringId, tagId);
          undecide.run(stringId);
        }
      },
    },
  };
}
