// `npm run dev`: the page from Vite with hot reload, over the loopback host and any library.
import { createServer } from 'vite';
import { rendererConfig } from '../renderer.config.ts';
import { createApp } from '../src/main/app.ts';
import { serve } from '../src/main/cli/commands/serve.ts';
import { defaultLibraryDir } from '../src/main/libraryDir.ts';
import { startOptions } from './start/options.ts';
import { places } from './start/project.ts';

const pagePort = 5173;
const hostPort = 4328;

const { libraryDir } = startOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
const app = await createApp({ ...places, libraryDir: libraryDir ?? defaultLibraryDir() });
const target = `http://127.0.0.1:${hostPort}`;
const vite = await createServer({
  ...rendererConfig,
  configFile: false,
  server: {
    host: '127.0.0.1',
    port: pagePort,
    strictPort: true,
    // Cookies ignore ports: the one that the host sets for 127.0.0.1 is sent here too and forwarded.
    proxy: { '/rpc': { target, ws: true, changeOrigin: true }, '/media': { target, changeOrigin: true } },
  },
});
try {
  await vite.listen();
  await serve({
    app,
    page: { url: `http://127.0.0.1:${pagePort}/` },
    port: hostPort,
    json: false,
  });
} finally {
  await vite.close();
  await app.close();
}
