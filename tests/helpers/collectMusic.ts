// A folder of real music, with one file in it that is none.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData } from './shared.ts';

/** Copies real files, named `<genre>/<file>` in the shared data, into a folder and adds one that is no music at all. */
export function collectMusic(folder: string, files: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const source = file.endsWith('.flac')
      ? sharedData('gtzan', 'audio', file)
      : sharedData('emotify', 'audio', file);
    cpSync(source, join(folder, file.replaceAll('/', '-')));
  }
  writeFileSync(join(folder, 'broken.mp3'), 'This is not music.');
}
