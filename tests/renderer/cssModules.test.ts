// Style sheets and components agree: a class that is used exists, and one that exists is used.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../src/renderer');
const components = globSync('**/*.{ts,tsx}', { cwd: root });
const sheets = globSync('**/*.module.css', { cwd: root });

/** Every component's text by the style sheet that it imports. */
const usersOf = new Map<string, { file: string; text: string }[]>();
for (const file of components) {
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, sheet] of text.matchAll(/from '(\.[^']+\.module\.css)'/g)) {
    const path = join(dirname(file), sheet!);
    usersOf.set(path, [...(usersOf.get(path) ?? []), { file, text }]);
  }
}

describe.each(sheets)('%s', (sheet) => {
  const css = readFileSync(join(root, sheet), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const defined = new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)(?=[^{}]*\{)/g)].map(([, name]) => name!));
  const users = usersOf.get(sheet) ?? [];

  it('is used, and has every class that is used', () => {
    expect(users.length).toBeGreaterThan(0);
    for (const { file, text } of users)
      for (const [, name] of text.matchAll(/css\['([\w-]+)'\]/g))
        expect(defined, `${file} uses ${name}`).toContain(name);
  });

  it('has no class that nobody uses', () => {
    const all = users.map(({ text }) => text).join('\n');
    // `css[look]` takes a name from a variable: then its values stand somewhere in the component.
    const indirect = /css\[[a-z.]+\]/.test(all);
    for (const name of defined)
      expect(all, name).toMatch(
        indirect ? new RegExp(`['"\\s]${name}\\b`) : new RegExp(`css\\['${name}'\\]`),
      );
  });
});
