// Cover art for the media routes: read on demand by a worker; the last ones, and all that were made small, are kept.
import { sep } from 'node:path';
import { lruCache } from '../../core/domain/lruCache.ts';
import { type CoverSize, coverSizes } from '../../core/domain/pictures/coverSizes.ts';
import type { Work } from '../jobs/context.ts';
import { mustBeOnline } from '../jobs/offline.ts';
import { fileInMemory, type MediaFile } from '../media/file.ts';
import { type CoverCache, openCoverCache } from '../store/coverCache.ts';
import { newestFirst } from '../work/newestFirst.ts';

export interface Covers {
  /** `version` changes with the file. Null when there is no cover. */
  of(path: Buffer, version: string, signal: AbortSignal | undefined): Promise<MediaFile | null>;
  /** A JPEG of this size; null when there is no cover that can be shown. What is kept is answered without the file. */
  small(
    path: Buffer,
    version: string,
    px: CoverSize,
    signal: AbortSignal | undefined,
  ): Promise<MediaFile | null>;
  close(): void;
}

/** A screenful and some more. */
const coversKept = 100;
/** Whether a picture was put beside an album is looked for again after so long. */
const lookedMs = 30_000;
const foldersKept = 2000;
/** Made together, for most of the time goes into opening the picture. The largest is for one album at a time. */
const largest = 512;
const smaller = coverSizes.filter((px) => px !== largest);
/** More workers than that are not taken from a scan. */
const madeAtOnce = 2;

export function createCovers(work: Work): Covers {
  const kept = lruCache<string, MediaFile | null>(coversKept);
  const folders = lruCache<string, { readonly at: number; readonly version: string | null }>(foldersKept);
  const turn = newestFirst(madeAtOnce);
  /** Opened when the first one is asked for. */
  let cache: CoverCache | null = null;
  let isClosed = false;

  /** A picture put into the folder, or taken out, makes the folder itself newer. */
  async function folderVersion(path: Buffer): Promise<string> {
    const folder = folderOf(path);
    const seen = await work.disk.look(folder);
    const version = seen.kind === 'folder' ? Math.round(seen.mtimeMs).toString(36) : null;
    folders.set(folder.toString('latin1'), { at: work.now(), version });
    return version ?? '0';
  }

  /** By what was seen last; it is looked at again meanwhile. A disk that is away changes nothing. */
  function mayStandStill(path: Buffer, version: string): boolean {
    const key = folderOf(path).toString('latin1');
    const seen = folders.get(key) ?? { at: Number.NEGATIVE_INFINITY, version: null };
    if (work.now() - seen.at >= lookedMs) {
      folders.set(key, { ...seen, at: work.now() });
      folderVersion(path).catch(() => undefined);
    }
    return seen.version === null || version.endsWith(` ${seen.version}`);
  }

  /** Undefined when it is still to be made. `isOldGood`: what was put into the folder since does not count. */
  function find(
    path: Buffer,
    fileVersion: string,
    px: CoverSize,
    isOldGood = false,
  ): MediaFile | null | undefined {
    cache ??= openCoverCache(work.libraryDir, work.now);
    const known = cache.of(path);
    if (known === null || !known.version.startsWith(`${fileVersion} `)) return undefined;
    if (!mayStandStill(path, known.version) && !isOldGood) return undefined;
    if (known.hash === null) return null;
    const bytes = cache.picture(known.hash, px);
    return bytes === null ? undefined : fileInMemory(bytes, 'image/jpeg', `${known.hash}-${px}`);
  }

  async function make(path: Buffer, fileVersion: string, px: CoverSize): Promise<void> {
    mustBeOnline(work, path);
    const version = `${fileVersion} ${await folderVersion(path)}`;
    const sizes = px === largest ? [px] : smaller;
    const found = await work.analysis('any').ask('smallCover', { path, sizes });
    const pictures = found?.pictures ?? [];
    const hash = found === null || pictures.length === 0 ? null : found.hash;
    if (!isClosed) cache?.keep(path, { version, hash }, pictures);
  }

  return {
    async of(path, fileVersion, signal) {
      const version = `${fileVersion}-${await folderVersion(path)}`;
      const key = `${path.toString('latin1')}\0${version}`;
      let cover = kept.get(key);
      if (cover === undefined) {
        const found = await work.analysis('any').ask('cover', { path }, { signal });
        cover = found === null ? null : fileInMemory(found.bytes, found.contentType, `cover-${version}`);
        kept.set(key, cover);
      }
      return cover;
    },

    async small(path, fileVersion, px, signal) {
      const known = find(path, fileVersion, px);
      if (known !== undefined) return known;
      return await turn(signal, async () => {
        // Another may have made it meanwhile.
        const made = find(path, fileVersion, px);
        if (made !== undefined) return made;
        try {
          await make(path, fileVersion, px);
        } catch (error) {
          const old = find(path, fileVersion, px, true);
          if (old === undefined) throw error;
          return old;
        }
        return find(path, fileVersion, px) ?? null;
      });
    },

    close() {
      isClosed = true;
      cache?.close();
    },
  };
}

function folderOf(path: Buffer): Buffer {
  return path.subarray(0, Math.max(1, path.lastIndexOf(sep)));
}
