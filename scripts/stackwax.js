// `npm run stackwax -- <args>`: the command line, run from its sources.
import { keepCompiled } from './start/keepCompiled.js';

keepCompiled();
// Not before: what is imported by name is compiled before the first line runs.
await import('./start/commandLine.ts');
