// In an analysis worker: covers as they are found, and made small.
import { createHash } from 'node:crypto';
import { lruCache } from '../../core/domain/lruCache.ts';
import { readCover } from '../library/cover.ts';
import { smallPictures } from '../pictures/small.ts';
import type { Handlers } from '../workers/serve.ts';
import type { AnalysisQuestions, SmallCover } from './protocol.ts';

/** An album's tracks are asked for one after the other, and most have the same picture. */
const madeKept = 16;
const hashLength = 32;

export function coverMaking(): Pick<Handlers<AnalysisQuestions>, 'cover' | 'smallCover'> {
  const made = lruCache<string, SmallCover>(madeKept);
  return {
    cover: ({ path }) => readCover(path),
    async smallCover({ path, sizes }) {
      const found = await readCover(path);
      if (found === null) return null;
      const hash = createHash('sha256').update(found.bytes).digest('hex').slice(0, hashLength);
      const key = `${hash} ${sizes.join()}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const cover = { hash, pictures: (await smallPictures(found.bytes, sizes)) ?? [] };
      made.set(key, cover);
      return cover;
    },
  };
}
