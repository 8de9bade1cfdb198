// The list of licences: every package that ships, none that only helps to build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { licenceDocument } from '../../scripts/package/licenceDocument.ts';
import { licencesOf } from '../../scripts/start/licences.ts';
import { projectRoot } from '../../scripts/start/project.ts';
import { settingsWords } from '../../src/renderer/words/settings.ts';

test('names, versions and licences are read from the lock file; what is nested, scoped or silent too', () => {
  const packages = {
    '': { version: '1.0.0', license: 'GPL-3.0-or-later' },
    'node_modules/b': { version: '2.0.0', license: 'MIT' },
    'node_modules/@a/c': { version: '1.0.0' },
    'node_modules/b/node_modules/@a/c': { version: '0.9.0', license: 'ISC' },
    'node_modules/d/node_modules/@a/c': { version: '0.9.0', license: 'ISC' },
    'node_modules/in-its-place': { name: 'really', version: '1.0.0', license: 'MIT' },
    'node_modules/tool': { version: '1.0.0', license: 'MIT', dev: true },
    'node_modules/both': { version: '1.0.0', license: 'odd', devOptional: true },
  };
  expect(licencesOf(JSON.stringify({ packages }))).toEqual([
    { name: '@a/c', version: '1.0.0', licence: 'not stated' },
    { name: '@a/c', version: '0.9.0', licence: 'ISC' },
    { name: 'b', version: '2.0.0', licence: 'MIT' },
    { name: 'really', version: '1.0.0', licence: 'MIT' },
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

test('what an optional dependency of ours brings is not shipped; what a package of ours has for this system is', () => {
  const packages = {
    '': { dependencies: { watch: '1' }, optionalDependencies: { native: '1' } },
    'node_modules/watch': { version: '1.0.0', license: 'MIT', optionalDependencies: { 'watch-linux': '1' } },
    'node_modules/watch-linux': { version: '1.0.0', license: 'MIT', optional: true },
    'node_modules/native': { version: '1.0.0', license: 'MIT', optional: true, dependencies: { deep: '1' } },
    'node_modules/deep': { version: '1.0.0', license: 'MIT', optional: true },
  };
  expect(licencesOf(JSON.stringify({ packages })).map(({ name }) => name)).toEqual(['watch', 'watch-linux']);
});

describe('whether a licence goes with ours', () => {
  const lockOf = (name: string, license?: string): string =>
    JSON.stringify({ packages: { [`node_modules/${name}`]: { version: '1.0.0', license } } });

  test.each([
    ['one that nobody has decided on', 'x', 'GPL-2.0-only'],
    ['GPL 2 alone, in any spelling', 'x', 'GPL-2.0'],
    ['one that excludes', 'x', 'SSPL-1.0'],
    ['one that is not free', 'x', 'UNLICENSED'],
    ['none', 'x', undefined],
  ])('%s fails', (_, name, license) => {
    expect(() => licenceDocument(lockOf(name, license))).toThrow(`${name} 1.0.0: ${license ?? 'not stated'}`);
  });

  test('nothing that ships is under GPL 2 alone, neither by its declaration nor by its text', () => {
    const listed = licencesOf(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
    expect(listed.filter(({ licence }) => /GPL-\d\.\d(?:-only)?$/u.test(licence))).toEqual([]);
    expect(listed.find(({ name }) => name === '@stackwax/aac')?.licence).toBe('GPL-3.0-or-later');
    // By that name others look for a decoder; what they find is ours, as it is in the project.
    const [own, found] = ['codecs/aac', 'node_modules/@audio/decode-aac'].map((folder) => {
      const names = readdirSync(join(projectRoot, folder)).filter(
        (name) => !/^(?:build\.sh|faad\.c)$/u.test(name),
      );
      return names.map((name) => [name, readFileSync(join(projectRoot, folder, name)).toString('base64')]);
    });
    expect(found).toEqual(own);
  });

  test('the document lists every package, and the notice that FAAD2 asks for is on the page', () => {
    const lock = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8');
    const document = licenceDocument(lock);
    for (const { name, version } of licencesOf(lock)) expect(document).toContain(`| ${name} | ${version} |`);
    expect(settingsWords.licencesDetail).toContain('Code from FAAD2 is copyright (c) Nero AG, www.nero.com');
  });
});
