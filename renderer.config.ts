// How the page is built: by electron-vite for the window, by Vite alone for the browser host and for development.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { licencesPlugin } from './scripts/start/licences.ts';
import { stageGroups, stagesPlugin } from './scripts/start/stages.ts';

const root = fileURLToPath(new URL('./src/renderer', import.meta.url));

export const rendererConfig = {
  root,
  // The same files are served at `app://stackwax/` and at the root of the loopback host.
  base: '/',
  plugins: [react(), licencesPlugin(), stagesPlugin()],
  build: {
    emptyOutDir: true,
    // electron-vite's own default is off.
    minify: true,
    // Any browser of the last years, not only Electron's own.
    target: 'es2022',
    // Inlined assets would need `data:` in places where the policy does not allow it.
    assetsInlineLimit: 0,
    // Nothing travels over a network, so one chunk is fine.
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: fileURLToPath(new URL('./src/renderer/index.html', import.meta.url)),
      output: { codeSplitting: { groups: stageGroups } },
    },
  },
} satisfies UserConfig;
