// `npm run bench -- albums [--json] [--tracks 100000]`: covers made and served, the grid of albums and covers in rows, in the real
// page over a generated library; no file is there, and every third album has a cover in the cache.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { upToDatePage } from '../scripts/start/page.ts';
import { places } from '../scripts/start/project.ts';
import { createApp } from '../src/main/app.ts';
import { openStore } from '../src/main/store/store.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { keepCovers, madePerSecond } from './albums/covers.ts';
import { type Scrolled, scrollsOf } from './albums/scrolling.ts';
import { fillLibrary } from './library/generated.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';
import { measuredHost } from './window/host.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, tracks: { type: 'string', default: '100000' } },
});
const served = 500;

const scratch = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  await run(join(scratch, 'library'));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function run(library: string): Promise<void> {
  const sizesPerSecond = await madePerSecond();
  const { store, transaction, close } = openStore(library, () => 0);
  fillLibrary(transaction, Number(options.tracks));
  const first = await store.albums.query({}, { by: 'artist', direction: 'ascending' });
  const withCover = await keepCovers(
    library,
    first.filter((_, i) => i % 3 === 0).map((id) => store.tracks.file(id)),
  );
  close();

  const app = await createApp({ ...places, libraryDir: library });
  const client = createRouterClient(app.router);
  const ids = await client.albums.query({});
  const hits: number[] = [];
  for (const id of ids.filter((_, i) => i % 3 === 0).slice(0, served)) {
    const began = performance.now();
    if ((await app.smallCover(id, 256)) === null) throw new Error('a cover that is kept was not served');
    hits.push(performance.now() - began);
  }
  await app.close();

  const { grid, rows, host } = await inTheWindow(library, ids.length);
  const hitMs = at(hits, 0.95);
  const figures = { albums: ids.length, withCover, sizesPerSecond, hitMs, grid, rows, host };
  const targets = [
    atLeast('sizes of covers of 600 pixels made a second, one processor', sizesPerSecond, 30),
    atMost('a kept cover, p95 in ms', hitMs, 5),
    atMost('first paint of the grid, ms', grid.firstMs, 300),
    atMost('a frame while the grid scrolls, p95 in ms', grid.frameMs, 16.7),
    atMost('a frame while rows with covers scroll, p95 in ms', rows.frameMs, 16.7),
    atMost("longest block of the main process, ms of the thread's processor time", host.longestCpuMs, 50),
  ];
  if (options.json) printDocument(targets, figures);
  else
    for (const { name, value, target, met } of targets)
      console.log(`${met ? 'met   ' : 'missed'}  ${name}: ${value.toFixed(1)} (${target})`);
}

async function inTheWindow(
  library: string,
  albums: number,
): Promise<{ grid: Scrolled; rows: Scrolled; host: { longestCpuMs: number; longestMs: number } }> {
  const host = await measuredHost(library, await upToDatePage());
  const browser = await launchChromium();
  try {
    const scrolled = await scrollsOf(browser, host, albums);
    return scrolled;
  } finally {
    await browser.close();
    await host.stop();
  }
}

function at(values: readonly number[], share: number): number {
  return (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0
  );
}
