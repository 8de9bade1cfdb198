// Pictures made smaller: in their proportions, in their colours, never larger, and nothing of what is broken or enormous.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imageSize } from '../../../src/core/domain/pictures/imageSize.ts';
import { smallPictures } from '../../../src/main/pictures/small.ts';
import { hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const quiet = ['-v', 'error'];

function picture(name: string, source: string, ...options: string[]): Buffer {
  const file = join(tempDir(), name);
  execFileSync('ffmpeg', [...quiet, '-f', 'lavfi', '-i', source, '-frames:v', '1', ...options, file]);
  return readFileSync(file);
}

/** Its pixels by FFmpeg: red, green, blue ... */
function pixels(jpeg: Uint8Array): Buffer {
  return execFileSync('ffmpeg', [...quiet, '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'], {
    input: jpeg,
  });
}

test.skipIf(!hasFfmpeg).each(['a.jpg', 'a.png', 'a.gif', 'a.webp'])(
  '%s: half blue, half yellow',
  async (name) => {
    // Two colours side by side, 600 x 300.
    const halves = 'color=0x0000ff:s=300x300[a];color=0xffff00:s=300x300[b];[a][b]hstack';
    const made = (await smallPictures(picture(name, halves), [64, 256])) ?? [];
    expect(made.map(({ px, bytes }) => [px, imageSize(bytes)])).toEqual([
      [256, { width: 256, height: 128 }],
      [64, { width: 64, height: 32 }],
    ]);
    const shown = pixels(made[0]!.bytes);
    const at = (x: number, y: number) => [...shown.subarray((y * 256 + x) * 3, (y * 256 + x) * 3 + 3)];
    for (const [x, colour] of [
      [40, [0, 0, 255]],
      [216, [255, 255, 0]],
    ] as const)
      for (const [i, value] of at(x, 64).entries()) expect(Math.abs(value - colour[i]!)).toBeLessThan(30);
  },
);

test.skipIf(!hasFfmpeg)('a small one stays as large as it is, and what shines through is white', async () => {
  const clear = picture('a.png', 'color=black@0:s=40x20,format=rgba');
  const [made] = (await smallPictures(clear, [64])) ?? [];
  expect(imageSize(made!.bytes)).toEqual({ width: 40, height: 20 });
  expect(Math.min(...pixels(made!.bytes))).toBeGreaterThan(250);
});

test.skipIf(!hasFfmpeg)('one that is broken is none, and the next one is made all the same', async () => {
  const whole = picture('a.jpg', 'testsrc=s=400x400');
  for (const length of [30, 700, whole.length >> 1])
    expect(await smallPictures(whole.subarray(0, length), [64])).toBeNull();
  expect(await smallPictures(whole, [64])).toHaveLength(1);
});

test('one that says it has thousands of millions of pixels is never opened', async () => {
  const bomb = Buffer.alloc(100);
  bomb.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  expect(await smallPictures(bomb, [64])).toBeNull();
});
