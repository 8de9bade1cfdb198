// Files that come through Redis: whole and equal, of tasks under way alone, a few megabytes at once and no more.
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { withFile } from '../../../src/main/files/byteSource.ts';
import { keysOf } from '../../../src/main/queue/names.ts';
import { fetchFile, handOutPieces, type PieceOf } from '../../../src/main/queue/pieces.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const known = { task: `t${'a'.repeat(40)}` };
const never = new AbortController().signal;

async function handing(file: string) {
  const { client } = await startRedis();
  const keys = keysOf('one');
  const ending = new AbortController();
  const [out, into] = [client.duplicate(), client.duplicate()];
  let most = 0;
  const source = {
    fileOf: (what: PieceOf) => ('task' in what && what.task === known.task ? Buffer.from(file) : null),
    async read(path: Uint8Array, from: number, length: number) {
      most = Math.max(most, (await client.keys('*:piece:*')).length);
      return await withFile(path, async (bytes) => ({
        size: bytes.size,
        bytes: await bytes.read(from, length),
      }));
    },
  };
  const handed = handOutPieces({ blocking: out, redis: client, keys }, source, ending.signal);
  onTestFinished(async () => {
    ending.abort();
    await handed;
    out.disconnect();
    into.disconnect();
  });
  const copy = join(tempDir(), 'copy');
  const fetch = (what: PieceOf, signal = never): Promise<void> =>
    fetchFile({ blocking: into, redis: client, keys }, what, copy, signal);
  return { client, keys, copy, fetch, most: () => most };
}

describe.skipIf(!hasRedis)('pieces', () => {
  test('a file arrives whole, two pieces of it lie in Redis at most', async () => {
    const file = join(tempDir(), 'file');
    const { copy, fetch, most, client } = await handing(file);
    for (const size of [0, 1, 1024 * 1024, 5 * 1024 * 1024 + 17]) {
      writeFileSync(file, randomBytes(size));
      await fetch(known);
      expect(readFileSync(copy).equals(readFileSync(file))).toBe(true);
    }
    expect(most()).toBeLessThanOrEqual(2);
    expect(statSync(copy).mode & 0o077).toBe(0);
    expect(await client.keys('*')).toEqual([]);
  });

  test('nobody gets a file that is not asked for, whatever is asked', async () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, 'secret');
    const { client, keys, fetch } = await handing(file);
    const to = '5f2f6ad2-6d5c-4e0e-9f39-0f4d0e9f9f4d';
    for (const junk of [
      'x',
      '{}',
      JSON.stringify({ what: { path: file }, from: 0, to }),
      JSON.stringify({ what: known, from: -1, to }),
      JSON.stringify({ what: known, from: 0, to: '../../other' }),
      'y'.repeat(100_000),
    ])
      await client.rpush(keys.asked, junk);
    await expect(fetch({ task: `t${'b'.repeat(40)}` })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(fetch({ ear: 'c'.repeat(64) })).rejects.toMatchObject({ kind: 'not-found' });
    await fetch(known);
    expect(await client.keys('*')).toEqual([]);
  });
});
