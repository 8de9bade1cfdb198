// FFmpeg as a second opinion and a maker of files; tests that want it skip aloud where it is not installed.
import { execFileSync, spawnSync } from 'node:child_process';

export const hasFfmpeg = spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0;

if (!hasFfmpeg)
  console.warn('FFmpeg is not installed: tests that compare with it or make files with it are skipped');

/** Encodes one file as another: `encode('a.wav', 'a.mp3', '-b:a', '128k')`. */
export function encode(from: string, to: string, ...options: string[]): string {
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', from, ...options, to], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return to;
}
