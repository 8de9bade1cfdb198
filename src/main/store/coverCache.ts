// Covers made small, kept in a file of their own beside the library: what it holds can be made again, so that it may be lost.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expectedFailure } from '../files/diskFaults.ts';
import { besideLibraryFile } from './folder.ts';

export interface KeptPicture {
  /** Longer side. */
  readonly px: number;
  readonly bytes: Uint8Array;
}

/** What is known of the cover of an audio file. */
export interface KnownCover {
  /** Of the file, and of its folder, when it was looked at. */
  readonly version: string;
  /** Of the picture as it was found; null where there is none, or a broken one. */
  readonly hash: string | null;
}

export interface CoverCache {
  of(path: Uint8Array): KnownCover | null;
  picture(hash: string, px: number): Uint8Array | null;
  /** One picture is kept once, however many files have it; what was not used for longest makes room. */
  keep(path: Uint8Array, cover: KnownCover, pictures: readonly KeptPicture[]): void;
  /** Bytes of all pictures. */
  size(): number;
  close(): void;
}

const file = 'covers.db';
const schemaVersion = 1;
/** Some 20,000 albums in the sizes of a grid and of rows. */
const usualBytes = 512 * 1024 * 1024;
/** When there is too much, this share of the most stays. */
const staying = 0.9;
/** Dropped at once, so that nobody waits. */
const droppedAtOnce = 100;
/** When it was used last is noted no more often than so. */
const noteMs = 3_600_000;

/** `libraryDir` null: in memory, for a library that cannot be written. */
export function openCoverCache(
  libraryDir: string | null,
  now: () => number = Date.now,
  mostBytes = usualBytes,
): CoverCache {
  const db = open(libraryDir);
  const known = db.prepare<[Uint8Array], KnownCover>('SELECT version, hash FROM files WHERE path = ?');
  const picture = db.prepare<[string, number], { bytes: Buffer; usedAt: number }>(
    'SELECT bytes, used_at AS usedAt FROM pictures WHERE hash = ? AND px = ?',
  );
  const use = db.prepare<[number, string, number]>(
    'UPDATE pictures SET used_at = ? WHERE hash = ? AND px = ?',
  );
  const note = db.prepare<[Uint8Array, string, string | null]>(
    'INSERT OR REPLACE INTO files (path, version, hash) VALUES (?, ?, ?)',
  );
  const put = db.prepare<[string, number, Uint8Array, number, number]>(
    'INSERT OR IGNORE INTO pictures (hash, px, bytes, used_at, size) VALUES (?, ?, ?, ?, ?)',
  );
  const longest = db.prepare<[number], { hash: string; px: number; size: number }>(
    'SELECT hash, px, size FROM pictures ORDER BY used_at LIMIT ?',
  );
  const drop = db.prepare<[string, number]>('DELETE FROM pictures WHERE hash = ? AND px = ?');
  let total = db.prepare<[], number>('SELECT coalesce(sum(size), 0) FROM pictures').pluck().get() ?? 0;

  const makeRoom = db.transaction(() => {
    for (const { hash, px, size } of longest.all(droppedAtOnce)) {
      if (total <= mostBytes * staying) return;
      drop.run(hash, px);
      total -= size;
    }
  });

  const keep = db.transaction(
    (path: Uint8Array, { version, hash }: KnownCover, pictures: readonly KeptPicture[]) => {
      note.run(path, version, hash);
      if (hash === null) return;
      for (const { px, bytes } of pictures)
        if (put.run(hash, px, bytes, now(), bytes.length).changes > 0) total += bytes.length;
    },
  );

  return {
    of: (path) => quietly(() => known.get(path)) ?? null,
    picture(hash, px) {
      const found = quietly(() => picture.get(hash, px));
      if (found === undefined) return null;
      if (now() - found.usedAt > noteMs) quietly(() => use.run(now(), hash, px));
      return found.bytes;
    },
    keep(path, cover, pictures) {
      quietly(() => {
        keep(path, cover, pictures);
        if (total > mostBytes) makeRoom();
      });
    },
    size: () => total,
    close: () => db.close(),
  };
}

/** A full disk, or a damaged file, costs the cache and nothing else. */
function quietly<Result>(ask: () => Result): Result | undefined {
  try {
    return ask();
  } catch (error) {
    if (expectedFailure(error) === null) throw error;
    return undefined;
  }
}

function open(libraryDir: string | null): Database.Database {
  if (libraryDir === null) return prepared(':memory:');
  const path = join(libraryDir, file);
  try {
    return prepared(path);
  } catch {
    // Damaged, or of another version: it is made anew, where that can be.
  }
  try {
    for (const end of ['', ...besideLibraryFile]) rmSync(path + end, { force: true });
    return prepared(path);
  } catch {
    return prepared(':memory:');
  }
}

function prepared(name: string): Database.Database {
  const db = new Database(name);
  try {
    db.pragma('journal_mode = WAL');
    // A power cut may cost the last ones.
    db.pragma('synchronous = NORMAL');
    const version = db.pragma('user_version', { simple: true });
    if (version === 0) db.exec(schema);
    else if (version !== schemaVersion) throw new Error(`covers of version ${String(version)}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const schema = /* sql */ `
  CREATE TABLE files (path BLOB PRIMARY KEY, version TEXT NOT NULL, hash TEXT) WITHOUT ROWID;
  CREATE TABLE pictures (
    hash TEXT NOT NULL, px INTEGER NOT NULL, size INTEGER NOT NULL, used_at INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (hash, px)
  );
  CREATE INDEX pictures_by_use ON pictures (used_at, size);
  PRAGMA user_version = ${schemaVersion};`;
