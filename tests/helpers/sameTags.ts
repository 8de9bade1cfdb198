// Reads a file's tags in both ways, the quick one and music-metadata's, which must say the same.
import { expect } from 'vitest';
import { type ByteSource, memorySource } from '../../src/main/files/byteSource.ts';
import { keptEnds } from '../../src/main/files/keptEnds.ts';
import { sniff } from '../../src/main/files/sniff.ts';
import { parseTags } from '../../src/main/library/parse.ts';
import { parseQuick } from '../../src/main/library/quick/parseQuick.ts';
import { tagsOf } from '../../src/main/library/tags.ts';

const name = Buffer.from('/a/file');

/** Whether it is read quickly. */
export async function isSame(bytes: Buffer, what: string): Promise<boolean> {
  const file = keptEnds(memorySource(bytes));
  const quick = await tagsOf(file, name).catch(String);
  const whole = await tagsOf(file, name, atLength).catch(String);
  expect(quick, what).toEqual(whole);
  return await isQuick(bytes);
}

export async function isQuick(bytes: Buffer): Promise<boolean> {
  const file = memorySource(bytes);
  return (await parseQuick(file, await sniff(file))) !== null;
}

const atLength = (path: Uint8Array, file: ByteSource) =>
  parseTags(path, file, { skipCovers: true, duration: false });
