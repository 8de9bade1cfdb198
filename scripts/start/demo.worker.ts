// Worker: renders the demo's music into a folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { demoPieces } from '../demo/collection.ts';

const folder = String(workerData);
for (const piece of demoPieces) {
  const file = join(folder, ...piece.path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, piece.file());
}
