// Cover art for the media routes: read on demand by a worker, the last ones kept.
import { sep } from 'node:path';
import { lruCache } from '../../core/domain/lruCache.ts';
import type { Work } from '../jobs/context.ts';
import { fileInMemory, type MediaFile } from '../media/file.ts';

export interface Covers {
  /** `version` changes with the file. Null when there is no cover. */
  of(path: Buffer, version: string, signal: AbortSignal | undefined): Promise<MediaFile | null>;
}

/** A screenful and some more. */
const coversKept = 100;

export function createCovers(work: Work): Covers {
  const kept = lruCache<string, MediaFile | null>(coversKept);
  return {
    async of(path, fileVersion, signal) {
      // A picture put into the folder, or taken out, makes the folder itself newer.
      const folder = path.subarray(0, Math.max(1, path.lastIndexOf(sep)));
      const seen = await work.disk.look(folder);
      const changed = seen.kind === 'folder' ? seen.mtimeMs : 0;
      const version = `${fileVersion}-${Math.round(changed).toString(36)}`;
      const key = `${path.toString('latin1')}\0${version}`;
      let cover = kept.get(key);
      if (cover === undefined) {
        const found = await work.analysis('any').ask('cover', { path }, { signal });
        cover = found === null ? null : fileInMemory(found.bytes, found.contentType, `cover-${version}`);
        kept.set(key, cover);
      }
      return cover;
    },
  };
}
