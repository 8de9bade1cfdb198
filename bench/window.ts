// `npm run bench -- window [--json] [--tracks 100000] [--visits 3] [--library <folder>]`: the real page in Chromium over the
// real host and a generated library; measures response times, by the clock and by processor time.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { upToDatePage } from '../scripts/start/page.ts';
import { places } from '../scripts/start/project.ts';
import { createApp } from '../src/main/app.ts';
import { openStore } from '../src/main/store/store.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { fillLibrary } from './library/generated.ts';
import { printDocument } from './report/targets.ts';
import { measuredHost } from './window/host.ts';
import { initialScript } from './window/initialScript.ts';
import { figures, print, targetsOf } from './window/report.ts';
import { scriptFor } from './window/script.ts';
import { type Visit, visit } from './window/session.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tracks: { type: 'string', default: '100000' },
    visits: { type: 'string', default: '3' },
    /** Kept, and created when it does not exist. */
    library: { type: 'string' },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
const library = options.library ?? join(scratch, 'library');
const page = await upToDatePage();
if (!existsSync(library)) {
  const { transaction, close } = openStore(library, () => 0);
  fillLibrary(transaction, Number(options.tracks));
  close();
}
const app = await createApp({ ...places, libraryDir: library });
const script = await scriptFor(createRouterClient(app.router));
await app.close();

const browser = await launchChromium();
const visits: Visit[] = [];
const load = loadavg()[0] ?? 0;
try {
  for (let i = 0; i < Number(options.visits); i++) {
    // Each time another one, for it is measured from its start.
    const host = await measuredHost(library, page);
    try {
      visits.push(await visit(browser, host, script));
    } finally {
      await host.stop();
    }
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
const report = {
  tracks: script.all.rows,
  cores: cpus().length,
  loadBefore: load,
  loadAfter: loadavg()[0] ?? 0,
  ...figures(visits),
  script: await initialScript(page, visits[0]?.scripts ?? []),
};
if (options.json) printDocument(targetsOf(report), { ...report, visits });
else print(report);
