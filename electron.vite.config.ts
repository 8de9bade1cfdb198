// How main, preload and page are built. Node and the browser host need only the page; see scripts/start.js.
import { defineConfig } from 'electron-vite';
import { rendererConfig } from './renderer.config.ts';

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        // Each worker is an input of its own: the build would neither find nor rewrite `new Worker(url)`.
        input: {
          index: 'src/main/index.ts',
          'disk/disk.worker': 'src/main/disk/disk.worker.ts',
          'writing/write.worker': 'src/main/writing/write.worker.ts',
          'analysis/analyse.worker': 'src/main/analysis/analyse.worker.ts',
          'learning/learn.worker': 'src/main/learning/learn.worker.ts',
          'keeping/keep.worker': 'src/main/keeping/keep.worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can load CommonJS only, and no packages: what it imports is bundled.
      externalizeDeps: false,
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: rendererConfig,
});
