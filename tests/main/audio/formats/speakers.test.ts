// Which loudspeaker every channel is: files of FFmpeg with one tone a loudspeaker, in all containers that carry more than two.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { streamedSpeakers } from '../../../../src/main/audio/formats/speakers.ts';
import { openTrackFile } from '../../../../src/main/audio/openTrack.ts';
import { memorySource } from '../../../../src/main/files/byteSource.ts';
import { hasFfmpeg } from '../../../helpers/ffmpeg.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { tone } from '../../../helpers/wave.ts';

const folder = temporaryFolder().path;
const rate = 48_000;
const hertz = new Map([
  ['FL', 300],
  ['FR', 400],
  ['FC', 500],
  ['LFE', 50],
  ['BL', 600],
  ['BR', 700],
  ['SL', 800],
  ['SR', 900],
  ['BC', 1000],
  ['FLC', 1100],
  ['FRC', 1200],
]);

const codecs: Readonly<Record<string, readonly string[]>> = {
  'x.ogg': ['-c:a', 'libvorbis'],
  'x.opus': ['-c:a', 'libopus'],
  'aac.m4a': ['-c:a', 'aac'],
  'alac.m4a': ['-c:a', 'alac'],
  'x.dts': ['-c:a', 'dca', '-strict', '-2'],
  'vorbis.mka': ['-c:a', 'libvorbis'],
  'aac.mka': ['-c:a', 'aac'],
  'x.webm': ['-c:a', 'libopus'],
};

/** In FFmpeg's own order, and the files that can hold them. */
const layouts: readonly (readonly [string, string, readonly string[]])[] = [
  ['2.1', 'FL FR LFE', ['x.wav', 'x.flac', 'x.caf', 'x.aiff', 'x.ac3', 'x.eac3']],
  ['3.0', 'FL FR FC', ['x.wav', 'x.ogg', 'x.opus', 'aac.m4a', 'alac.m4a', 'x.webm', 'vorbis.mka', 'x.caf']],
  ['4.0', 'FL FR FC BC', ['x.wav', 'x.flac', 'aac.m4a', 'alac.m4a', 'aac.mka', 'x.ac3', 'x.aiff']],
  ['4.1', 'FL FR FC LFE BC', ['x.flac', 'x.ac3', 'x.eac3', 'x.caf']],
  [
    '5.1',
    'FL FR FC LFE BL BR',
    ['x.wav', 'x.flac', 'x.aiff', 'x.tta', 'x.caf', 'x.ac3', 'x.eac3', ...Object.keys(codecs)],
  ],
  ['7.1', 'FL FR FC LFE BL BR SL SR', ['x.wav', 'x.flac', 'x.opus', 'x.ogg', 'aac.m4a', 'aac.mka', 'x.webm']],
  ['7.1(wide)', 'FL FR FC LFE BL BR FLC FRC', ['x.wav', 'x.flac', 'alac.m4a']],
];

describe.skipIf(!hasFfmpeg)('the loudspeaker of each channel', () => {
  test.each(layouts)('%s: %s', async (layout, order, names) => {
    const speakers = order.split(' ');
    const raw = join(folder, 'raw');
    writeFileSync(raw, interleaved(speakers.map((speaker) => tone(hertz.get(speaker) ?? 0, rate, 1, 0.3))));
    const outputs = names.map((name) => join(folder, `${layout}-${name}`));
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-y', '-f', 'f32le', '-ar', `${rate}`, '-ch_layout', layout, '-i', raw],
      ...names.flatMap((name, i) => [...(codecs[name] ?? []), outputs[i] ?? '']),
    ]);
    for (const path of outputs) {
      const { track, close } = await openTrackFile(Buffer.from(path));
      const heard: string[] = [];
      for await (const { channels } of track.read(rate / 2, rate / 10)) {
        heard.push(...channels.map(loudestOf));
        break;
      }
      await close();
      expect(heard, path).toHaveLength(speakers.length);
      expect(track.speakers.map(behindOrBeside), path).toEqual(heard.map(behindOrBeside));
    }
  });
});

test('the order of the four channels of DSF is by its channel type', async () => {
  const head = Buffer.alloc(100);
  head.write('DSD ');
  head.writeUInt32LE(5, 48);
  expect(await streamedSpeakers(memorySource(head), 'dsf', 0, 4)).toEqual(['FL', 'FR', 'FC', 'LFE']);
  head.writeUInt32LE(4, 48);
  expect(await streamedSpeakers(memorySource(head), 'dsf', 0, 4)).toEqual(['FL', 'FR', 'BL', 'BR']);
});

/** Many formats have one pair of surrounds, and do not say whether it is behind or beside. */
function behindOrBeside(speaker: string): string {
  return speaker.replace(/^[BS](?=[LR]$)/u, 'S');
}

function loudestOf(channel: Float32Array): string {
  const power = (speaker: string): number => {
    const step = (2 * Math.PI * (hertz.get(speaker) ?? 0)) / rate;
    let [a, b] = [0, 0];
    for (const [n, value] of channel.subarray(0, rate / 10).entries()) {
      a += value * Math.cos(step * n);
      b += value * Math.sin(step * n);
    }
    return a * a + b * b;
  };
  return [...hertz.keys()].reduce((best, next) => (power(next) > power(best) ? next : best));
}

function interleaved(channels: readonly Float32Array[]): Uint8Array {
  const length = channels[0]?.length ?? 0;
  const samples = Float32Array.from({ length: length * channels.length }, (_, i) => {
    return channels[i % channels.length]?.[Math.floor(i / channels.length)] ?? 0;
  });
  return new Uint8Array(samples.buffer);
}
