// `npm start`: the desktop app where Electron runs, else the same in a browser.
import { keepCompiled } from './start/keepCompiled.js';
import { runProgram } from './start/runProgram.js';

keepCompiled();
await runProgram('start');
