// What `scan` says on a terminal: what it left out with the reason, each path harmless.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('names what it left out, with the reason', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, '.hack'));
  mkdirSync(join(folder, '@eaDir'));
  for (let i = 10; i < 23; i++) writeFileSync(join(folder, `._${i}.wav`), '');
  writeFileSync(join(folder, '.odd\u001b[31m.wav'), '');
  const { code, stderr, stdout } = await cli(['scan', folder, '--library', tempDir()]);
  expect(code).toBe(0);
  const lines = stderr.split('\n').filter((line) => line.startsWith('Left out'));
  expect(lines).toHaveLength(2 + 10 + 1);
  expect(lines).toContain(`Left out (hidden; scan it by its path to take it in): ${join(folder, '.hack')}`);
  expect(lines).toContain(`Left out (a system's, never music): 4 more`);
  expect(stdout).toMatch(/^0 files: .*\n$/);
  expect(stderr).not.toContain('\u001b[31m');
});
