// The desktop app's command line: folders to scan, and where the library is.
import { resolve } from 'node:path';

export interface ShellArguments {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly libraryDir: string | null;
}

/**
 * Reads everything after the executable. In development `appPath` is among it; and Chromium has switches of its own
 * (`--no-sandbox`), so unknown ones are left alone.
 */
export function shellArguments(args: readonly string[], appPath: string): ShellArguments {
  const libraryPrefix = '--library=';
  const library = args.find((arg) => arg.startsWith(libraryPrefix));
  return {
    folders: args
      .filter((arg) => !arg.startsWith('-'))
      .map((folder) => resolve(folder))
      .filter((folder) => folder !== appPath),
    libraryDir: library === undefined ? null : resolve(library.slice(libraryPrefix.length)),
  };
}
