// Whatever way a file is opened, its samples are those of a decoder that starts at the beginning, within 1e-6.
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatOfName } from '../../../../src/core/domain/formats.ts';
import { decode } from '../../../../src/main/audio/decode.ts';
import { joinPcm, type Pcm, pcmLength } from '../../../../src/main/audio/formats/pcm.ts';
import type { Track } from '../../../../src/main/audio/formats/track.ts';
import { openTrackFile } from '../../../../src/main/audio/openTrack.ts';
import { encode, hasFfmpeg } from '../../../helpers/ffmpeg.ts';
import { hasShared, sharedData } from '../../../helpers/shared.ts';
import { noise } from '../../../helpers/signals.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { waveBytes } from '../../../helpers/wave.ts';

const rate = 44_100;
const folder = temporaryFolder().path;

/** Music-like: tones that wander, and noise, different on the two sides, so that no codec finds it trivial. */
function music(seconds: number, seed: number): Float32Array {
  const hiss = noise(Math.round(seconds * rate), seed);
  return hiss.map((value, n) => {
    const t = n / rate;
    const melody = Math.sin(2 * Math.PI * (220 + 110 * Math.floor(t * 2)) * t + seed);
    return 0.3 * melody + 0.1 * Math.sin(2 * Math.PI * 3000 * t) + 0.05 * value;
  });
}

async function read(track: Track, start: number, length: number): Promise<Pcm> {
  const pieces: Pcm[] = [];
  for await (const piece of track.read(start, length)) pieces.push(piece);
  return joinPcm(pieces);
}

function worstDifference(part: Pcm, whole: Pcm, start: number): number {
  let worst = 0;
  for (const [c, channel] of whole.channels.entries()) {
    const ours = part.channels[c % part.channels.length]!;
    for (let n = 0; n < ours.length; n++) worst = Math.max(worst, Math.abs(ours[n]! - channel[start + n]!));
  }
  return worst;
}

/** Compares the whole (share 0) and a stretch from each of the other places with the reference decoder's samples. */
async function expectSameSamples(path: string, shares = [0, 0.01, 0.6, 0.95]): Promise<Track> {
  const whole = await decode(readFileSync(path), formatOfName(Buffer.from(path))?.decoder ?? null);
  const total = pcmLength(whole);
  const { track, close } = await openTrackFile(Buffer.from(path));
  try {
    expect(track.length).toBe(total);
    expect(track.sampleRate).toBe(whole.sampleRate);
    for (const start of shares.map((share) => Math.floor(total * share))) {
      const length = start === 0 ? total : Math.min(20_000, total - start);
      const part = await read(track, start, length);
      expect(pcmLength(part)).toBe(length);
      expect(worstDifference(part, whole, start)).toBeLessThan(1e-6);
    }
    return track;
  } finally {
    await close();
  }
}

describe('WAVE', () => {
  test.each([1, 2, 6])('of %i channels is read exactly from any place', async (width) => {
    const path = join(folder, `${width}.wav`);
    const channels = Array.from({ length: width }, (_, c) => music(3, c));
    writeFileSync(path, waveBytes(channels, rate));
    const track = await expectSameSamples(path);
    expect(track).toMatchObject({ direct: true, channels: width, length: 3 * rate, sampleRate: rate });
  });
});

