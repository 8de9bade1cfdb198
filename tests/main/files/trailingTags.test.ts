// Where the sound ends when tags of any kind and in any order stand behind it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memorySource } from '../../../src/main/files/byteSource.ts';
import { beforeTrailingTags } from '../../../src/main/files/trailingTags.ts';
import { trailing } from '../../helpers/trailing.ts';

const sound = Uint8Array.from({ length: 4000 }, (_, n) => (n * 31) % 200);

it('before every tag behind it', async () => {
  const kinds = Object.entries(trailing);
  await fc.assert(
    fc.asyncProperty(fc.subarray(kinds), async (tags) => {
      const bytes = Buffer.concat([sound, ...tags.map(([, tag]) => tag)]);
      expect(await beforeTrailingTags(memorySource(bytes), 0)).toBe(sound.length);
    }),
  );
});

it('at the end of the file where there is none, or one that claims to be longer than the file', async () => {
  expect(await beforeTrailingTags(memorySource(sound), 0)).toBe(sound.length);
  const long = Buffer.from(trailing.ape);
  long.writeUInt32LE(1_000_000, long.length - 20);
  const bytes = Buffer.concat([sound, long]);
  expect(await beforeTrailingTags(memorySource(bytes), 0)).toBe(bytes.length);
});
