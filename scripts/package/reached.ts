// The packages of a lock file that some others need, directly or not.
import * as z from 'zod';

const names = z.record(z.string(), z.string()).default({});

export const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      /** Where it is not the folder's. */
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      optional: z.boolean().default(false),
      /** For developing, and for what is optional. */
      devOptional: z.boolean().default(false),
      os: z.array(z.string()).default([]),
      dependencies: names,
      optionalDependencies: names,
    }),
  ),
});

type Packages = z.infer<typeof lockSchema>['packages'];

/**
 * A universal app of macOS holds both processors' natives, of which npm installs its own alone: what is missing of those that
 * the packages in `folders` have for macOS, as npm takes it.
 */
export function missingForMac(
  packages: Packages,
  folders: Iterable<string>,
  isThere: (folder: string) => boolean,
): string[] {
  return [...folders].flatMap((folder) =>
    Object.keys(packages[folder]?.optionalDependencies ?? {}).flatMap((name) => {
      const { os = [], version } = packages[`node_modules/${name}`] ?? {};
      return os.includes('darwin') && !isThere(`node_modules/${name}`) ? [`${name}@${version}`] : [];
    }),
  );
}

export interface Reached {
  /** Folders such as `node_modules/zod`. */
  readonly folders: ReadonlySet<string>;
  /** Of the names asked for, those that are not there. */
  readonly missing: readonly string[];
}

/** `isThere` decides whether a package of the lock file counts: installed, for instance. */
export function reachedFrom(
  packages: Packages,
  asked: readonly string[],
  isThere: (folder: string) => boolean = () => true,
): Reached {
  const folders = new Set<string>();

  /** As Node looks for it: beside the package that asks, then outwards. */
  function find(name: string, from: string): string | null {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
      const found = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
      if (found in packages && isThere(found)) return found;
      if (folder === '') return null;
    }
  }

  function need(folder: string): void {
    if (folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = packages[folder] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // Types are for the compiler.
      const found = name.startsWith('@types/') ? null : find(name, folder);
      if (found !== null) need(found);
    }
  }

  const missing: string[] = [];
  for (const name of asked) {
    const found = find(name, '');
    if (found === null) missing.push(name);
    else need(found);
  }
  return { folders, missing };
}
