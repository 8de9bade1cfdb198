// The whole loop without a network: in a namespace with this machine alone where the system allows it, and under a guard that
// writes down whatever wants to leave.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { projectRoot } from '../../scripts/start/project.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { hasNamespace, runOffline } from '../helpers/offline/run.ts';
import { temporaryFolder } from '../helpers/temporaryFolder.ts';

const folder = temporaryFolder().path;
const music = join(folder, 'music');
const library = join(folder, 'library');
const page = inject('page');
const kinds = styles.slice(0, 2);
let records = 0;

if (!hasNamespace) console.warn('no network namespaces here: only the guard keeps the loop from the network');

beforeAll(async () => {
  for (const { genre } of kinds) mkdirSync(join(music, genre), { recursive: true });
  for (const [i, style] of kinds.entries())
    for (let n = 0; n < 4; n++)
      writeFileSync(
        join(music, style.genre, `${n}.wav`),
        wavFile(renderPiece(style, i * 10 + n, 5), sampleRate, {
          INAM: `${style.genre} ${n}`,
          IART: `Artist ${n}`,
        }),
      );
}, 120_000);

const offline = (...args: string[]) => runOffline(args, join(folder, `outside-${records++}`));

/** Runs a command of the command line; gives its output. */
async function stackwax(...args: string[]): Promise<string> {
  const run = await offline(join(projectRoot, 'scripts/stackwax.js'), ...args, '--library', library);
  expect([args[0], run.outside, run.code, run.code === 0 ? '' : run.stderr]).toEqual([args[0], [], 0, '']);
  return run.stdout;
}

describe('offline', { timeout: 180_000 }, () => {
  test('scan, predict, label, retrain and export without one connection to the outside', async () => {
    await stackwax('scan', music);
    for (const { genre } of kinds) await stackwax('label', join(music, genre), genre);
    await stackwax('retrain');
    const tracks = z
      .array(
        z.object({
          genre: z.string(),
          genreSource: z.string(),
          probabilities: z.record(z.string(), z.number()),
        }),
      )
      .parse(JSON.parse(await stackwax('list', '--json')));
    expect(tracks.map(({ genreSource }) => genreSource)).toEqual(Array.from({ length: 8 }, () => 'label'));
    for (const { probabilities } of tracks) expect(Object.keys(probabilities).length).toBeGreaterThan(1);
    await stackwax('backup', 'make');
    const out = join(folder, 'playlists');
    mkdirSync(out);
    await stackwax('export', '--out', out);
    const lists = readdirSync(out).filter((name) => name.endsWith('.m3u8'));
    expect(lists).toHaveLength(2);
    expect(readFileSync(join(out, lists[0] ?? ''), 'utf8')).toContain('.wav');
  });

  test('the built page is the one for people, without the checks of React, although a test has built it', () => {
    const scripts = readdirSync(join(page, 'assets')).filter((name) => name.endsWith('.js'));
    const code = scripts.map((name) => readFileSync(join(page, 'assets', name), 'utf8')).join('');
    expect(code).toContain('Minified React error');
    expect(code).not.toContain('Download the React DevTools');
    expect(code).not.toMatch(/jsxDEV|\.tsx/u);
  });

  test.skipIf(!hasChromium)('the served page asks its own host alone', async () => {
    const process = join(projectRoot, 'tests/helpers/offline/page.process.ts');
    const { code, stdout, stderr, outside } = await offline(process, library, page, `${kinds[0]?.genre} 0`);
    expect([outside, code, code === 0 ? '' : stderr]).toEqual([[], 0, '']);
    const { own, hosts } = z
      .object({ own: z.string(), hosts: z.array(z.string()) })
      .parse(JSON.parse(stdout));
    expect(hosts).toEqual([own]);
  });

  test.each([
    ['fetch', "await fetch('http://192.0.2.1/')", 'connect 192.0.2.1'],
    ['fetch by name', "await fetch('https://example.org/')", 'connect example.org'],
    ['an HTTP request', "(await import('node:http')).get('http://192.0.2.1/')", 'connect 192.0.2.1'],
    ['a connection', "(await import('node:net')).connect(80, '192.0.2.1')", 'connect 192.0.2.1'],
    ['a name', "await (await import('node:dns/promises')).lookup('example.org')", 'look up example.org'],
    [
      'a name, the old way',
      "(await import('node:dns')).lookup('example.org', () => {})",
      'look up example.org',
    ],
    [
      'a datagram',
      "(await import('node:dgram')).createSocket('udp4').send('x', 53, '192.0.2.1')",
      'datagram 192.0.2.1',
    ],
    [
      'a thread',
      `new (await import('node:worker_threads')).Worker("fetch('http://192.0.2.1/').catch(() => {})", { eval: true })`,
      'connect 192.0.2.1',
    ],
    [
      'a process of its own',
      `(await import('node:child_process')).spawnSync(process.execPath, ['-e', "fetch('http://192.0.2.1/').catch(() => {})"])`,
      'connect 192.0.2.1',
    ],
  ])('the guard sees %s', async (_, code, seen) => {
    expect((await offline('--input-type=module', '--eval', code)).outside).toContain(seen);
  });

  test.skipIf(!hasNamespace)('in the namespace there is this machine and nothing else', async () => {
    const { stdout } = await offline('--print', "Object.keys(require('node:os').networkInterfaces()).join()");
    expect(stdout.trim()).toBe('lo');
  });
});
