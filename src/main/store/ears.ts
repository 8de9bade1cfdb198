// The ears that the library has: what each says of itself, and whether it is listened with.
import { type EarManifest, earManifestSchema } from '../../core/domain/ear.ts';
import type { Database, Room } from './database.ts';
import { parseStored } from './stored.ts';

export interface StoredEar {
  /** Of the model's file. */
  readonly sha256: string;
  readonly manifest: EarManifest;
  /** Of the model's file. */
  readonly bytes: number;
  readonly addedAt: number;
  /** Tracks are listened to with it. */
  readonly inUse: boolean;
}

export interface EarReads {
  /** Those whose manifest can be read, in the order in which they came. */
  list(): StoredEar[];
}

export interface EarWrites {
  /** One that is there already gets this manifest. */
  add(ear: Omit<StoredEar, 'addedAt'>): void;
  use(sha256: string, inUse: boolean): void;
  remove(sha256: string): void;
}

interface EarRow {
  sha256: string;
  manifest: string;
  bytes: number;
  addedAt: number;
  inUse: number;
}

export function earStore(db: Database, now: () => number): Room<EarReads, EarWrites> {
  const list = db.prepare<[], EarRow>(/* sql */ `
    SELECT sha256, manifest, bytes, added_at AS addedAt, in_use AS inUse FROM ears ORDER BY added_at, sha256`);
  const add = db.prepare(/* sql */ `
    INSERT INTO ears (sha256, manifest, bytes, added_at, in_use) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (sha256) DO UPDATE SET manifest = excluded.manifest, bytes = excluded.bytes, in_use = excluded.in_use`);
  const use = db.prepare('UPDATE ears SET in_use = ? WHERE sha256 = ?');
  const remove = db.prepare('DELETE FROM ears WHERE sha256 = ?');
  return {
    read: {
      list: () =>
        list.all().flatMap(({ manifest, inUse, ...row }) => {
          const [parsed] = parseStored(earManifestSchema, manifest);
          return parsed === undefined ? [] : [{ ...row, manifest: parsed, inUse: inUse === 1 }];
        }),
    },
    write: {
      add: ({ sha256, manifest, bytes, inUse }) =>
        void add.run(sha256, JSON.stringify(manifest), bytes, now(), inUse ? 1 : 0),
      use: (sha256, inUse) => void use.run(inUse ? 1 : 0, sha256),
      remove: (sha256) => void remove.run(sha256),
    },
  };
}
