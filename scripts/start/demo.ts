// The demo: made-up music and a library of its own in a temporary folder, gone when it ends.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { demoPieces } from '../../src/core/demo/collection.ts';

export interface Demo {
  readonly musicFolder: string;
  readonly libraryDir: string;
  remove(): Promise<void>;
}

export async function makeDemo(): Promise<Demo> {
  const root = await mkdtemp(join(tmpdir(), 'stackwax-demo-'));
  const musicFolder = join(root, 'Demo music');
  for (const piece of demoPieces) {
    const file = join(musicFolder, ...piece.path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, piece.file());
  }
  return {
    musicFolder,
    libraryDir: join(root, 'library'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