describe.skipIf(!hasFfmpeg)('files made by FFmpeg', () => {
  const source = join(folder, 'source.wav');
  beforeAll(() => {
    writeFileSync(source, waveBytes([music(11, 1), music(11, 2)], rate));
  });

  test.each<[string, boolean, string[]]>([
    ['cbr.mp3', true, ['-b:a', '128k']],
    ['vbr.mp3', true, ['-q:a', '2']],
    ['mono-low.mp3', true, ['-ac', '1', '-ar', '22050', '-b:a', '16k']],
    ['no-xing.mp3', true, ['-b:a', '96k', '-write_xing', '0']],
    ['layer2.mp2', true, ['-b:a', '192k']],
    ['16.flac', true, []],
    ['24.flac', true, ['-sample_fmt', 's32', '-compression_level', '12']],
    ['vorbis.ogg', true, ['-c:a', 'libvorbis', '-q:a', '5']],
    ['opus.opus', true, ['-c:a', 'libopus', '-b:a', '96k']],
    // Without noise substitution: that noise is each decoder's own to draw (ISO/IEC 14496-3, 4.6.13).
    ['aac.m4a', true, ['-c:a', 'aac', '-aac_pns', '0', '-b:a', '128k']],
    ['tables-first.m4a', true, ['-c:a', 'aac', '-aac_pns', '0', '-movflags', '+faststart']],
    ['alac.m4a', true, ['-c:a', 'alac']],
    ['24.wav', true, ['-c:a', 'pcm_s24le']],
    ['16.aiff', true, []],
    ['adpcm.wav', true, ['-c:a', 'adpcm_ms']],
    ['fragmented.m4a', true, ['-c:a', 'aac', '-aac_pns', '0', '-movflags', '+frag_keyframe+empty_moov']],
    ['wavpack.wv', true, []],
    ['wma.wma', true, ['-c:a', 'wmav2']],
    ['matroska.mka', true, ['-c:a', 'libvorbis']],
    ['flac.ogg', true, ['-c:a', 'flac']],
    ['adts.aac', true, ['-c:a', 'aac', '-aac_pns', '0']],
  ])('%s', async (name, direct, options) => {
    const path = encode(source, join(folder, name), ...options);
    expect((await expectSameSamples(path)).direct).toBe(direct);
  });

  test.each(['pcm_f32le', 'pcm_f64le', 'pcm_s32le'])('WAVE of %s holds the very samples', async (codec) => {
    // The header that FFmpeg writes leaves floats unaligned, which the decoder refuses when it is given it as it is.
    const path = encode(source, join(folder, `${codec}.wav`), '-c:a', codec);
    const { track, close } = await openTrackFile(Buffer.from(path));
    const part = await read(track, 12_345, 5000);
    await close();
    const whole = await decode(readFileSync(source), null);
    // Full scale is 32767 to the decoder in 16 bits and 1 in the others.
    expect(worstDifference(part, whole, 12_345)).toBeLessThan(2e-5);
    expect(pcmLength(await decode(readFileSync(path)))).toBe(pcmLength(whole));
  });

  test('tags before and behind the music make no difference', async () => {
    const plain = encode(source, join(folder, 'plain.mp3'), '-map_metadata', '-1', '-id3v2_version', '0');
    const tagged = encode(
      plain,
      join(folder, 'tagged.mp3'),
      '-c',
      'copy',
      '-metadata',
      'title=x',
      '-write_id3v1',
      '1',
    );
    await expectSameSamples(tagged);
    const both = await Promise.all([plain, tagged].map((path) => decode(readFileSync(path), null)));
    expect(both[1]).toEqual(both[0]);
  });

  test.each(['cbr.mp3', '16.flac', 'vorbis.ogg', 'alac.m4a'])(
    '%s cut short gives what is there',
    async (name) => {
      const cut = join(folder, `cut-${name}`);
      writeFileSync(cut, readFileSync(join(folder, name)));
      truncateSync(cut, Math.floor(readFileSync(cut).length * 0.6));
      if (name === 'alac.m4a') {
        // Its tables were at the end.
        await expect(openTrackFile(Buffer.from(cut))).rejects.toMatchObject({
          kind: 'undecodable',
          path: cut,
        });
        return;
      }
      const track = await expectSameSamples(cut);
      expect(track.length).toBeGreaterThan(5 * rate);
    },
  );

  test('AAC with noise substitution differs in that noise only: the same level', async () => {
    const path = encode(source, join(folder, 'pns.m4a'), '-c:a', 'aac', '-b:a', '64k');
    const whole = await decode(readFileSync(path), null);
    const { track, close } = await openTrackFile(Buffer.from(path));
    const start = 5 * rate;
    const part = await read(track, start, 5 * rate);
    await close();
    const level = (samples: Float32Array) => Math.hypot(...samples.subarray(0, 100_000));
    const expected = level(whole.channels[0]!.subarray(start));
    expect(Math.abs(level(part.channels[0]!) / expected - 1)).toBeLessThan(0.01);
  });
});

describe.skipIf(!hasShared)('real files', () => {
  test('MP3s of the Emotify set', async () => {
    for (const genre of ['classical', 'electronic', 'pop', 'rock']) {
      const [first] = readdirSync(sharedData('emotify', 'audio', genre)).sort();
      const track = await expectSameSamples(sharedData('emotify', 'audio', genre, first!));
      expect(track.direct).toBe(true);
    }
  });

  test('FLACs of the GTZAN set', async () => {
    for (const name of readdirSync(sharedData('gtzan', 'audio')).filter((file) => file.includes('00002'))) {
      expect((await expectSameSamples(sharedData('gtzan', 'audio', name))).direct).toBe(true);
    }
  });

  test('the odd and damaged MP3, FLAC, Ogg, MPEG-4, WAVE and AIFF files that decode at all', async () => {
    const samples = sharedData('samples', 'music-metadata');
    const names = readdirSync(samples, { recursive: true, encoding: 'utf8' }).sort();
    let compared = 0;
    for (const name of names.filter((file) => /\.(mp[23]|flac|og[ga]|opus|m4a|wav|aiff?)$/.test(file))) {
      const path = join(samples, name);
      // Drawn noise, see above.
      if (name.endsWith('testcase.m4a')) continue;
      const decodes = await decode(readFileSync(path), formatOfName(Buffer.from(path))?.decoder).catch(
        () => null,
      );
      if (decodes === null) continue;
      await expectSameSamples(path, [0.6]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(120);
  });
});
