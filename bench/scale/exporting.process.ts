// Exports all tracks of a library into one M3U8, and prints as JSON what it took.
import { exported } from './store.ts';

const [libraryDir] = process.argv.slice(2);
if (libraryDir === undefined) throw new Error('usage: exporting.process.ts <library>');
console.log(JSON.stringify(await exported(libraryDir)));
