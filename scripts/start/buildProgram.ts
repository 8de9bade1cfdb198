// Builds the program from its sources, with what they import of most packages.
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { expectedFailure } from '../../src/main/files/diskFaults.ts';
import { projectRoot } from './project.ts';
import { inWorkshop } from './workshop.ts';

const entries = [
  'scripts/start/commandLine.ts',
  'scripts/start/start.ts',
  'scripts/start/demo.worker.ts',
  'src/main/disk/disk.worker.ts',
  'src/main/writing/write.worker.ts',
  'src/main/analysis/analyse.worker.ts',
  'src/main/learning/learn.worker.ts',
  'src/main/keeping/keep.worker.ts',
  'lab/fit.worker.ts',
  'lab/comparison/trial.worker.ts',
];

/** They look for files beside themselves, are native, or are needed by few commands: as they are in `node_modules`. */
const leftOut = [
  '@audio/decode',
  '@audio/decode-aac',
  '@silvia-odwyer/photon-node',
  '@stackwax/flac',
  '@stackwax/mp3',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-core',
  'better-sqlite3',
  'bullmq',
  'electron-vite',
  'ioredis',
  'libsvm-js',
  'onnxruntime-web',
  'vite',
];

/** What builds the page runs from its sources, for it needs what lies beside them. */
const builderOutside: Plugin = {
  name: 'builder-outside',
  enforce: 'pre',
  resolveId: (source) =>
    source === './buildPage.ts' ? { id: '../../scripts/start/buildPage.ts', external: true } : null,
};

/** Builds of other sources are kept so long for hosts that still run them. */
const keptMs = 30 * 24 * 60 * 60_000;

/** The folder; null where nothing can be written. */
export async function buildProgram(folder: string, more: readonly string[] = []): Promise<string | null> {
  const out = join(folder, '..');
  try {
    await inWorkshop(out, async (workshop) => {
      await build({
        root: projectRoot,
        configFile: false,
        logLevel: 'error',
        plugins: [builderOutside],
        ssr: { noExternal: true, external: leftOut },
        build: {
          ssr: true,
          outDir: join(workshop, 'new'),
          minify: false,
          target: 'node24',
          rollupOptions: {
            input: Object.fromEntries(
              [...entries, ...more].map((path) => [basename(path, '.ts'), join(projectRoot, path)]),
            ),
            // All side by side: two folders below the project's, as the sources of `scripts/start` are.
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
        },
      });
      // Who built the same meanwhile was as right.
      await rename(join(workshop, 'new'), folder).catch(async (error: unknown) => {
        if ((await stat(folder).catch(() => null)) === null) throw error;
      });
    });
    await removeOld(out, folder);
    return folder;
  } catch (error) {
    if (expectedFailure(error) === null) throw error;
    return null;
  }
}

async function removeOld(out: string, current: string): Promise<void> {
  for (const name of await readdir(out)) {
    const path = join(out, name);
    if (!name.startsWith('program-') || path === current) continue;
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - keptMs) await rm(path, { recursive: true, force: true });
  }
}
