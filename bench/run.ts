// `npm run bench -- <name> [args]`: runs bench/<name>.ts, one benchmark a file.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [name = '', ...args] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || name === 'run' || !existsSync(file)) {
  const names = readdirSync(import.meta.dirname).map((entry) => entry.replace(/\.ts$/, ''));
  console.error(
    `usage: npm run bench -- <${names.filter((entry) => entry !== 'run').join(' | ')}> [arguments]`,
  );
  process.exit(2);
}
// The benchmark sees its own arguments only.
process.argv.splice(2, process.argv.length, ...args);
await import(file);
