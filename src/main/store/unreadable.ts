// All that is stored as JSON and cannot be read, to be told when the library is opened.
import type * as z from 'zod';
import type { Unreadable } from '../../core/domain/damage.ts';
import { earManifestSchema } from '../../core/domain/ear.ts';
import { jobSchema } from '../../core/domain/job.ts';
import { modelReportSchema } from '../../core/domain/modelInfo.ts';
import { settingsSchema } from '../../core/domain/settings.ts';
import { genreOverlaySchema } from '../../core/genres/vocabulary/overlay.ts';
import { definitionSchema } from './changes/playlists.ts';
import type { Database } from './database.ts';
import { parseStored } from './stored.ts';

interface Kind {
  readonly what: Unreadable['what'];
  /** Its values, with what they are called. */
  readonly sql: string;
  /** Null for what no version that we know of reads. */
  readonly schema: (which: string) => z.ZodType | null;
}

const settings: Readonly<Record<string, z.ZodType>> = settingsSchema.shape;

const kinds: readonly Kind[] = [
  {
    what: 'setting',
    sql: 'SELECT key AS which, value AS json FROM settings ORDER BY key',
    schema: (which) => settings[which] ?? null,
  },
  {
    what: 'model',
    sql: /* sql */ `
      SELECT CAST(id AS TEXT) AS which, report AS json FROM models
      WHERE origin <> 'starter' OR id = (SELECT max(id) FROM models WHERE origin = 'starter') ORDER BY id`,
    schema: () => modelReportSchema,
  },
  {
    what: 'playlist',
    sql: /* sql */ `
      SELECT CAST(p.id AS TEXT) AS which, s.definition AS json FROM playlists p JOIN playlist_states s
      ON s.id = (SELECT max(l.id) FROM playlist_states l WHERE l.playlist_id = p.id) ORDER BY p.id`,
    schema: () => definitionSchema,
  },
  {
    what: 'vocabulary',
    sql: /* sql */ `
      SELECT 'overlay' AS which, overlay AS json FROM overlays
      WHERE id = (SELECT max(id) FROM overlays) AND overlay IS NOT NULL`,
    schema: () => genreOverlaySchema,
  },
  {
    what: 'ear',
    sql: 'SELECT substr(sha256, 1, 12) AS which, manifest AS json FROM ears ORDER BY added_at',
    schema: () => earManifestSchema,
  },
  {
    what: 'activity',
    sql: 'SELECT CAST(id AS TEXT) AS which, job AS json FROM past_jobs ORDER BY id',
    schema: () => jobSchema,
  },
];

export function unreadableValues(db: Database): () => Unreadable[] {
  const reads = kinds.map((kind) => ({
    ...kind,
    rows: db.prepare<[], { which: string; json: string }>(kind.sql),
  }));
  return () =>
    reads.flatMap(({ what, rows, schema }) =>
      rows.all().flatMap(({ which, json }): Unreadable[] => {
        const wanted = schema(which);
        return wanted === null || parseStored(wanted, json).length > 0 ? [] : [{ what, which }];
      }),
    );
}
