// The list of licences: every package that ships, none that only helps to build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licencesOf } from '../../scripts/start/licences.ts';
import { projectRoot } from '../../scripts/start/project.ts';

test('names, versions and licences are read from the lock file; what is nested, scoped or silent too', () => {
  const packages = {
    '': { version: '1.0.0', license: 'GPL-3.0-or-later' },
    'node_modules/b': { version: '2.0.0', license: 'MIT' },
    'node_modules/@a/c': { version: '1.0.0' },
    'node_modules/b/node_modules/@a/c': { version: '0.9.0', license: 'ISC' },
    'node_modules/d/node_modules/@a/c': { version: '0.9.0', license: 'ISC' },
    'node_modules/tool': { version: '1.0.0', license: 'MIT', dev: true },
  };
  expect(licencesOf(JSON.stringify({ packages }))).toEqual([
    { name: '@a/c', version: '1.0.0', licence: 'not stated' },
    { name: '@a/c', version: '0.9.0', licence: 'ISC' },
    { name: 'b', version: '2.0.0', licence: 'MIT' },
  ]);
});

test('what ships is listed, each with a licence', () => {
  const listed = licencesOf(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  const names = new Set(listed.map(({ name }) => name));
  for (const name of ['react', 'better-sqlite3', 'libsvm-js', '@fontsource-variable/inter'])
    expect(names).toContain(name);
  expect(names).not.toContain('vitest');
  expect(listed.filter(({ licence }) => licence === 'not stated')).toEqual([]);
});
