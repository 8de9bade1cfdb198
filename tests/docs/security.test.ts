// docs/security.md names a test for each of its points; each of these tests exists.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../scripts/start/project.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const document = read('docs/security.md');

/** File and title of every test that the document names. */
const named = [
  ...[...document.matchAll(/^\s*- `(tests\/[^`]+)`: (.+)$/gmu)].map(([, file = '', title = '']) => ({
    file,
    title,
  })),
  ...[...document.matchAll(/^\| [^|]*\| [^|]*\| ([^|]+) \|$/gmu)].flatMap(([, cell = '']) => {
    const [, elsewhere, title = ''] = /^(?:\(in `([^`]+)`\) )?(.+)$/u.exec(cell) ?? [];
    return /^(?:test in|---)/u.test(title)
      ? []
      : [{ file: `tests/main/host/${elsewhere ?? 'limits.test.ts'}`, title }];
  }),
];

test('every point of Electron’s checklist has its tests', () => {
  const [, checklist = ''] = document.split("## Electron's checklist");
  const points = (checklist.split('Beyond the list')[0] ?? '').split(/^(?=\d+\. \*\*)/mu).slice(1);
  expect(points.map((point) => Number.parseInt(point, 10))).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  for (const point of points) expect(point).toMatch(/^\s*- `tests\//mu);
});

test('every test that it names exists', () => {
  expect(named.length).toBeGreaterThan(45);
  /** As the first argument of a call, before its options or its function. */
  const has = (file: string, title: string): boolean => {
    const text = read(file).replace(/\(\s+/gu, '(');
    return ["'", '"', '`'].some((quote) => text.includes(`(${quote}${title}${quote},`));
  };
  const missing = named.filter(
    ({ file, title }) => !existsSync(join(projectRoot, file)) || !has(file, title),
  );
  expect(missing).toEqual([]);
});

test('nothing in the app opens an address outside', () => {
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: projectRoot });
  expect(sources.length).toBeGreaterThan(300);
  const opening = sources.filter((file) => /openExternal|window\.open\(|target="_blank"/u.test(read(file)));
  expect(opening).toEqual([]);
});

test('Electron is not older than what this document was written for', () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(read('node_modules/electron/package.json')));
  expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(45);
});
