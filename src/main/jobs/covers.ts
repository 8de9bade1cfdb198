// Cover art for the media routes: read on demand by a worker, the last ones kept.
import { stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { AppError } from '../../core/model/errors.ts';
import { fileInMemory, type MediaFile } from '../media/file.ts';
import { findCover } from './analysis.ts';
import type { Work } from './context.ts';

export interface Covers {
  /** `version` changes with the file. Throws AppError('not-found') when there is no cover. */
  of(path: Buffer, version: string, signal: AbortSignal | undefined): Promise<MediaFile>;
}

/** A screenful and some more. */
const coversKept = 100;

export function createCovers(work: Work): Covers {
  const kept = new Map<string, MediaFile | null>();
  return {
    async of(path, fileVersion, signal) {
      // A picture put into the folder, or taken out, makes the folder itself newer.
      const folder = path.subarray(0, Math.max(1, path.lastIndexOf(sep)));
      const version = `${fileVersion}-${Math.round((await stat(folder)).mtimeMs).toString(36)}`;
      const key = `${path.toString('latin1')}\0${version}`;
      let cover = kept.get(key);
      kept.delete(key);
      if (cover === undefined) {
        const found = await findCover(work.analysis('any'), path, { signal });
        cover = found === null ? null : fileInMemory(found.bytes, found.contentType, `cover-${version}`);
      }
      // Last used comes last.
      kept.set(key, cover);
      for (const oldest of kept.keys()) {
        if (kept.size <= coversKept) break;
        kept.delete(oldest);
      }
      if (cover === null) throw new AppError('not-found', 'There is no cover.');
      return cover;
    },
  };
}
