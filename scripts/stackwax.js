// `npm run stackwax -- <args>`: the command line.
import { keepCompiled } from './start/keepCompiled.js';
import { runProgram } from './start/runProgram.js';

keepCompiled();
// Not before: what is imported by name is compiled before the first line runs.
await runProgram('commandLine');
