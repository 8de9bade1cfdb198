// Files with a title, a genre and hardly a sound: they fail to decode, and are tracks all the same, sorted by their tags alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { id3v2, mp3Frames, textFrame } from './id3.ts';

/** `<from>.mp3` and so on, so many. */
export function putTagged(folder: string, from: number, tracks: number, genre: string): void {
  mkdirSync(folder, { recursive: true });
  for (let n = from; n < from + tracks; n += 1)
    writeFileSync(
      join(folder, `${n}.mp3`),
      Buffer.concat([id3v2(3, textFrame('TIT2', `Title ${n}`), textFrame('TCON', genre)), mp3Frames()]),
    );
}
