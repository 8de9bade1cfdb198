// The licence texts of all that is shipped, one after the other: the page's packages are bundled, without their texts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.unknown(),
});

/** Texts that their packages leave out, below the project. */
const leftOut: Readonly<Record<string, string>> = {
  'onnxruntime-common': 'packaging/licences/onnxruntime.txt',
  'onnxruntime-web': 'packaging/licences/onnxruntime.txt',
};

/** `folders` below the project, such as `node_modules/zod`. */
export function licenceTexts(projectRoot: string, folders: readonly string[]): string {
  return folders.map((folder) => licenceText(projectRoot, folder)).join(`\n\n${'='.repeat(80)}\n\n`);
}

function licenceText(projectRoot: string, path: string): string {
  const folder = join(projectRoot, path);
  const { name, version, license } = packageSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/iu.test(file))
    .sort()
    .map((file) => join(folder, file))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').trim());
  const own = leftOut[name];
  if (own !== undefined) texts.push(readFileSync(join(projectRoot, own), 'utf8').trim());
  return [`${name} ${version}: ${JSON.stringify(license)}`, ...texts].join('\n\n');
}
