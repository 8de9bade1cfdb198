// `stackwax tags write|undo|steps` as a person types it: looked at, refused while off, written, brought back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, cliJson } from '../../helpers/cli.ts';
import { putTagged } from '../../helpers/taggedFiles.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('a dry run, a refusal, a write and an undo', { timeout: 120_000 }, async () => {
  const music = join(tempDir(), 'music');
  const file = join(music, '1.mp3');
  const library = ['--library', tempDir()];
  putTagged(music, 1, 2, 'Rock');
  const before = readFileSync(file);
  await cliJson(['scan', music, ...library]);
  await cliJson(['label', file, 'soul', ...library]);

  expect(await cliJson(['tags', 'write', '--dry-run', ...library])).toMatchObject({
    changing: 1,
    formats: { 'ID3v2.3': 1 },
    files: [{ path: file, fields: [{ field: 'genre', before: ['Rock'], after: ['Soul'] }], refusal: null }],
  });
  const off = await cli(['tags', 'write', '--json', ...library]);
  expect(off.code).toBe(1);
  expect(JSON.parse(off.stdout)).toMatchObject({ error: { kind: 'invalid' } });
  expect(readFileSync(file)).toEqual(before);
  const wrong = await cli(['tags', 'write', '--fields', 'genre,colour', ...library]);
  expect([wrong.code, wrong.stderr.includes('replay-gain')]).toEqual([2, true]);

  await cliJson(['settings', 'set', 'write-tags', 'on', ...library]);
  const written = await cli(['tags', 'write', file, ...library]);
  expect(written.stdout).toMatch(
    /^1 file written \(1 ID3v2\.3\), 0 said so already, 0 left alone\.\nTo bring them back: stackwax tags undo \d+\n$/u,
  );
  expect(readFileSync(file)).not.toEqual(before);
  expect(await cliJson(['tags', 'undo', ...library])).toMatchObject({ way: 'undo', written: 1, refused: 0 });
  expect(readFileSync(file)).toEqual(before);
});
