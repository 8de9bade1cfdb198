// Builds the desktop app when it is out of date, and runs it in Electron.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { print } from '../../src/main/terminal.ts';
import { isOlder } from './page.ts';
import { asProduction } from './production.ts';
import { projectRoot } from './project.ts';

/** An app that fails so soon has not shown a window. */
const soon = 10_000;

/** 'ran' when the app ran, else the reason why it could not. */
export async function runElectron(
  executable: string,
  options: { readonly folders: readonly string[]; readonly libraryDir: string | null },
): Promise<string> {
  await upToDateBuild();
  const started = Date.now();
  const library = options.libraryDir === null ? [] : [`--library=${options.libraryDir}`];
  const electron = spawn(executable, [projectRoot, ...options.folders, ...library], { stdio: 'inherit' });
  // Ctrl-C reaches Electron by itself, as it is in the same process group; this process waits for it to end.
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      electron.once('error', reject);
      electron.once('exit', resolve);
    });
    return code === 0 || Date.now() - started > soon ? 'ran' : `Electron ended with code ${code}`;
  } catch (error) {
    return `Electron could not be run: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    process.off('SIGINT', ignore);
  }
}

async function upToDateBuild(): Promise<void> {
  const sources = [
    'src',
    'electron.vite.config.ts',
    'renderer.config.ts',
    'scripts/start/stages.ts',
    'package-lock.json',
  ];
  const parts = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'];
  const stale = await Promise.all(parts.map((part) => isOlder(join(projectRoot, 'out', part), sources)));
  if (!stale.includes(true)) return;
  print('Building the desktop app ...');
  // It takes a while to load.
  const { build } = await import('electron-vite');
  // Warnings are about packages, and not for those who start the program; `npm run build` shows them.
  await asProduction(() => build({ root: projectRoot, logLevel: 'error' }));
}
