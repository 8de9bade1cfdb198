// The size of real pictures of all four types, and of none that are cut off or broken.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageSize } from '../../../../src/core/domain/pictures/imageSize.ts';
import { hasFfmpeg } from '../../../helpers/ffmpeg.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

function made(name: string, ...options: string[]): Buffer {
  const file = join(tempDir(), name);
  const source = ['-v', 'error', '-f', 'lavfi', '-i', 'color=red:s=310x170', '-frames:v', '1'];
  execFileSync('ffmpeg', [...source, ...options, file]);
  return readFileSync(file);
}

test.skipIf(!hasFfmpeg).each([
  ['a.jpg', []],
  ['a.png', []],
  ['a.gif', []],
  ['lossy.webp', ['-lossless', '0']],
  ['lossless.webp', ['-lossless', '1']],
  ['alpha.webp', ['-pix_fmt', 'yuva420p']],
])('%s', (name, options) => {
  const picture = made(name, ...options);
  expect(imageSize(picture)).toEqual({ width: 310, height: 170 });
  // However much of it is there, it says this or nothing.
  fc.assert(
    fc.property(fc.nat(picture.length), (length) => {
      const size = imageSize(picture.subarray(0, length));
      return size === null || (size.width === 310 && size.height === 170);
    }),
  );
});

test('anything else has none, whatever follows its first bytes', () => {
  const heads = [
    [0xff, 0xd8, 0xff],
    [...Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    [...Buffer.from('GIF89a')],
    [],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 64 }), (head, rest) => {
      const size = imageSize(Uint8Array.from([...head, ...rest]));
      return size === null || (size.width > 0 && size.height > 0);
    }),
  );
});
