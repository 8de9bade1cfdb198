// The command line's manners: exit codes, one JSON document on stdout, sentences on stderr.
import { describe, expect, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import { commands } from '../../../src/main/cli/program.ts';
import { cli } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test.each(Object.entries(commands))('%s is loaded by its own name', async (name, load) => {
  const make = await load();
  expect(make({ ...places, page: () => Promise.resolve('') }).name()).toBe(name);
});

describe('exit codes', () => {
  test.each([
    [['--help'], 0],
    [['--version'], 0],
    [['scan', '--help'], 0],
    [['nonsense'], 2],
    [['scan', '--workers', 'many'], 2],
    [['scan', '--nonsense'], 2],
    [['export'], 2],
    [['label', 'only-a-path'], 2],
    [['export', '--out', 'x', '--format', 'docx'], 2],
    [['export', '--out', 'x', '--one-file', 'two\nlines'], 2],
    [['list', '--library', ''], 2],
    [['scan', '--queue', 'queue:6379'], 2],
    [['worker', '--queue', 'http://queue'], 2],
    [['worker', '--queue', 'redis://queue', '--root', 'music'], 2],
  ])('stackwax %j ends with %d', async (args, code) => {
    expect((await cli(args)).code).toBe(code);
  });

  test('an address that is none ends with 2, and what may be its password is not repeated', async () => {
    const address = 'redis//:s3cret@queue';
    const run = await cli(['scan', '--library', tempDir(), '--queue', address, '--json']);
    expect(run).toMatchObject({ code: 2 });
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { kind: 'invalid' } });
    expect(run.stdout + run.stderr).not.toContain('s3cret');
  });

  test('a folder that is not there fails with a sentence that names it, and does not join the library', async () => {
    const library = tempDir();
    const run = await cli(['scan', '/no/such/folder', '--library', library, '--json']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('/no/such/folder');
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { kind: 'unreadable', path: '/no/such/folder' } });
    const list = await cli(['list', '--library', library, '--json']);
    expect(JSON.parse(list.stdout)).toEqual([]);
  });

  test('retraining without labels names what is missing', async () => {
    const run = await cli(['retrain', '--library', tempDir()]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('first say the genre');
    expect(run.stdout).toBe('');
  });
});
