// Style sheets and components agree: a class that is used exists, and one that exists is used.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../src/renderer');
const components = globSync('**/*.{ts,tsx}', { cwd: root });
const sheets = globSync('**/*.module.css', { cwd: root });

/** What uses a style sheet: the text of the components that import it, and of the sheets that compose its classes. */
const usersOf = new Map<string, { file: string; text: string }[]>();
const use = (sheet: string, user: { file: string; text: string }) =>
  usersOf.set(sheet, [...(usersOf.get(sheet) ?? []), user]);
for (const file of components) {
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, sheet] of text.matchAll(/from '(\.[^']+\.module\.css)'/g)) {
    use(join(dirname(file), sheet!), { file, text });
  }
}
for (const file of sheets) {
  const text = readFileSync(join(root, file), 'utf8');
  // Written as a component would write it, so that one rule reads both.
  for (const [, names, sheet] of text.matchAll(/composes: ([^;]+) from "(\.[^"]+\.module\.css)"/g))
    use(join(dirname(file), sheet!), {
      file,
      text: names!
        .split(/\s+/)
        .map((name) => `css['${name}']`)
        .join(' '),
    });
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
