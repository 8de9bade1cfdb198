// Runs a step of the backups and kills itself with SIGKILL before the n-th time that the disk would change.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [, , step = '', libraryDir = '', at = ''] = process.argv;
let left = Number(at);

const changing = [
  'renameSync',
  'rmSync',
  'mkdirSync',
  'copyFileSync',
  'linkSync',
  'writeFileSync',
  'fsyncSync',
] as const;
for (const name of changing) {
  const real: (...args: never[]) => unknown = fs[name];
  Object.assign(fs, {
    [name](...args: never[]) {
      if (left-- <= 0) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    },
  });
}
syncBuiltinESMExports();

const { makeBackup } = await import('../../src/main/store/backups/make.ts');
const { finishRestore, prepareRestore } = await import('../../src/main/store/backups/restore.ts');

const now = Date.UTC(2026, 11, 1);
if (step === 'make') makeBackup({ libraryDir, reason: 'asked', now });
else {
  prepareRestore(libraryDir, 'latest', now);
  finishRestore(libraryDir, now);
}
