// Which tracks were written lately, by what was written of them, so that what is kept in memory is patched and not read anew.
import { sortFields } from '../../../core/domain/trackFields.ts';
import { numberFields } from '../../../core/query/fields.ts';
import type { Database } from '../database.ts';
import { fieldSql, type Writer, writers } from './fieldSql.ts';

/** What is kept depends on: the columns of one writer each, and which tracks are present. */
const aspects = [...writers, 'presence'] as const;
export type Aspect = Writer | 'presence';

export interface ChangeNotes {
  /** Another whenever what this writer writes, or which tracks there are, may have changed. */
  version(aspect: Aspect): number;
  /** The tracks of which it was written after that version; null where these are too many, or not known. */
  since(aspect: Aspect, version: number): ReadonlySet<number> | null;
  /** To be called when a transaction was rolled back: what was read in it may never have been. */
  forget(): void;
}

/** The ids written since the version `from`, one a version. */
interface Notes {
  from: number;
  ids: number[];
}

/** To patch more than these takes longer than to read all. */
const patchedAtMost = 1500;
const notesKept = 4 * patchedAtMost;

export function changeNotes(db: Database): ChangeNotes {
  const none = (): Notes => ({ from: 0, ids: [] });
  const notes: Record<Aspect, Notes> = {
    scan: none(),
    analysis: none(),
    genres: none(),
    ratings: none(),
    plays: none(),
    presence: none(),
  };
  watch();

  return {
    version: (aspect) => versionOf(notes[aspect]),
    since(aspect, version) {
      const { from, ids } = notes[aspect];
      if (version < from || ids.length - (version - from) > patchedAtMost) return null;
      return new Set(ids.slice(version - from));
    },
    forget() {
      for (const aspect of aspects) notes[aspect] = { from: versionOf(notes[aspect]) + 1, ids: [] };
    },
  };

  /** Triggers raise the version of an aspect on every write. */
  function watch(): void {
    db.function('note_change', (changed: unknown, id: unknown) => {
      const aspect = aspects.find((one) => one === changed);
      if (aspect !== undefined && typeof id === 'number') note(notes[aspect], id);
      return null;
    });
    const all = (id: string): string => aspects.map((aspect) => `note_change('${aspect}', ${id})`).join();
    db.exec(/* sql */ `
      CREATE TEMP TRIGGER note_insert AFTER INSERT ON main.tracks BEGIN SELECT ${all('new.id')}; END`);
    db.exec(/* sql */ `
      CREATE TEMP TRIGGER note_delete AFTER DELETE ON main.tracks BEGIN SELECT ${all('old.id')}; END`);
    for (const aspect of aspects) {
      db.exec(/* sql */ `
        CREATE TEMP TRIGGER note_${aspect} AFTER UPDATE OF ${watchedColumns(aspect).join()} ON main.tracks BEGIN
          SELECT note_change('${aspect}', new.id);
        END`);
    }
  }
}

function versionOf({ from, ids }: Notes): number {
  return from + ids.length;
}

function note(notes: Notes, id: number): void {
  notes.ids.push(id);
  if (notes.ids.length < notesKept) return;
  notes.from += notes.ids.length - patchedAtMost;
  notes.ids = notes.ids.slice(-patchedAtMost);
}

/** The columns whose change makes what is kept of this aspect stale. */
function watchedColumns(aspect: Aspect): string[] {
  if (aspect === 'presence') return fieldSql.presence.columns.slice();
  // What is searched is kept in memory, too.
  const written = [...sortFields, ...numberFields].filter((field) => fieldSql[field].writer === aspect);
  return [...new Set(written.flatMap((field) => fieldSql[field].columns))];
}
