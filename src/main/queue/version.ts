// What makes two workers compute the same to the last bit: the same code, from decoders to features, told by its content.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../../package.json' with { type: 'json' };

const project = projectOf(fileURLToPath(import.meta.url));

/** The sources and what is built of them lie in it, not equally deep. */
function projectOf(path: string): string {
  return existsSync(join(path, 'package-lock.json')) ? path : projectOf(dirname(path));
}

/** All that a vector depends on, and the messages in which it travels; packages by the lock file. The command line runs where its sources are. */
const parts = [
  'codecs',
  'kernels/kernels.wasm',
  'package-lock.json',
  'src/core/domain',
  'src/core/dsp',
  'src/core/features',
  'src/core/onnx',
  'src/main/analysis',
  'src/main/audio',
  'src/main/engines',
  'src/main/files',
  'src/main/queue',
];

const computing = /\.(?:ts|json|wasm|js|mjs|c)$/u;

/** A checkout may have other ends of lines. */
function contentOf(path: string): Buffer {
  const bytes = readFileSync(path);
  return path.endsWith('.wasm')
    ? bytes
    : Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

function filesBelow(path: string): string[] {
  if (computing.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && computing.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function digest(): string {
  const hash = createHash('sha256');
  const named = parts
    .flatMap((part) => filesBelow(join(project, part)))
    .map((path) => ({ path, name: relative(project, path).replaceAll('\\', '/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { path, name } of named) {
    const content = contentOf(path);
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 8);
}

/** '0.1.0+1a2b3c4d' */
export const ownVersion = `${packageJson.version}+${digest()}`;
