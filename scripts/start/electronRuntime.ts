// Electron's runtime, which since version 42 is not in the npm package but downloaded from GitHub on first use.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Path of the executable; null when it has not been downloaded. */
export function electronExecutable(): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

const patience = 5 * 60_000;

/** Runs Electron's own installer. Returns the executable, or the reason why there is none, in a few words. */
export async function fetchElectron(): Promise<{ executable: string } | { reason: string }> {
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: patience,
  });
  let errors = '';
  installer.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  await new Promise((resolve) => installer.once('close', resolve));
  const executable = electronExecutable();
  if (executable !== null) return { executable };
  const first = errors.split('\n').find((line) => /error/i.test(line));
  return { reason: first?.trim() ?? 'its installer did not finish' };
}

/** Why Electron cannot show a window here even with its runtime; null when it probably can. */
export function noWindowReason(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  userId: number | undefined,
): string | null {
  if (platform !== 'linux') return null;
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'there is no display';
  // Chromium's sandbox refuses to run as root, and without it the page is not confined.
  if (userId === 0) return 'its sandbox does not run as root';
  return null;
}
