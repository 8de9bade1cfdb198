// Files that are read here and by few others are told, and played decoded; ordinary ones are not.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource } from '../../../src/main/files/byteSource.ts';
import { oddityOf } from '../../../src/main/files/oddity.ts';
import { sniff } from '../../../src/main/files/sniff.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { chunk, longChunk, longWave, partsOf, riff, sizes64 } from '../../helpers/riff.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const wave = waveBytes([tone(440, 22_050, 2)], 22_050);
const { format, data } = partsOf(wave);

async function oddity(bytes: Uint8Array): Promise<string | null> {
  const source = memorySource(bytes);
  return oddityOf(source, await sniff(source));
}

test.each<[string, string | null, Uint8Array]>([
  ['plain', null, wave],
  ['padded', null, riff(chunk('fmt ', format), chunk('JUNK', new Uint8Array(3)), chunk('data', data))],
  [
    'of 64 bits',
    null,
    longWave('RF64', sizes64(data.length), chunk('fmt ', format), longChunk('data', data)),
  ],
  [
    'not padded',
    'not-padded',
    riff(chunk('fmt ', format), chunk('JUNK', new Uint8Array(3), { padded: false }), chunk('data', data)),
  ],
])('WAVE that is %s: %s', async (_, expected, bytes) => {
  expect(await oddity(bytes)).toBe(expected);
});

describe.skipIf(!hasFfmpeg)('made by FFmpeg', () => {
  const folder = temporaryFolder().path;
  const source = join(folder, 'source.wav');

  test('a chain, and an MP3 in free format, are told, and their tags claim no length that is not theirs', async () => {
    writeFileSync(source, wave);
    const made = (name: string, ...options: string[]): Buffer =>
      readFileSync(encode(source, join(folder, name), ...options));
    const vorbis = made('a.ogg', '-c:a', 'libvorbis');
    const other = made('b.ogg', '-c:a', 'libvorbis', '-ar', '44100');
    const mp3 = made('a.mp3', '-b:a', '64k', '-id3v2_version', '0', '-write_xing', '0');
    for (const plain of [vorbis, other, mp3, made('a.opus'), made('c.ogg', '-c:a', 'flac')])
      expect(await oddity(plain)).toBeNull();
    expect(await oddity(Buffer.concat([vorbis, vorbis]))).toBe('chain');
    const chain = join(folder, 'chain.ogg');
    writeFileSync(chain, Buffer.concat([vorbis, other]));
    expect(await readTags(Buffer.from(chain))).toMatchObject({
      durationSeconds: null,
      bitRate: null,
      remarks: [{ kind: 'chain' }],
    });
    // Frames of 64 kbit/s at 22,050 Hz are of 208 bytes, and of 209 with padding.
    for (let at = 0; at + 4 < mp3.length && mp3[at] === 0xff; ) {
      const length = 208 + ((mp3[at + 2]! >> 1) & 1);
      mp3[at + 2] = mp3[at + 2]! & 0x0f;
      at += length;
    }
    const free = join(folder, 'free.mp3');
    writeFileSync(free, mp3);
    const tags = await readTags(Buffer.from(free));
    expect(tags).toMatchObject({ sampleRate: 22_050, channels: 1, remarks: [{ kind: 'free-format' }] });
    expect(tags.durationSeconds).toBeCloseTo(2, 0);
    expect(tags.bitRate! / 1000).toBeCloseTo(64, 0);
  });
});
