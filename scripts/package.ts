// `npm run package`: installers of the desktop app for this system; with `--dir` a folder, which is quick.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packApp } from './package/pack.ts';
import { projectRoot } from './start/project.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    // A folder with an Electron runtime, where none can be fetched.
    'electron-dist': { type: 'string' },
  },
});
const dist = values['electron-dist'];
const output = join(projectRoot, 'release');
const made = await packApp({
  projectRoot,
  output,
  asFolder: values.dir,
  electronDist: dist === undefined ? null : resolve(process.env['INIT_CWD'] ?? '.', dist),
});
console.log(values.dir ? `Packed below ${output}.` : `Made:\n${made.join('\n')}`);
