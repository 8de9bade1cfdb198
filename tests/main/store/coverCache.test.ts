// Small covers are kept once each and over a restart, within a size; a damaged file is made anew.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCoverCache } from '../../../src/main/store/coverCache.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const path = (name: string) => Buffer.from(`/music/${name}`);
const bytes = (length: number) => new Uint8Array(length).fill(7);
const cover = (hash: string | null, version = 'v') => ({ version, hash });

test('one picture of many files is kept once, also for the next session', () => {
  const folder = tempDir();
  const cache = openCoverCache(folder);
  for (const name of ['a', 'b', 'c']) cache.keep(path(name), cover('front'), [{ px: 64, bytes: bytes(100) }]);
  cache.keep(path('none'), cover(null), []);
  expect(cache.size()).toBe(100);
  cache.close();

  const again = openCoverCache(folder);
  expect(again.size()).toBe(100);
  expect(again.of(path('b'))).toEqual({ version: 'v', hash: 'front' });
  expect(again.of(path('none'))).toEqual({ version: 'v', hash: null });
  expect(again.of(path('other'))).toBeNull();
  expect(Uint8Array.from(again.picture('front', 64)!)).toEqual(bytes(100));
  expect(again.picture('front', 256)).toBeNull();
  // The file has another cover now.
  again.keep(path('b'), cover('other', 'w'), []);
  expect(again.of(path('b'))).toEqual({ version: 'w', hash: 'other' });
  again.close();
});

test('what was used longest ago makes room', () => {
  let now = 0;
  const cache = openCoverCache(null, () => now, 1000);
  const hour = 3_600_001;
  for (let i = 0; i < 10; i++) {
    now = i * hour;
    cache.keep(path(`${i}`), cover(`${i}`), [{ px: 64, bytes: bytes(100) }]);
  }
  now = 10 * hour;
  cache.picture('0', 64);
  cache.keep(path('10'), cover('10'), [{ px: 64, bytes: bytes(100) }]);
  expect(cache.size()).toBeLessThanOrEqual(1000);
  const kept = Array.from({ length: 11 }, (_, i) => cache.picture(`${i}`, 64) !== null);
  expect(kept).toEqual([true, false, false, ...Array.from({ length: 8 }, () => true)]);
  cache.close();
});

test('a file that is no database is made anew', () => {
  const folder = tempDir();
  writeFileSync(
    join(folder, 'covers.db'),
    'no covers at all, but longer than a head of SQLite is. '.repeat(10),
  );
  const cache = openCoverCache(folder);
  cache.keep(path('a'), cover('front'), [{ px: 64, bytes: bytes(3) }]);
  expect(cache.picture('front', 64)).toHaveLength(3);
  cache.close();
});
