// Where the shared audio and reference data live, and how a test that needs them skips aloud without them.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const configured = process.env['STACKWAX_SHARED'];

/** The shared folder, or null where there is none (`STACKWAX_SHARED=none`, or simply absent). */
const sharedFolder: string | null = findShared();

function findShared(): string | null {
  if (configured === 'none') return null;
  const folder = resolve(projectRoot, configured ?? '../shared');
  return existsSync(join(folder, 'data')) ? folder : null;
}

/** True when the shared data is here; tests use it as `describe.skipIf(!hasShared)`. */
export const hasShared = sharedFolder !== null;

if (!hasShared) console.warn('shared data absent: tests on real audio and reference values are skipped');

/** Absolute path of something in the shared folder, e.g. `sharedFile('ears', 'mn04_as.onnx')`. */
export function sharedFile(...parts: string[]): string {
  if (sharedFolder === null) throw new Error('the shared data is not here; guard with hasShared');
  return join(sharedFolder, ...parts);
}

/** Absolute path of something in the shared data folder, e.g. `sharedData('gtzan', 'folds.csv')`. */
export function sharedData(...parts: string[]): string {
  return sharedFile('data', ...parts);
}
