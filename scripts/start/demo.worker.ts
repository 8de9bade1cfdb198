// Worker: renders the demo's music into a folder, and tells how many pieces are there.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { demoPieces } from '../demo/collection.ts';

const folder = String(workerData);
for (const [index, piece] of demoPieces.entries()) {
  const file = join(folder, ...piece.path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  // Whole at once, for the folder is looked at meanwhile.
  writeFileSync(`${file}.part`, piece.file());
  renameSync(`${file}.part`, file);
  parentPort?.postMessage(index + 1);
}
