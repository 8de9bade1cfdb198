// Brings the starter model that ships with the app into the library: its row, its genres, active when nothing else is.
import type { Store } from '../store/store.ts';
import type { Change } from '../work/change.ts';
import { readReport } from './modelFolder.ts';

export const starterFolder = 'starter-model';

/** A starter that differs from the last one installed is a new model; it takes over where the old one was active. */
export async function installStarter(store: Store, change: Change, starterDir: string): Promise<void> {
  const report = await readReport(starterDir);
  const installed = store.models.list().find(({ origin }) => origin === 'starter');
  if (installed !== undefined && JSON.stringify(installed.report) === JSON.stringify(report)) return;
  change((write) => {
    const id = write.models.add('starter', null, report);
    const active = store.models.active();
    if (active === null || active.origin === 'starter') write.models.activate(id);
    // Only a new library gets the starter's genres; later the list is the user's.
    if (active === null) for (const name of report.classes) write.genres.ensure(name);
  });
}
