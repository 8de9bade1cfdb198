// Which npm packages the main process needs at run time: what its bundles import, and what those depend on.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { lockSchema, missingForMac, reachedFrom } from './reached.ts';

export interface Modules {
  /** Folders below the project, such as `node_modules/zod`. */
  readonly needed: readonly string[];
  /** Installed for the page, which is bundled, or for the command line alone. */
  readonly notNeeded: readonly string[];
  /** Natives for the other processor of a Mac, as `name@version`. */
  readonly missingForMac: readonly string[];
}

/** Throws when the bundles import a package that is not installed. */
export function modulesOf(projectRoot: string, mainFolder: string): Modules {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')),
  );
  const isInstalled = (folder: string): boolean => existsSync(join(projectRoot, folder));
  // What we can do without is not shipped: TensorFlow's native library weighs more than all else together.
  const optional = packages['']?.optionalDependencies ?? {};
  const imported = importedPackages(mainFolder).filter((name) => !(name in optional));
  const { folders, missing } = reachedFrom(packages, imported, isInstalled);
  if (missing.length > 0)
    throw new Error(`The main process imports what is not installed: ${missing.join(', ')}.`);
  const installed = Object.keys(packages).filter(
    (folder) => folder !== '' && packages[folder]?.dev === false && isInstalled(folder),
  );
  return {
    missingForMac: missingForMac(packages, folders, isInstalled),
    needed: [...folders].sort(),
    notNeeded: installed.filter((folder) => !folders.has(folder)).sort(),
  };
}

/** Packages that the bundles name: in imports, and in paths that they resolve to read a file. */
export function importedPackages(mainFolder: string): string[] {
  const found = new Set<string>();
  for (const file of globSync('**/*.js', { cwd: mainFolder })) {
    const text = readFileSync(join(mainFolder, file), 'utf8');
    const { module } = parseSync(file, text);
    const requests = [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
      ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest)),
      ...module.dynamicImports.map(({ moduleRequest }) => moduleRequest),
    ].flatMap((request) => (request ? [text.slice(request.start, request.end)] : []));
    const resolved = [...text.matchAll(/\.resolve\((["'`][^"'`]+["'`])\)/gu)].map(
      ([, literal = '']) => literal,
    );
    for (const literal of [...requests, ...resolved]) {
      const [, specifier] = /^["'`]([^"'`$]+)["'`]$/u.exec(literal) ?? [];
      if (specifier === undefined || specifier.startsWith('.') || isBuiltin(specifier)) continue;
      const [scope, name] = specifier.split('/');
      if (scope !== undefined && scope !== 'electron')
        found.add(scope.startsWith('@') ? `${scope}/${name}` : scope);
    }
  }
  return [...found].sort();
}
