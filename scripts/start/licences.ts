// The shipped packages and their licences, read from the lock file while the page is built.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import * as z from 'zod';
import { projectRoot } from './project.ts';

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

/** By name, without development dependencies and packages without a version. */
export function licencesOf(lockFile: string): Licence[] {
  const { packages } = lockSchema.parse(JSON.parse(lockFile));
  const found = new Map<string, Licence>();
  for (const [path, { version, license = 'not stated', dev = false }] of Object.entries(packages)) {
    const [, name] = path.split(/^(?:.*\/)?node_modules\//u);
    if (name === undefined || version === undefined || dev) continue;
    found.set(`${name} ${version}`, { name, version, licence: license });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const id = 'virtual:licences';
/** The prefix by which Vite recognises a virtual module. */
const resolved = `\0${id}`;

export function licencesPlugin(): Plugin {
  return {
    name: id,
    resolveId: (source) => (source === id ? resolved : null),
    load(source) {
      if (source !== resolved) return null;
      const lockFile = join(projectRoot, 'package-lock.json');
      this.addWatchFile(lockFile);
      return `export const licences = ${JSON.stringify(licencesOf(readFileSync(lockFile, 'utf8')))};`;
    },
  };
}
