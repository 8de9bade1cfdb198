// Paths of the project that the entry scripts use.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Paths for `createApp` when it runs from its sources. */
export const places = {
  workerUrls: {
    disk: pathToFileURL(join(projectRoot, 'src/main/disk/disk.worker.ts')),
    write: pathToFileURL(join(projectRoot, 'src/main/writing/write.worker.ts')),
    analyse: pathToFileURL(join(projectRoot, 'src/main/analysis/analyse.worker.ts')),
    learn: pathToFileURL(join(projectRoot, 'src/main/learning/learn.worker.ts')),
    keep: pathToFileURL(join(projectRoot, 'src/main/keeping/keep.worker.ts')),
  },
  resourcesDir: join(projectRoot, 'resources'),
  kernelsFile: join(projectRoot, 'kernels', 'kernels.wasm'),
  spaceKernelsFile: join(projectRoot, 'kernels', 'space.wasm'),
};
