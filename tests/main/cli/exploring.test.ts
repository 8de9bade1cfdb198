// The commands that explore a library: each has its line of help, one document with `--json`, and sentences where it cannot.
import { expect, test } from 'vitest';
import { cli } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const exploring = ['similar', 'map', 'clusters', 'path', 'blend', 'radio', 'duplicates', 'stats'];

test('help names them all', async () => {
  const { code, stdout } = await cli(['--help']);
  expect(code).toBe(0);
  const named = exploring.filter((command) => new RegExp(`^ {2}${command} `, 'mu').test(stdout));
  expect(named).toEqual(exploring);
});

/** What an empty library answers. */
const empty: readonly (readonly [args: readonly string[], code: number, document: object | null])[] = [
  [['similar', '/no/a.mp3'], 1, { error: { kind: 'not-found', path: '/no/a.mp3' } }],
  [['map'], 0, { tracks: 0 }],
  [['clusters'], 0, null],
  [['clusters', 'find'], 1, { error: { kind: 'invalid' } }],
  [['path', '/no/a.mp3', '/no/b.mp3'], 1, { error: { kind: 'not-found', path: '/no/a.mp3' } }],
  [['blend', '--more', '/no/a.mp3'], 1, { error: { kind: 'not-found', path: '/no/a.mp3' } }],
  [['radio', '/no/a.mp3'], 1, { error: { kind: 'not-found', path: '/no/a.mp3' } }],
  [['radio', '--genre', 'no such genre'], 1, { error: { kind: 'not-found' } }],
  [['duplicates'], 0, { groups: [] }],
  [['stats'], 0, { tracks: 0, genres: [] }],
];

test('an empty library: one document each, and a sentence for what cannot be', {
  timeout: 120_000,
}, async () => {
  const library = tempDir();
  for (const [args, code, document] of empty) {
    const run = await cli([...args, '--library', library, '--json']);
    const found: unknown = JSON.parse(run.stdout);
    expect([args, run.code]).toEqual([args, code]);
    if (document === null) expect(found).toBeNull();
    else expect(found).toMatchObject(document);
    // Progress may stand there, but a failure is one sentence.
    if (code === 1) expect(run.stderr.trim().split('\n')).toHaveLength(1);
  }
});

test.each([
  [['path', '/only/one.mp3']],
  [['blend']],
  [['radio']],
  [['map', '--kind', 'globe']],
  [['clusters', 'find', '--number', 'many']],
  [['stats', '--nonsense']],
])('stackwax %j is wrong usage', async (args) => {
  const { code, stdout, stderr } = await cli([...args, '--library', tempDir()]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('error: ');
});
