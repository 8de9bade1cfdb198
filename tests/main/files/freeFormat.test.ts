// MP3 of free format has the samples of the same MP3 with a bit rate in its headers; and no noise is MP3.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../../../src/main/audio/decode.ts';
import { type Pcm, pcmLength } from '../../../src/main/audio/formats/pcm.ts';
import { withTrack } from '../../../src/main/audio/openTrack.ts';
import { memorySource } from '../../../src/main/files/byteSource.ts';
import { freeFormat } from '../../../src/main/files/freeFormat.ts';
import { mpegHeaderAt } from '../../../src/main/files/mpegFrames.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { noise } from '../../helpers/signals.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

/** The same frames, their bit rate taken out, and `more` bytes of stuffing behind the sound of each. */
function freed(mp3: Uint8Array, more = 0): Uint8Array {
  const frames: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const header = mpegHeaderAt(mp3, at);
    if (header === null || at + header.frameBytes > mp3.length) break;
    const frame = Buffer.concat([mp3.subarray(at, at + header.frameBytes), new Uint8Array(more)]);
    frame[2] = frame[2]! & 0x0f;
    frames.push(frame);
    at += header.frameBytes;
  }
  return Buffer.concat(frames);
}

function worst(a: Pcm, b: Pcm): number {
  expect(pcmLength(a)).toBe(pcmLength(b));
  return Math.max(
    ...a.channels.map((channel, c) =>
      channel.reduce((most, value, n) => Math.max(most, Math.abs(value - b.channels[c]![n]!)), 0),
    ),
  );
}

describe.skipIf(!hasFfmpeg)('free format', () => {
  const folder = temporaryFolder().path;
  const source = join(folder, 'source.wav');
  beforeAll(() => {
    const side = (hz: number, seed: number): Float32Array => {
      const hiss = noise(2 * 44_100, seed);
      // Loud and quiet by turns, so that frames borrow from those before them.
      return tone(hz, 44_100, 2, 0.4).map((value, n) => value + (n % 8000 < 800 ? 0.3 : 0.01) * hiss[n]!);
    };
    writeFileSync(source, waveBytes([side(440, 1), side(660, 2)], 44_100));
  });

  test.each<[string, number, string[]]>([
    ['borrowing', 0, ['-b:a', '128k']],
    ['of the highest bit rate', 0, ['-b:a', '320k']],
    ['of a length that no bit rate has', 37, ['-b:a', '96k', '-reservoir', '0']],
    ['mono', 0, ['-b:a', '64k', '-ac', '1']],
    ['of a low rate', 0, ['-b:a', '64k', '-ar', '22050']],
    ['without a tag in front', 0, ['-b:a', '128k', '-write_xing', '0']],
  ])('%s', async (name, more, options) => {
    const bare = [...options, '-id3v2_version', '0', '-write_id3v1', '0'];
    const mp3 = readFileSync(encode(source, join(folder, `${name}.mp3`), ...bare));
    const bytes = freed(mp3, more);
    const path = join(folder, `${name} free.mp3`);
    writeFileSync(path, bytes);
    const expected = await decode(mp3);
    expect(pcmLength(expected) / expected.sampleRate).toBeCloseTo(2, 0);
    const whole = await decode(bytes, 'mp3');
    expect(worst(whole, expected)).toBe(0);
    await withTrack(Buffer.from(path), undefined, async (track) => {
      expect(track).toMatchObject({
        direct: true,
        length: pcmLength(expected),
        sampleRate: expected.sampleRate,
      });
      for await (const piece of track.read(30_000, 500)) {
        const [left] = expected.channels;
        for (const [n, value] of piece.channels[0]!.entries())
          expect(value).toBeCloseTo(left![30_000 + n]!, 5);
        break;
      }
    });
  });

  test('with more than an ordinary frame holds is refused by name', async () => {
    // All of a frame counts as sound, of the next at least: what is stuffed behind it, too.
    const mp3 = readFileSync(encode(source, join(folder, 'long.mp3'), '-b:a', '320k', '-id3v2_version', '0'));
    await expect(freeFormat(memorySource(freed(mp3, 1100)), 0)).rejects.toThrow(
      'more bits than an ordinary frame holds',
    );
  });
});

test.each([1, 2, 3, 4])('noise named .mp3 is no MP3 (%i)', async (seed) => {
  const bytes = Uint8Array.from(noise(300_000, seed), (value) => Math.floor((value + 1) * 128));
  await expect(decode(bytes, 'mp3')).rejects.toMatchObject({ kind: 'undecodable' });
});
