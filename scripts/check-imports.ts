// `npm run check:imports`: prints every import that breaks the rules, and fails when there is one.
import { resolve } from 'node:path';
import { checkImports } from './imports/check.ts';

const { modules, violations } = checkImports(resolve(import.meta.dirname, '..'));
for (const violation of violations) console.error(violation);
console.log(`${modules} modules, ${violations.length} imports against the arrows`);
// A checker that found no module has not checked.
if (violations.length > 0 || modules === 0) process.exitCode = 1;
