// A music that is known at every moment: some seconds of chords without a pause, cut into two files as an album is.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { encode } from '../../tests/helpers/ffmpeg.ts';
import { waveBytes } from '../../tests/helpers/wave.ts';

const partials = 40;
const random = createRandom(20_261_130);
/** Hertz, phase and loudness of each; never the same twice within minutes, so that every place is known from its sound. */
const chords = Array.from({ length: partials }, () => ({
  hertz: 150 * (6000 / 150) ** random.next(),
  phase: 2 * Math.PI * random.next(),
  amplitude: 0.4 / Math.sqrt(partials),
}));

/** The music at `rate` from a second on, `length` frames of it. */
export function musicAt(rate: number, fromSeconds: number, length: number): Float32Array<ArrayBuffer> {
  const sound = new Float32Array(length);
  for (const { hertz, phase, amplitude } of chords)
    for (let i = 0; i < length; i++)
      sound[i] =
        (sound[i] ?? 0) + amplitude * Math.sin(2 * Math.PI * hertz * (fromSeconds + i / rate) + phase);
  return sound;
}

export interface Kind {
  readonly name: string;
  readonly ending: string;
  readonly rate: number;
  /** How FFmpeg makes it; absent for the WAVE itself. */
  readonly options?: readonly string[];
}

export const kinds: readonly Kind[] = [
  { name: 'WAVE', ending: 'wav', rate: 44_100, options: ['-c:a', 'pcm_s16le'] },
  { name: 'FLAC', ending: 'flac', rate: 44_100, options: ['-c:a', 'flac'] },
  {
    name: 'MP3 with a LAME tag',
    ending: 'mp3',
    rate: 44_100,
    options: ['-c:a', 'libmp3lame', '-b:a', '192k'],
  },
  { name: 'AAC in M4A', ending: 'm4a', rate: 44_100, options: ['-c:a', 'aac', '-b:a', '192k'] },
  { name: 'Opus', ending: 'opus', rate: 48_000, options: ['-c:a', 'libopus', '-b:a', '160k'] },
  { name: 'Vorbis', ending: 'ogg', rate: 44_100, options: ['-c:a', 'libvorbis', '-q:a', '6'] },
];

/** Seconds of each of the two tracks; no whole number of the frames of any format. */
export const trackSeconds = 4.1234;

/** Two tracks of an album of this kind, in `folder`. */
export function writeAlbum(folder: string, kind: Kind): void {
  const frames = Math.round(trackSeconds * kind.rate);
  for (const [i, title] of ['first', 'second'].entries()) {
    const sound = musicAt(kind.rate, (i * frames) / kind.rate, frames);
    const wave = join(folder, '..', `${kind.ending}-${i}.wav`);
    writeFileSync(wave, waveBytes([sound, sound], kind.rate));
    const tags = {
      title: `${title} ${kind.ending}`,
      album: `album ${kind.ending}`,
      artist: 'tester',
      track: `${i + 1}`,
    };
    const metadata = Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
    encode(
      wave,
      join(folder, `${kind.ending} ${i + 1}.${kind.ending}`),
      ...(kind.options ?? []),
      ...metadata,
    );
  }
}
