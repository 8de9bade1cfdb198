// Chained Ogg files (RFC 3533, section 4) and other streams that change on the way: each part as it is alone, at one rate.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatOfName } from '../../../src/core/domain/formats.ts';
import { resample } from '../../../src/core/dsp/resample.ts';
import { decode } from '../../../src/main/audio/decode.ts';
import { joinPcm, type Pcm, pcmLength, widened } from '../../../src/main/audio/formats/pcm.ts';
import { steadyRate } from '../../../src/main/audio/formats/steadyRate.ts';
import { withTrack } from '../../../src/main/audio/openTrack.ts';
import { openDecodedWav } from '../../../src/main/audio/wav.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { noise } from '../../helpers/signals.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const folder = temporaryFolder().path;

async function* each(pieces: readonly Pcm[]): AsyncGenerator<Pcm> {
  yield* pieces;
}

async function all(pieces: AsyncIterable<Pcm>): Promise<Pcm> {
  const read: Pcm[] = [];
  for await (const piece of pieces) read.push(piece);
  return joinPcm(read);
}

function cut({ channels, sampleRate }: Pcm, sizes: readonly number[]): Pcm[] {
  let at = 0;
  return sizes.map((size) => {
    const part = channels.map((channel) => channel.subarray(at, at + size));
    at += size;
    return { channels: part, sampleRate };
  });
}

describe('a stream that changes its rate', () => {
  test.each([
    [44_100, 22_050],
    [22_050, 44_100],
    [44_100, 48_000],
    [48_000, 44_100],
    [96_000, 11_025],
  ])('from %i to %i Hz and back has the very samples of resampling the part as a whole', async (to, from) => {
    const first = { channels: [noise(1000, 1)], sampleRate: to };
    const second = { channels: [noise(400_000, 2)], sampleRate: from };
    const third = { channels: [noise(500, 3)], sampleRate: to };
    const whole = resample(second.channels[0]!, from, to);
    const sizes = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(sizes, async (given) => {
        const pieces = cut(second, [...given, 400_000]).filter((piece) => pcmLength(piece) > 0);
        const steady = await all(steadyRate(each([first, ...pieces, third])));
        expect(steady.sampleRate).toBe(to);
        const [channel] = steady.channels;
        expect(channel!.length).toBe(1000 + whole.length + 500);
        const same = whole.every((value, n) => value === channel![1000 + n]);
        expect(same).toBe(true);
      }),
      { numRuns: 4 },
    );
  });
});

test('narrow parts of a wide stream are on the left and on the right, or where they were', () => {
  const one = { channels: [Float32Array.of(1, 2)], sampleRate: 8000 };
  const two = { channels: [Float32Array.of(3), Float32Array.of(4)], sampleRate: 8000 };
  expect(widened(one, 4).channels.map((channel) => [...channel])).toEqual([
    [1, 2],
    [1, 2],
    [0, 0],
    [0, 0],
  ]);
  expect(joinPcm([one, two]).channels.map((channel) => [...channel])).toEqual([
    [1, 2, 3],
    [1, 2, 4],
  ]);
});

describe.skipIf(!hasFfmpeg)('a chain of Ogg streams', () => {
  const links: Readonly<Record<string, readonly [seconds: number, width: number, ...options: string[]]>> = {
    'vorbis44.ogg': [4, 2, '-c:a', 'libvorbis', '-ar', '44100'],
    'vorbis22.ogg': [4, 1, '-c:a', 'libvorbis', '-ar', '22050'],
    'vorbis48.ogg': [4, 1, '-c:a', 'libvorbis', '-ar', '48000'],
    'opus.opus': [4, 2, '-c:a', 'libopus'],
    'opus1.opus': [4, 1, '-c:a', 'libopus'],
    'flac96.ogg': [4, 2, '-c:a', 'flac', '-ar', '96000'],
    'flac44.ogg': [4, 1, '-c:a', 'flac', '-ar', '44100'],
  };
  beforeAll(() => {
    for (const [name, [seconds, width, ...options]] of Object.entries(links)) {
      const source = join(folder, `${name}.wav`);
      writeFileSync(
        source,
        waveBytes(
          Array.from({ length: width }, () => tone(440, 44_100, seconds)),
          44_100,
        ),
      );
      encode(source, join(folder, name), ...options);
    }
  });

  test.each<[string[]]>([
    [['vorbis44.ogg', 'vorbis22.ogg']],
    [['vorbis22.ogg', 'vorbis44.ogg']],
    [['vorbis44.ogg', 'vorbis48.ogg']],
    [['vorbis44.ogg', 'vorbis44.ogg']],
    [['vorbis44.ogg', 'vorbis44.ogg', 'vorbis44.ogg']],
    [['opus.opus', 'opus1.opus']],
    [['flac96.ogg', 'flac44.ogg']],
    [['flac44.ogg', 'opus.opus', 'vorbis22.ogg', 'flac96.ogg']],
  ])('%j is each of them, one after the other', async (names) => {
    const path = join(folder, 'chain.ogg');
    const bytes = Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
    writeFileSync(path, bytes);
    const alone: Pcm[] = [];
    for (const name of names)
      alone.push(await decode(readFileSync(join(folder, name)), formatOfName(Buffer.from(name))?.decoder));
    const rate = alone[0]!.sampleRate;
    const atOneRate = alone.map(({ channels, sampleRate }) => ({
      channels: channels.map((channel) => resample(channel, sampleRate, rate)),
      sampleRate: rate,
    }));
    const expected = joinPcm(atOneRate);
    expect(pcmLength(expected)).toBe(4 * names.length * rate);

    const whole = await decode(bytes, 'oga');
    expect(whole.channels).toEqual(expected.channels);
    await withTrack(Buffer.from(path), undefined, async (track) => {
      expect(track).toMatchObject({ sampleRate: rate, length: 4 * names.length * rate });
      expect(track.channels).toBe(expected.channels.length);
      expect((await all(track.read(0, track.length))).channels).toEqual(expected.channels);
      const late = await all(track.read(track.length - 1000, 500));
      expect(late.channels).toEqual(expected.channels.map((channel) => channel.slice(-1000, -500)));
    });
    // Each part is the same tone at the same level.
    const level = (samples: Float32Array): number =>
      Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
    for (const n of names.keys())
      expect(level(whole.channels[0]!.subarray(4 * n * rate, 4 * (n + 1) * rate))).toBeCloseTo(
        0.5 / Math.SQRT2,
        2,
      );
    const wav = await openDecodedWav(Buffer.from(path), { tempFolder: folder });
    expect(wav.size).toBe(44 + 2 * expected.channels.length * pcmLength(expected));
    await wav.close();
  });
});
