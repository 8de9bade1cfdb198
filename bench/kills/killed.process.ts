// The process that is killed: opens the library, does what the phase says, and ends itself at the moment asked for.
import { writeSync } from 'node:fs';
import { watchMoments } from './moments.ts';

const [libraryDir = '', music = '', exported = '', phaseName = '', killAt = '0', mode = ''] =
  process.argv.slice(2);
let moments = 0;
watchMoments(() => {
  moments += 1;
  if (moments === Number(killAt)) process.kill(process.pid, 'SIGKILL');
});
// What follows renames and commits, so it is loaded only now.
const { createRouterClient } = await import('@orpc/server');
const { places } = await import('../../scripts/start/project.ts');
const { createApp } = await import('../../src/main/app.ts');
const { phaseNamed } = await import('./phases.ts');
const { said } = await import('./said.ts');

// Synchronous: the reader must have what was said before the process can be killed.
const tell = (line: object): void => {
  writeSync(1, `${JSON.stringify(line)}\n`);
};
tell({ started: true });
const place = { libraryDir, music, exported };
const app = await createApp({ ...places, libraryDir, workers: 2 });
const client = createRouterClient(app.router);
let acknowledged = 0;
const spoken: string[] = mode === 'snapshots' ? [await said(client)] : [];
const { work, after = work } = phaseNamed(phaseName);
await (mode === 'after' ? after : work)(client, place, async () => {
  acknowledged += 1;
  tell({ acknowledged });
  if (mode === 'snapshots') spoken.push(await said(client));
});
if (mode === 'snapshots') tell({ spoken });
await app.close();
tell({ moments });
process.exit();
