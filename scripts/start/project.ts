// Paths of the project that the entry scripts use.
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(import.meta.url);

/** Two folders above, both of the sources and of the built program. */
export const projectRoot = resolve(dirname(here), '../..');

const isBuilt = here.endsWith('.js');
/** Where processes and workers lie beside each other as built; null where the sources run. Tests name one. */
const builtIn = isBuilt ? dirname(here) : (process.env['STACKWAX_PROGRAM'] ?? null);

/** A source that is an entry of its own, or what is built of it. */
export const entryUrl = (source: string): URL =>
  pathToFileURL(
    builtIn === null ? join(projectRoot, source) : join(builtIn, `${basename(source, '.ts')}.js`),
  );

/** Paths for `createApp`. */
export const places = {
  workerUrls: {
    disk: entryUrl('src/main/disk/disk.worker.ts'),
    write: entryUrl('src/main/writing/write.worker.ts'),
    analyse: entryUrl('src/main/analysis/analyse.worker.ts'),
    learn: entryUrl('src/main/learning/learn.worker.ts'),
    keep: entryUrl('src/main/keeping/keep.worker.ts'),
  },
  resourcesDir: join(projectRoot, 'resources'),
  kernelsFile: join(projectRoot, 'kernels', 'kernels.wasm'),
  spaceKernelsFile: join(projectRoot, 'kernels', 'space.wasm'),
};
