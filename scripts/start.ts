// `npm start`: the desktop app where Electron runs, else the same in a browser.
import { keepCompiled } from './start/keepCompiled.js';

keepCompiled();
await import('./start/start.ts');
