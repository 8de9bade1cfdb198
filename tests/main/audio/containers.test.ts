// Containers by their specifications: padding, sizes of 64 bits, orders of chunks, and tags behind the sound. Same samples, same length.
import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatOfName } from '../../../src/core/domain/formats.ts';
import { decode } from '../../../src/main/audio/decode.ts';
import { joinPcm, type Pcm, pcmLength } from '../../../src/main/audio/formats/pcm.ts';
import { withTrack } from '../../../src/main/audio/openTrack.ts';
import { openDecodedWav } from '../../../src/main/audio/wav.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { aiffBytes } from '../../helpers/aiff.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { chunk, longChunk, longWave, partsOf, riff, sizes64 } from '../../helpers/riff.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { trailing } from '../../helpers/trailing.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const folder = temporaryFolder().path;
const rate = 22_050;
const left = tone(440, rate, 3.1);
const right = tone(660, rate, 3.1, 0.25);
const plain = waveBytes([left, right], rate);
const { format, data } = partsOf(plain);
const expected = await decode(plain);

const id3 = Buffer.concat([
  Buffer.from('ID3\x03\0\0\0\0\0\x0fTCON\0\0\0\x05\0\0\0', 'latin1'),
  Buffer.from('Jazz', 'latin1'),
]);
const list = (padded: boolean): Uint8Array =>
  chunk(
    'LIST',
    Buffer.concat([
      Buffer.from('INFO'),
      chunk('IGNR', Buffer.from('Jazz\0'), { padded }),
      chunk('INAM', Buffer.from('A\0')),
    ]),
    { padded },
  );

async function readFile(path: string, start = 0, length = Number.POSITIVE_INFINITY): Promise<Pcm> {
  return withTrack(Buffer.from(path), undefined, async (track) => {
    const pieces: Pcm[] = [];
    for await (const piece of track.read(start, Math.min(length, track.length - start))) pieces.push(piece);
    return joinPcm(pieces);
  });
}

function worst(a: Pcm, b: Pcm): number {
  expect(a.channels.length).toBe(b.channels.length);
  expect(pcmLength(a)).toBe(pcmLength(b));
  return Math.max(
    ...a.channels.map((channel, c) =>
      channel.reduce((most, value, n) => Math.max(most, Math.abs(value - (b.channels[c]?.[n] ?? 9))), 0),
    ),
  );
}

describe('WAVE', () => {
  const odd = (padded: boolean): Uint8Array => chunk('JUNK', new Uint8Array(27).fill(120), { padded });
  test.each<[string, Uint8Array]>([
    ['an odd chunk, padded', riff(chunk('fmt ', format), odd(true), chunk('data', data))],
    ['an odd chunk, not padded', riff(chunk('fmt ', format), odd(false), chunk('data', data))],
    [
      'an odd chunk before the format, padded',
      riff(odd(true), chunk('fmt ', format), chunk('data', data), list(true)),
    ],
    [
      'an odd chunk before the format, not padded',
      riff(odd(false), chunk('fmt ', format), chunk('data', data), list(false)),
    ],
    ['tags of odd size first', riff(chunk('fmt ', format), chunk('id3 ', id3), chunk('data', data))],
    [
      'tags of odd size first, not padded',
      riff(chunk('fmt ', format), chunk('id3 ', id3, { padded: false }), list(false), chunk('data', data)),
    ],
    [
      'RF64',
      longWave('RF64', sizes64(data.length), chunk('fmt ', format), longChunk('data', data), list(true)),
    ],
    [
      'BW64 with odd chunks',
      longWave(
        'BW64',
        sizes64(data.length, { axml: 3 }),
        longChunk('axml', Buffer.from('<a>\0')),
        chunk('fmt ', format),
        longChunk('data', data),
        list(true),
      ),
    ],
    [
      'a length that was never filled in',
      longWave('RF64', sizes64(0), chunk('fmt ', format), longChunk('data', data)),
    ],
  ])('with %s is read, played and its tags are found', async (name, bytes) => {
    const path = join(folder, `${name}.wav`);
    writeFileSync(path, bytes);
    expect(worst(await decode(bytes), expected)).toBe(0);
    expect(worst(await readFile(path), expected)).toBe(0);
    expect(
      worst(await readFile(path, 12_345, 100), {
        ...expected,
        channels: expected.channels.map((channel) => channel.subarray(12_345, 12_445)),
      }),
    ).toBe(0);
    const wav = await openDecodedWav(Buffer.from(path), { tempFolder: folder });
    expect(wav.size).toBe(44 + data.length);
    await wav.close();
    const tags = await readTags(Buffer.from(path));
    expect(tags).toMatchObject({ codec: 'PCM', sampleRate: rate, channels: 2, bitRate: rate * 32 });
    expect(tags.durationSeconds).toBeCloseTo(3.1, 6);
    if (/format|tags|RF64$|BW64/u.test(name)) expect(tags.genres).toEqual(['Jazz']);
  });

  test('of more than 4 GiB is read at its end, and its length is known', async () => {
    const path = join(folder, 'long.wav');
    const dataBytes = 5 * 2 ** 30;
    const head = longWave(
      'RF64',
      sizes64(dataBytes),
      chunk('fmt ', format),
      longChunk('data', new Uint8Array(0)),
    );
    const file = openSync(path, 'w');
    writeSync(file, head);
    // A hole: it takes no room on the disk.
    ftruncateSync(file, head.length + dataBytes);
    writeSync(file, data, 0, data.length, head.length + dataBytes - data.length);
    closeSync(file);
    const frames = dataBytes / 4;
    expect(await withTrack(Buffer.from(path), undefined, async ({ length }) => length)).toBe(frames);
    expect(worst(await readFile(path, frames - left.length), expected)).toBe(0);
    expect((await readTags(Buffer.from(path))).durationSeconds).toBe(frames / rate);
  });
});

