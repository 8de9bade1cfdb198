// `npm start`: the desktop app where Electron runs, else the same in a browser.
import { keepCompiled } from './start/keepCompiled.ts';

keepCompiled();
await import('./start/start.ts');
