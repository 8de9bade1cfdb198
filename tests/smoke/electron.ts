// Smoke test of the built desktop app in the real Electron: it opens, is confined, scans, plays and ends. Not part of
// `npm test`: it needs Electron's runtime and a display. `npm run build && npm run test:smoke`.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { _electron, type Page } from 'playwright-core';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';

const root = join(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'stackwax-smoke-'));
try {
  await run();
  console.log('The desktop app opens, is confined, scans, plays and ends.');
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const music = join(folder, 'music');
  const library = join(folder, 'library');
  await mkdir(music);
  for (const style of styles.slice(0, 3))
    await writeFile(
      join(music, `${style.genre}.wav`),
      wavFile(renderPiece(style, 1, 6), sampleRate, { INAM: style.genre }),
    );

  const app = await _electron.launch({
    args: [root, music, `--library=${library}`],
  });
  const complaints: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.getByText('3 tracks').first().waitFor({ timeout: 60_000 });
  assert.equal(page.url(), 'app://stackwax/');
  await plays(page);
  assert.deepEqual(complaints, []);
  await isConfined(page);

  await app.close();
  // Closed in good order: the library opens again at once, with what was analysed.
  const reopened = await createApp({ ...places, libraryDir: library });
  assert.equal((await createRouterClient(reopened.router).library.summary()).analysed, 3);
  await reopened.close();
}

/** Expressions as text: they run in the page, whose globals this file does not have. */
async function isConfined(page: Page): Promise<void> {
  assert.equal(await page.evaluate('typeof require + typeof process + typeof module'), 'undefined'.repeat(3));
  assert.deepEqual(await page.evaluate('Object.keys(window.stackwaxDesktop)'), ['pathOf']);
  assert.equal(await page.evaluate("window.open('https://example.org/')"), null);
  await page.evaluate("void (location.href = 'https://example.org/')");
  await page.waitForTimeout(500);
  assert.equal(page.url(), 'app://stackwax/');
  const inlineScriptRan = await page.evaluate(`(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineScriptRan = true';
    document.head.append(script);
    return window.inlineScriptRan === true;
  })()`);
  assert.equal(inlineScriptRan, false, 'the policy holds for our own scheme');
}

/** Sound by the window's own scheme: a stretch of it, one that does not exist, and the real player. */
async function plays(page: Page): Promise<void> {
  const ask = (range: string): Promise<unknown> =>
    page.evaluate(
      `fetch('media://track/1', { headers: { Range: '${range}' } }).then((answer) => answer.status)`,
    );
  assert.equal(await ask('bytes=0-99'), 206);
  assert.equal(await ask('bytes=99999999-'), 416);
  const reached = await page.evaluate(`(async () => {
    const audio = new Audio('media://track/1');
    audio.muted = true;
    await audio.play();
    audio.currentTime = 3;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    audio.pause();
    return audio.currentTime;
  })()`);
  assert.ok(Number(reached) > 3.2, `playback reached ${reached} s`);
}
