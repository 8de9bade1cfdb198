// `npm run check:words`: prints every word that a person sees and that no message holds, and fails when there is one.
import { resolve } from 'node:path';
import { wordsOutside } from './words/outside.ts';

const outside = wordsOutside(resolve(import.meta.dirname, '..'));
for (const { place, text } of outside) console.error(`${place}: ${text}`);
console.log(`${outside.length} words outside of the messages`);
if (outside.length > 0) {
  console.error(
    'Each is a message in src/core/languages/{en,de,fr}; sentences of main and core stand in failures.json.',
  );
  process.exitCode = 1;
}
