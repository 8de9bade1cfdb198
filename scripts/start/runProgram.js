// Starts an entry of the program: as built, and from its sources where nothing can be written.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { upToDateProgram } from './program.js';

/**
 * @param {'commandLine' | 'start'} name
 * @returns {Promise<void>}
 */
export async function runProgram(name) {
  const folder = await upToDateProgram();
  await import(folder === null ? `./${name}.ts` : pathToFileURL(join(folder, `${name}.js`)).href);
}
