// Sound that really plays, from the place that was asked for, in every way that a file can reach the browser.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServedApp } from '../helpers/servedApp.ts';
import { button, details, eventually, playedSeconds, rowOf } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

export function playing(stage: () => Stage): void {
  const kinds = ['FLAC as it is', 'AIFF, decoded to WAV on the way', 'M4A as it is', 'MP3 as it is'];
  let app: ServedApp;
  beforeAll(async () => {
    const { prepared, serve } = stage();
    app = await serve(await prepared.library('playing'));
  });
  afterAll(() => app.stop());

  test.each(kinds)('%s', { timeout: 60_000 }, async (kind) => {
    const { browser, prepared } = stage();
    const ending = `.${kind.split(' ')[0]?.replace(',', '').toLowerCase()}`;
    const title = prepared.tracks.find(({ fileName }) => fileName.endsWith(ending))?.shown;
    // FFmpeg makes the M4A; where it is not installed there is none.
    if (title === undefined) return;
    const { page, problems } = await openPage(browser, app.url);
    const answers: { status: number; range: string }[] = [];
    page.on('response', async (response) => {
      if (/\/media\/track\/\d+$/.test(response.url()))
        answers.push({
          status: response.status(),
          range: (await response.request().allHeaders())['range'] ?? '',
        });
    });

    await rowOf(page, title).click();
    await details(page).getByRole('heading', { name: title }).waitFor();
    // The waveform is drawn before anything is played.
    await eventually(() => details(page).locator('canvas').evaluate(coloursOf)).toBeGreaterThan(3);
    expect(answers).toEqual([]);

    await button(page, 'Play').click();
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(1);
    // A click far into the waveform goes there.
    const wave = page.getByRole('slider', { name: 'Position' });
    const box = await wave.boundingBox();
    if (box === null) throw new Error('there is no waveform');
    await page.mouse.click(box.x + box.width * 0.7, box.y + box.height / 2);
    const length = Number(await wave.getAttribute('aria-valuemax'));
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(Math.floor(length * 0.68));
    const there = await playedSeconds(page);
    await eventually(() => playedSeconds(page)).toBeGreaterThan(there);
    await button(page, 'Pause').first().click();
    expect(answers.every(({ status, range }) => status === 206 && range.startsWith('bytes='))).toBe(true);
    expect(answers.length).toBeGreaterThan(0);

    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('what cannot be played says so', { timeout: 60_000 }, async () => {
    const { browser } = stage();
    const { page } = await openPage(browser, app.url);
    await rowOf(page, 'broken.mp3').click();
    await details(page)
      .getByText(/^Could not be analysed: /)
      .waitFor();
    await rowOf(page, 'broken.mp3').dblclick();
    await page.getByText('This file cannot be played.').waitFor();
    await page.context().close();
  });
}

/** How many different colours a canvas shows; 0 while it is not there yet. */
function coloursOf(element: Element): number {
  if (!(element instanceof HTMLCanvasElement) || element.width < 10) return 0;
  const copy = new OffscreenCanvas(element.width, element.height).getContext('2d', {
    willReadFrequently: true,
  });
  if (copy === null) return 0;
  copy.drawImage(element, 0, 0);
  return new Set(new Uint32Array(copy.getImageData(0, 0, element.width, element.height).data.buffer)).size;
}
