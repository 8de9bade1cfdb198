// `npm run dev:electron`: the desktop app with hot reload, once Electron's runtime is installed.
import { createServer } from 'electron-vite';
import { electronExecutable, fetchElectron } from './start/electronRuntime.ts';

const fetched = electronExecutable() === null ? await fetchElectron() : null;
if (fetched !== null && 'reason' in fetched) {
  console.error(
    `The Electron runtime could not be fetched: ${fetched.reason}. \`npm run dev\` works without it.`,
  );
  process.exitCode = 1;
} else {
  await createServer({}, {});
}
