// Checks every import under `src` and `lab` against the rules, and looks for cycles. Type-only imports count.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { type Layer, layers, reserved } from './rules.ts';

export interface ImportReport {
  readonly modules: number;
  readonly violations: readonly string[];
}

export function checkImports(projectRoot: string): ImportReport {
  const files = globSync('{src,lab}/**/*.{ts,tsx}', { cwd: projectRoot, exclude: ['**/*.d.ts'] })
    .map(slashes)
    .sort();
  const graph = new Map<string, string[]>();
  const violations: string[] = [];
  for (const file of files) {
    const module = moduleName(file);
    const layer = layerOf(module);
    const inside: string[] = [];
    graph.set(module, inside);
    if (layer === null) {
      violations.push(`${module}: belongs to no layer`);
      continue;
    }
    for (const { specifier, typesAlone } of importsOf(join(projectRoot, file))) {
      const target = specifier.startsWith('.') ? resolveInside(projectRoot, file, specifier) : null;
      if (target !== null) inside.push(target);
      const complaint =
        target === null
          ? packageComplaint(layer, specifier)
          : layerComplaint(layer, module, target, typesAlone);
      if (complaint !== null) violations.push(`${module}: ${complaint}`);
    }
  }
  return { modules: files.length, violations: [...violations, ...cycles(graph)] };
}

interface Import {
  readonly specifier: string;
  /** It is an `import type`, which leaves nothing behind in what runs. */
  readonly typesAlone: boolean;
}

/** Everything that a module loads: imports, re-exports, type imports, dynamic imports of a constant. */
function importsOf(file: string): Import[] {
  const { module, errors } = parseSync(file, readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const text = readFileSync(file, 'utf8');
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const argument = text.slice(start, end);
    return /^['"`][^'"`$]*['"`]$/u.test(argument) ? [argument.slice(1, -1)] : [];
  });
  const reexports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  return [
    ...module.staticImports.map(({ start, entries, moduleRequest }) => ({
      specifier: moduleRequest.value,
      typesAlone: text.startsWith('import type', start) && entries.every(({ isType }) => isType),
    })),
    ...[...reexports, ...dynamic].map((specifier) => ({ specifier, typesAlone: false })),
  ];
}

/** A file as the rules name it: what lies in `src` without that, all else as it lies below the project. */
function moduleName(file: string): string {
  return file.replace(/^src\//u, '');
}

/** The module that a relative specifier names; null for what lies in neither `src` nor `lab`. */
function resolveInside(projectRoot: string, file: string, specifier: string): string | null {
  const target = join(projectRoot, dirname(file), specifier.replace(/\?.*$/u, ''));
  const path = slashes(relative(projectRoot, target));
  if (!/^(?:src|lab)\//u.test(path)) return null;
  return existsSync(target) ? moduleName(path) : `${moduleName(path)} (not found)`;
}

function layerOf(module: string): Layer | null {
  const fitting = layers.filter(({ path }) => covers(path, module));
  return fitting.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}

function covers(path: string, module: string): boolean {
  return module === path || module.startsWith(`${path}/`);
}

function layerComplaint(layer: Layer, module: string, target: string, typesAlone: boolean): string | null {
  const own = layerOf(target)?.path === layer.path && roomOf(layer, module) === roomOf(layer, target);
  const open = [...layer.layers, ...(typesAlone ? (layer.types ?? []) : [])];
  const allowed = own || open.some((path) => covers(path, target));
  return allowed ? null : `may not import ${target}`;
}

/** Where a layer's rooms are closed, the one that the module stands in; else the same for all. */
function roomOf({ path, rooms }: Layer, module: string): string | undefined {
  return rooms === undefined ? undefined : module.slice(path.length + 1).split('/')[0];
}

function packageComplaint(layer: Layer, specifier: string): string | null {
  const name = packageOf(specifier);
  const allowed =
    layer.packages === 'any'
      ? !reserved.includes(name) || (name === 'node' && layer.path.startsWith('main'))
      : layer.packages.includes(name);
  return allowed ? null : `may not import ${specifier}`;
}

function packageOf(specifier: string): string {
  if (isBuiltin(specifier)) return 'node';
  if (specifier.startsWith('.')) return specifier.slice(specifier.lastIndexOf('/') + 1);
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (module: string): void => {
    const start = path.indexOf(module);
    if (start >= 0) {
      found.push(`cycle: ${[...path.slice(start), module].join(' → ')}`);
      return;
    }
    if (done.has(module)) return;
    path.push(module);
    for (const target of graph.get(module) ?? []) visit(target);
    path.pop();
    done.add(module);
  };
  for (const module of graph.keys()) visit(module);
  return found;
}

function slashes(path: string): string {
  return path.split(sep).join('/');
}
