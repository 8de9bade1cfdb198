// Which npm packages the main process needs at run time: what its bundles import, and what those depend on.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import * as z from 'zod';

const names = z.record(z.string(), z.string()).default({});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dependencies: names, optionalDependencies: names, dev: z.boolean().default(false) }),
  ),
});

export interface Modules {
  /** Folders below the project, such as `node_modules/zod`. */
  readonly needed: readonly string[];
  /** Installed for the page, which is bundled, or for the command line alone. */
  readonly notNeeded: readonly string[];
}

/** Throws when the bundles import a package that is not installed. */
export function modulesOf(projectRoot: string, mainFolder: string): Modules {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')),
  );
  const isInstalled = (path: string): boolean => path in packages && existsSync(join(projectRoot, path));
  const needed = new Set<string>();

  /** As Node looks for it: beside the package that asks, then outwards. */
  function find(name: string, from: string): string | null {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
      const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
      if (isInstalled(path)) return path;
      if (folder === '') return null;
    }
  }

  function need(path: string): void {
    if (needed.has(path)) return;
    needed.add(path);
    const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // Types are for the compiler.
      const found = name.startsWith('@types/') ? null : find(name, path);
      if (found !== null) need(found);
    }
  }

  // What we can do without is not shipped: TensorFlow's native library weighs more than all else together.
  const optional = packages['']?.optionalDependencies ?? {};
  for (const name of importedPackages(mainFolder).filter((imported) => !(imported in optional))) {
    const path = find(name, '');
    if (path === null) throw new Error(`The main process imports ${name}, which is not installed.`);
    need(path);
  }
  const installed = Object.keys(packages).filter(
    (path) => path !== '' && packages[path]?.dev !== true && isInstalled(path),
  );
  return {
    needed: [...needed].sort(),
    notNeeded: installed.filter((path) => !needed.has(path)).sort(),
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