describe('AIFF', () => {
  const whole = aiffBytes(left, rate);
  const description = whole.subarray(20, 38);
  const sound = whole.subarray(46);
  const name = (padded: boolean): Uint8Array =>
    chunk('NAME', Buffer.from('odd'), { padded, bigEndian: true });
  const form = (...chunks: readonly Uint8Array[]): Uint8Array =>
    chunk('FORM', Buffer.concat([Buffer.from('AIFF'), ...chunks]), { bigEndian: true });
  const comm = chunk('COMM', description, { bigEndian: true });
  const ssnd = chunk('SSND', sound, { bigEndian: true });

  test.each<[string, Uint8Array]>([
    ['an odd chunk, padded', form(comm, name(true), ssnd)],
    ['an odd chunk, not padded', form(comm, name(false), ssnd)],
    ['the sound before its description', form(ssnd, name(true), comm)],
  ])('with %s is read', async (_, bytes) => {
    const reference = await decode(whole);
    expect(worst(await decode(bytes, 'aiff'), reference)).toBe(0);
  });

  test('of 8 bits is signed', async () => {
    const bits = Buffer.from(description);
    bits.writeUInt16BE(8, 6);
    const samples = Int8Array.from(left, (value) => Math.round(value * 128));
    bits.writeUInt32BE(samples.length, 2);
    const bytes = form(
      chunk('COMM', bits, { bigEndian: true }),
      chunk('SSND', Buffer.concat([new Uint8Array(8), new Uint8Array(samples.buffer)]), { bigEndian: true }),
    );
    const path = join(folder, '8.aiff');
    writeFileSync(path, bytes);
    const exact: Pcm = { channels: [Float32Array.from(samples, (value) => value / 128)], sampleRate: rate };
    expect(worst(await readFile(path), exact)).toBe(0);
  });
});

describe.skipIf(!hasFfmpeg)('tags behind the sound take none of it away', () => {
  const source = join(folder, 'source.wav');
  beforeAll(() => writeFileSync(source, waveBytes([tone(440, 44_100, 1), tone(660, 44_100, 1)], 44_100)));

  test.each<[string, ...string[]]>([
    ['x.flac'],
    ['ogg-flac.ogg', '-c:a', 'flac'],
    ['x.ogg', '-c:a', 'libvorbis'],
    ['x.opus', '-c:a', 'libopus'],
    ['x.m4a', '-c:a', 'aac'],
    ['alac.m4a', '-c:a', 'alac'],
    ['x.mp3'],
    ['x.mp2'],
    ['x.aac'],
    ['x.wav'],
    ['adpcm.wav', '-c:a', 'adpcm_ms'],
    ['x.aiff'],
    ['x.caf'],
    ['x.wma', '-c:a', 'wmav2'],
    ['x.wv'],
    ['x.tta'],
    ['x.mka', '-c:a', 'libvorbis'],
    ['x.webm', '-c:a', 'libopus'],
    ['x.ac3'],
    ['x.eac3'],
    ['x.dts', '-strict', '-2'],
  ])('%s', async (name, ...options) => {
    const path = encode(source, join(folder, name), ...options);
    const hint = formatOfName(Buffer.from(name))?.decoder ?? null;
    const bytes = readFileSync(path);
    const bare = await readFile(path);
    const { id3v1, ape, lyrics } = trailing;
    for (const tags of [[id3v1], [ape], [ape, lyrics, id3v1]]) {
      const tagged = Buffer.concat([bytes, ...tags]);
      writeFileSync(path, tagged);
      expect(worst(await readFile(path), bare)).toBe(0);
      expect(pcmLength(await decode(tagged, hint))).toBe(pcmLength(bare));
    }
  });
});
