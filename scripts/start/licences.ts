// The shipped packages and their licences, read from the lock file while the page is built.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { lockSchema, reachedFrom } from '../package/reached.ts';
import { projectRoot } from './project.ts';

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** By name, of what is shipped: nothing that helps to build, nor what an optional dependency of ours brings along. */
export function licencesOf(lockFile: string): Licence[] {
  const { packages } = lockSchema.parse(JSON.parse(lockFile));
  const ours = reachedFrom(packages, Object.keys(packages['']?.dependencies ?? {})).folders;
  const found = new Map<string, Licence>();
  for (const [path, entry] of Object.entries(packages)) {
    const { name: own, version, license = 'not stated', dev } = entry;
    const optional = entry.optional || entry.devOptional;
    const [, folder] = path.split(/^(?:.*\/)?node_modules\//u);
    const name = folder && (own ?? folder);
    if (name === undefined || version === undefined || dev || (optional && !ours.has(path))) continue;
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
