// `npm run bench -- gapless [--json] [--kinds wav,flac,mp3,m4a,opus,ogg] [--rounds 1]`: two tracks that are one music are played one after
// the other by the real page in Chromium; what it gives to the loudspeakers is recorded, and the seam measured in samples.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import type { Browser } from 'playwright-core';
import { upToDatePage } from '../scripts/start/page.ts';
import { places } from '../scripts/start/project.ts';
import { createApp } from '../src/main/app.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { type ServedApp, serveApp } from '../tests/helpers/servedApp.ts';
import { type Kind, kinds, trackSeconds, writeAlbum } from './gapless/music.ts';
import { recorded, recorderScript } from './gapless/recording.ts';
import { type Seam, seamIn } from './gapless/seam.ts';
import { atMost, printDocument } from './report/targets.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    kinds: { type: 'string', default: kinds.map(({ ending }) => ending).join() },
    rounds: { type: 'string', default: '1' },
  },
});
const targetMs = 5;
const wanted = kinds.filter(({ ending }) => options.kinds.split(',').includes(ending));

const scratch = mkdtempSync(join(tmpdir(), 'stackwax-gapless-'));
const results: ({ kind: string; round: number } & Seam)[] = [];
try {
  const music = join(scratch, 'music');
  mkdirSync(music);
  for (const kind of wanted) writeAlbum(music, kind);
  const libraryDir = join(scratch, 'library');
  const app = await createApp({ ...places, libraryDir });
  const client = createRouterClient(app.router);
  const { jobId } = await client.library.scan({ folders: [music] });
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') throw new Error(status.error.message);
  await app.close();
  const served = await serveApp({ libraryDir, page: await upToDatePage() });
  const browser = await launchChromium();
  try {
    for (let round = 1; round <= Number(options.rounds); round++)
      for (const kind of wanted)
        results.push({ kind: kind.name, round, ...(await played(browser, served, kind)) });
  } finally {
    await browser.close();
    await served.stop();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function played(browser: Browser, served: ServedApp, kind: Kind): Promise<Seam> {
  // The recorder comes from nowhere, which the page's policy forbids.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  try {
    const page = await context.newPage();
    await page.addInitScript(recorderScript);
    await page.goto(served.url);
    const row = page.locator('[role=row][data-track]').filter({ hasText: `first ${kind.ending}` });
    await row.dblclick();
    const player = page.getByRole('region', { name: 'Player' });
    await player.getByText(`second ${kind.ending}`, { exact: true }).waitFor({ timeout: 30_000 });
    await page.waitForTimeout(1500);
    const { rate, sound } = await recorded(page);
    return seamIn(sound, rate, Math.round(trackSeconds * kind.rate) / kind.rate);
  } finally {
    await context.close();
  }
}

const targets = results.map(({ kind, round, gapMs }) =>
  atMost(`gap between two tracks of an album, ${kind}, round ${round} (ms)`, Math.abs(gapMs), targetMs),
);
if (options.json) printDocument(targets, { results });
else
  for (const { kind, gapMs, dipDb, usualDipDb } of results)
    console.log(
      `${kind.padEnd(20)} gap ${gapMs.toFixed(3)} ms, quietest 2 ms at the seam ${dipDb.toFixed(1)} dB (elsewhere ${usualDipDb.toFixed(1)} dB)`,
    );
