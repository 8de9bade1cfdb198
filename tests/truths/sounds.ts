// Tenths of a second of a tone, without tags, in each container that is written into.
import { join } from 'node:path';
import { run } from './run.ts';

const containers = ['wav', 'aiff', 'mp3', 'flac', 'ogg', 'opus', 'm4a', 'wma', 'wv'] as const;
export type Container = (typeof containers)[number];

export const soundOf = (folder: string, container: Container): string => join(folder, `x.${container}`);

const exactly = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
const byFfmpeg: readonly (readonly [Container, ...options: string[]])[] = [
  ['aiff'],
  ['opus', '-c:a', 'libopus', '-b:a', '16k'],
  ['m4a', '-c:a', 'aac', '-b:a', '16k'],
  ['wma', '-c:a', 'wmav2', '-b:a', '24k'],
  ['wv'],
];

export function makeSounds(folder: string): void {
  const at = (container: Container): string => soundOf(folder, container);
  const tone = (rate: number, seconds: number): string[] => [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `sine=440:r=${rate}:d=${seconds}`, ...exactly],
  ];
  run('ffmpeg', [...tone(8000, 0.1), at('wav')]);
  // kid3 cannot write into an Ogg file of less than 4096 bytes.
  run('ffmpeg', [...tone(44_100, 0.6), '-c:a', 'libvorbis', at('ogg')]);
  for (const [container, ...options] of byFfmpeg)
    run('ffmpeg', ['-v', 'error', '-y', '-i', at('wav'), ...exactly, ...options, at(container)]);
  run('lame', ['--quiet', '-b', '32', '-m', 'm', '-t', '--noreplaygain', at('wav'), at('mp3')]);
  run('flac', ['--totally-silent', '-f', '--no-padding', '--no-seektable', at('wav'), '-o', at('flac')]);
}
