// `npm run licences`: writes docs/licences.md; `--check` fails when it is out of date or a licence does not go with ours.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceDocument } from './package/licenceDocument.ts';
import { projectRoot } from './start/project.ts';

const file = join(projectRoot, 'docs/licences.md');
const made = licenceDocument(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
if (!process.argv.includes('--check')) {
  writeFileSync(file, made);
  console.log(`Written: ${file}`);
} else if (readFileSync(file, 'utf8') !== made) {
  console.error('docs/licences.md does not list the packages of package-lock.json: run `npm run licences`.');
  process.exitCode = 1;
}
