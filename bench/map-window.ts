// `npm run bench -- map-window [--json] [--tracks 100000] [--visits 3] [--library <folder>]`: the map of a made library in
// the real page in Chromium, without a graphics card: the first picture, then each frame while it is moved and zoomed.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { upToDatePage } from '../scripts/start/page.ts';
import { openStore } from '../src/main/store/store.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { fillMappedLibrary } from './map-window/library.ts';
import { type MapVisit, visitMap } from './map-window/session.ts';
import { atMost, printDocument, type Target } from './report/targets.ts';
import { measuredHost } from './window/host.ts';
import { initialScript } from './window/initialScript.ts';
import { type Spread, spread } from './window/spread.ts';

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
  fillMappedLibrary(transaction, Number(options.tracks));
  close();
}
const host = await measuredHost(library, page);
const browser = await launchChromium();
const visits: MapVisit[] = [];
const loadBefore = loadavg()[0] ?? 0;
try {
  for (let i = 0; i < Number(options.visits); i++) visits.push(await visitMap(browser, host.url));
} finally {
  await browser.close();
  await host.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** Milliseconds. */
interface Figures {
  readonly firstPicture: Spread;
  readonly panning: { readonly wall: Spread; readonly cpu: Spread; readonly apart: Spread };
  readonly zooming: { readonly wall: Spread; readonly cpu: Spread; readonly apart: Spread };
}

const figures: Figures = {
  firstPicture: spread(visits.map(({ firstPicture }) => firstPicture)),
  panning: framesOf('panning'),
  zooming: framesOf('zooming'),
};
const script = await initialScript(page, visits[0]?.scripts ?? []);
const report = {
  tracks: Number(options.tracks),
  cores: cpus().length,
  loadBefore,
  loadAfter: loadavg()[0] ?? 0,
  painter: visits[0]?.painter ?? '',
  ...figures,
  script,
};
const targets: Target[] = [
  atMost('panning, main thread a frame, p95 ms', figures.panning.wall.p95, 16.7),
  atMost('zooming, main thread a frame, p95 ms', figures.zooming.wall.p95, 16.7),
  atMost('first picture, ms', figures.firstPicture.median, 1000),
];
if (options.json) printDocument(targets, { ...report, visits });
else print();

function framesOf(what: 'panning' | 'zooming') {
  const frames = visits.flatMap((visit) => visit[what]);
  return {
    wall: spread(frames.map(({ wall }) => wall)),
    cpu: spread(frames.map(({ cpu }) => cpu)),
    apart: spread(frames.map(({ apart }) => apart)),
  };
}

function print(): void {
  console.log(
    `${report.tracks} tracks, drawn by ${report.painter}; load ${loadBefore.toFixed(1)} before, ${report.loadAfter.toFixed(1)} after`,
  );
  const row = (what: string, target: string, ...texts: readonly string[]): void =>
    console.log(what.padEnd(40) + target.padStart(12) + texts.map((text) => text.padStart(10)).join(''));
  const values = (what: string, target: string, { median, p95, max }: Spread): void =>
    row(what, target, median.toFixed(1), p95.toFixed(1), max.toFixed(1));
  row('milliseconds', 'target', 'median', 'p95', 'max');
  values('first picture', '1000', figures.firstPicture);
  for (const what of ['panning', 'zooming'] as const) {
    values(`${what}, main thread a frame`, 'p95 16.7', figures[what].wall);
    values('  computed', '', figures[what].cpu);
    values('  from frame to frame', '', figures[what].apart);
  }
  row('script of the map, kB gzipped', '', script.gzipped.toFixed(1));
}
