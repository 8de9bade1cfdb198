// The built program: host, command line and workers in a few files, which load in half the time that a thousand sources take. In JavaScript, as `keepCompiled.js` is.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../..');

const sources = [
  'src/core',
  'src/main',
  'lab',
  'scripts/demo',
  'scripts/package',
  'scripts/start',
  'package.json',
  'package-lock.json',
];

/**
 * The folder of the built program, built now unless it is there. Its name tells which sources it is made of, so that a host that
 * runs for a week still finds what it has to load. Null where nothing can be written: the sources run as well.
 *
 * @param {{ readonly entries: readonly string[]; readonly sources: readonly string[] }} more
 *   Processes that benches and tests have the program run in, and the folders that they lie in.
 * @returns {Promise<string | null>}
 */
export async function upToDateProgram(more = { entries: [], sources: [] }) {
  const stamp = stampOf(projectRoot, [...sources, ...more.sources]);
  const folder = join(projectRoot, 'out', `program-${stamp}`);
  if (existsSync(folder)) return folder;
  const { buildProgram } = await import('./buildProgram.ts');
  return await buildProgram(folder, more.entries);
}

/**
 * Another one for other names, sizes or times of files.
 *
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {string}
 */
export function stampOf(root, paths) {
  const hash = createHash('sha256');
  /** @type {(path: string, stat: import('node:fs').Stats) => void} */
  const take = (path, { mtimeMs, size }) => {
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const path of paths) {
    const whole = join(root, path);
    const itself = statSync(whole);
    if (itself.isFile()) take(path, itself);
    else
      for (const inside of readdirSync(whole, { recursive: true, encoding: 'utf8' })) {
        const stat = statSync(join(whole, inside));
        if (stat.isFile()) take(`${path}/${inside}`, stat);
      }
  }
  return hash.digest('hex').slice(0, 12);
}
