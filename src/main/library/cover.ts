// Cover art: the picture in the file's tags, else a picture in its folder with one of the usual names.
import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import type { IPicture } from 'music-metadata';
import { type ImageType, imageType } from '../../core/domain/pictures/image.ts';
import { withFile } from '../files/byteSource.ts';
import { parseTags } from './parse.ts';

export interface Cover {
  readonly contentType: ImageType;
  readonly bytes: Uint8Array;
}

/** Larger pictures are posters, or not pictures at all. */
const maxBytes = 16 * 1024 * 1024;
/** In order of preference. */
const stems = ['cover', 'folder', 'front', 'album', 'albumart', 'albumartsmall'];
const imageName = /^(.+)\.(?:jpe?g|png|webp|gif)$/u;

/** Null when there is none. Throws AppError `unreadable` when the file cannot be opened or read. */
export async function readCover(path: Uint8Array): Promise<Cover | null> {
  return (await embedded(path)) ?? (await besides(path));
}

async function embedded(path: Uint8Array): Promise<Cover | null> {
  return withFile(path, async (file) => {
    const { tags } = await parseTags(path, file, { duration: false });
    const covers = tags
      .flatMap(({ common }) => common.picture ?? [])
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map(({ data }) => toCover(data));
    return covers.find((cover) => cover !== null) ?? null;
  });
}

/** The front cover first, then the others. */
function rankOf({ type, name }: IPicture): number {
  return /front/iu.test(`${type ?? ''} ${name ?? ''}`) ? 0 : 1;
}

async function besides(path: Uint8Array): Promise<Cover | null> {
  const folder = Buffer.from(path).subarray(0, Buffer.from(path).lastIndexOf(sep) + 1);
  const names = await readdir(folder, { encoding: 'buffer' }).catch(() => []);
  const candidates = names
    .map((name) => ({
      name,
      rank: stems.indexOf(imageName.exec(name.toString('latin1').toLowerCase())?.[1] ?? ''),
    }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  for (const { name } of candidates) {
    const cover = await readImage(Buffer.concat([folder, name])).catch(() => null);
    if (cover !== null) return cover;
  }
  return null;
}

async function readImage(path: Uint8Array): Promise<Cover | null> {
  return withFile(path, async (file) =>
    file.size > maxBytes ? null : toCover(await file.read(0, file.size)),
  );
}

function toCover(data: Uint8Array): Cover | null {
  const contentType = imageType(data);
  if (contentType === null || data.length > maxBytes) return null;
  // Copied, because it may be a view of a larger buffer and is transferred to another thread.
  return { contentType, bytes: Uint8Array.from(data) };
}
