// `npm run bench -- explore [--json] [--tracks 100000] [--library <folder>] [--umap]`: every procedure and job of Explore over the real
// host and a made library: how long each takes, and for how long it blocks the host's main thread. `--umap` lays one out to its end, too.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtPage } from '../tests/helpers/builtPage.ts';
import { tone, waveBytes } from '../tests/helpers/wave.ts';
import { fillExploredLibrary } from './explore/library.ts';
import { explore } from './explore/script.ts';
import { openSession } from './explore/session.ts';
import { atMost, printDocument } from './report/targets.ts';
import { measuredHost } from './window/host.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tracks: { type: 'string', default: '100000' },
    /** Kept, and created when it does not exist. */
    library: { type: 'string' },
    umap: { type: 'boolean', default: false },
  },
});
/** Of the host's main thread, in milliseconds of its processor time. */
const longestBlock = 50;

const scratch = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
const page = await builtPage();
const libraryDir = options.library ?? join(scratch, 'library');
if (!existsSync(libraryDir)) await fillExploredLibrary(libraryDir, Number(options.tracks));
const folder = join(scratch, 'music');
mkdirSync(folder);
writeFileSync(join(folder, 'new.wav'), waveBytes([tone(440, 22_050, 40)], 22_050));

const loadBefore = loadavg()[0] ?? 0;
const host = await measuredHost(libraryDir, page.folder);
const session = openSession(host);
try {
  const { umap } = options;
  const { seen, facts } = await explore(session, { folder, exportTo: join(scratch, 'exported'), umap });
  const secondsOf = (name: string): number =>
    session.steps.find((step) => step.name === name)?.seconds ?? Number.NaN;
  const targets = [
    ...session.steps.map(({ name, longestCpuMs }) =>
      atMost(`${name}: longest block of the main thread, ms of processor time`, longestCpuMs, longestBlock),
    ),
    atMost('similar tracks, the space being there: seconds', secondsOf('tracks.similar, another'), 0.3),
    atMost('the first picture of a map: seconds', secondsOf('map.layOut pca, until its picture'), 1),
    atMost('until a map is cancelled: seconds', facts['seconds until a map is cancelled'] ?? Number.NaN, 0.3),
    ...(umap ? [atMost('a map by UMAP, judged: seconds', secondsOf('map.layOut umap'), 90)] : []),
  ];
  if (options.json)
    printDocument(targets, {
      tracks: Number(options.tracks),
      loadBefore,
      loadAfter: loadavg()[0] ?? 0,
      facts,
      jobs: seen,
      steps: session.steps,
    });
  else {
    console.table(
      session.steps.map(({ name, ...figures }) => ({
        name,
        ...Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number(value.toFixed(2))])),
      })),
    );
    console.table(seen);
    console.table(facts);
    console.table(targets.filter(({ met }) => !met));
  }
} finally {
  session.close();
  await host.stop();
  rmSync(scratch, { recursive: true, force: true });
  rmSync(page.parent, { recursive: true, force: true });
}
