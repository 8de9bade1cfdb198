// The command line of `npm start`.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Absolute paths of folders to scan. */
  readonly folders: readonly string[];
  readonly demo: boolean;
  /** Use the browser host, even where Electron would run. */
  readonly browser: boolean;
  readonly port: number | null;
  /** Absolute path; null = the default library. */
  readonly libraryDir: string | null;
}

export const usage = `npm start [-- <folder>... | --demo] [--browser] [--port <n>] [--library <folder>]
  <folder>   scans this folder at once
  --demo     sixty made-up pieces in a temporary library, for trying things out
  --browser  in the browser, even where the desktop app would run
  --port     the browser host's port
  --library  where the library is kept`;

/** Throws an Error whose message is a sentence for the user. `cwd` is the user's folder. */
export function startOptions(args: readonly string[], cwd: string): StartOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      demo: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      port: { type: 'string' },
      library: { type: 'string' },
    },
  });
  const folders = positionals.map((folder) => resolve(cwd, folder));
  for (const folder of folders)
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`There is no folder ${folder}.`);
  if (values.demo && (folders.length > 0 || values.library !== undefined))
    throw new Error('--demo brings its own music and its own library.');
  return {
    folders,
    demo: values.demo,
    browser: values.browser || values.port !== undefined,
    port: values.port === undefined ? null : portNumber(values.port),
    libraryDir: values.library === undefined ? null : resolve(cwd, values.library),
  };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${text} is not a port: 0 to 65535.`);
  return port;
}
