// The desktop app's command line: folders to scan, and the library's folder.
import { resolve } from 'node:path';

export interface ShellArguments {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly libraryDir: string | null;
  /** Opens a window on a library of its own, and ends (see smoke.ts). */
  readonly smoke: boolean;
}

/**
 * Parses everything after the executable. In development `appPath` is among it; Chromium has switches of its own
 * (`--no-sandbox`), so unknown ones are ignored.
 */
export function shellArguments(args: readonly string[], appPath: string): ShellArguments {
  const libraryPrefix = '--library=';
  const library = args.find((arg) => arg.startsWith(libraryPrefix));
  return {
    folders: args
      .filter((arg) => !arg.startsWith('-'))
      .map((folder) => resolve(folder))
      .filter((folder) => folder !== appPath),
    smoke: args.includes('--smoke'),
    libraryDir: library === undefined ? null : resolve(library.slice(libraryPrefix.length)),
  };
}

/**
 * Address of the development server, which then serves the page: never in a packed app, whose page nobody may replace, and
 * only on this machine.
 */
export function developmentUrl(isPackaged: boolean, environment: NodeJS.ProcessEnv): string | null {
  const given = environment['ELECTRON_RENDERER_URL'];
  if (isPackaged || given === undefined) return null;
  const url = URL.parse(given);
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname) ? given : null;
}
