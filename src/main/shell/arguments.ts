// The desktop app's command line: folders to scan, and the library's folder.
import { resolve } from 'node:path';

export interface ShellArguments {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly libraryDir: string | null;
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
    libraryDir: library === undefined ? null : resolve(library.slice(libraryPrefix.length)),
  };
}
