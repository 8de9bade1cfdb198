// Whatever a file is called, it cannot drive the terminal: on a real one, and because nothing writes to it but one place.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli } from '../helpers/cli.ts';
import { addTrack, openTestStore } from '../helpers/library.ts';
import { tempDir } from '../helpers/tempDir.ts';

const root = resolve(import.meta.dirname, '../..');
const slow = 60_000;

/** Sets the window's title, C1's CSI, turns the direction, breaks the line, rings and deletes. */
const evil = 'x\u001b]0;owned\u0007\u009b31m\u202egpj\u2066\nsecond line\u007f';
const shown = 'x\\u001b]0;owned\\u0007\\u009b31m\\u202egpj\\u2066\\u000asecond line\\u007f';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const driving = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** Runs a command on a terminal of its own; part of every Linux. */
const recorder = 'script';

describe('on a terminal', () => {
  /** What the terminal gets: stdout and stderr together. */
  function onTerminal(...args: readonly string[]): string {
    const entry = join(root, 'scripts/stackwax.js');
    const command = [process.execPath, entry, ...args].map(quoted).join(' ');
    const { stdout, status, error } = spawnSync(recorder, ['-qec', command, '/dev/null'], {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: root },
    });
    // Systems without `script`: what a pipe gets is made by the same place.
    if (error !== undefined || status === null) return pipe(args);
    return stdout.replaceAll('\r\n', '\n');
  }

  function pipe(args: readonly string[]): string {
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/stackwax.js'), ...args], {
      encoding: 'utf8',
    });
    return stdout + stderr;
  }

  const folder = mkdtempSync(join(tmpdir(), 'stackwax-terminal-'));
  const [library, music] = [join(folder, 'library'), join(folder, 'music')];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(() => {
    for (const made of [library, music]) mkdirSync(made);
    const store = openTestStore(library);
    const track = addTrack(store, evil, { title: evil, artist: evil, genres: [evil] });
    store.write((to) => to.labels.set([track], to.genres.ensure('jazz')));
    store.close();
    writeFileSync(join(music, `${evil}.mp3`), 'not audio at all');
  });

  test.each([
    ['list', ['list']],
    ['list as CSV', ['list', '--csv']],
    ['tags', ['tags']],
    ['an unknown command', [evil]],
    ['an unknown option', ['list', `--${evil}`]],
    ['a file that is not there', ['features', evil]],
    ['a folder that is not there', ['scan', `/${evil}`]],
    ['a genre that is not there', ['list', '--genre', evil]],
  ])(
    '%s',
    (_name, args) => {
      const needsNoLibrary = args[0] === 'features' || args[0] === evil;
      const out = onTerminal(...args, ...(needsNoLibrary ? [] : ['--library', library]));
      expect(out).not.toMatch(driving);
      expect(out).toContain('\\u001b]0;owned\\u0007');
    },
    slow,
  );

  test.each([
    ['a file that failed in a scan', ['scan', music]],
    ['a place that cannot be', ['export', '--out', `/proc/${evil}`]],
  ])(
    '%s, with the progress bar',
    (_name, args) => {
      const out = onTerminal(...args, '--library', library);
      expect(out).toContain(shown);
      for (const part of ['\u0007', '\u009b', '\u202e', '\u2066', '\u001b]', '\u007f'])
        expect(out).not.toContain(part);
    },
    slow,
  );

  test(
    'JSON is the same document',
    () => {
      const out = onTerminal('list', '--json', '--library', library);
      expect(out).not.toMatch(driving);
      expect(JSON.parse(out)).toEqual(
        expect.arrayContaining([expect.objectContaining({ title: evil, artist: evil })]),
      );
    },
    slow,
  );
});

test(
  'what a pipe gets is harmless too, and CSV for other programs as it is',
  async () => {
    const library = tempDir();
    const store = openTestStore(library);
    addTrack(store, 'a.mp3', { title: evil });
    store.close();
    const [list, csv] = [
      await cli(['list', '--library', library]),
      await cli(['list', '--csv', '--library', library]),
    ];
    expect(list.stdout).not.toMatch(driving);
    expect(csv.stdout).toContain(evil);
  },
  slow,
);

test('nothing writes to the terminal but terminal.ts', () => {
  const writes = /\bconsole\.\w+|\bprocess\.(?:stdout|stderr)\b|\b_rawDebug\b/u;
  const exempt = [
    'src/main/terminal.ts',
    // Counts what a decoder says instead of letting it.
    'src/main/audio/decoders.ts',
  ];
  const files = globSync(
    ['src/**/*.{ts,tsx}', 'lab/**/*.ts', 'scripts/{stackwax,start,dev}.ts', 'scripts/start/**/*.ts'],
    { cwd: root },
  ).map((file) => file.replaceAll('\\', '/'));
  expect(files.length).toBeGreaterThan(400);
  for (const file of exempt) expect(readFileSync(join(root, file), 'utf8')).toMatch(writes);
  const writing = files.filter(
    (file) => !exempt.includes(file) && writes.test(withoutComments(readFileSync(join(root, file), 'utf8'))),
  );
  expect(writing).toEqual([]);
});

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function withoutComments(source: string): string {
  return source.replace(/^\s*(?:\/\/|\/?\*).*$/gmu, '');
}
