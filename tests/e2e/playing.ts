// Sound that really plays, from the place that was asked for, in every way that a file can reach the browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
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

  test('what cannot be played is reported', { timeout: 60_000 }, async () => {
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

  test('the system knows what is playing, and its media keys are obeyed', { timeout: 60_000 }, async () => {
    const { browser, prepared } = stage();
    const [first, second] = prepared.tracks;
    if (first === undefined || second === undefined) throw new Error('there is no music');
    const { page, problems } = await openPage(browser, app.url);
    // The page has come to rest behind the address with the key.
    await rowOf(page, first.shown).waitFor();
    await page.addInitScript(keepOrders);
    await page.reload();
    await rowOf(page, first.shown).click();
    await details(page).getByRole('heading', { name: first.shown }).waitFor();
    // A track that is only looked at is not published.
    await eventually(() => mediaState(page)).toMatchObject({ title: null, state: 'paused' });
    await button(page, 'Play').click();
    await eventually(() => mediaState(page)).toMatchObject({ title: first.shown, state: 'playing' });
    await eventually(async () => (await mediaState(page)).duration).toBeGreaterThan(5);

    await order(page, { action: 'seekto', seekTime: 9 });
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(9);
    await order(page, { action: 'seekbackward', seekOffset: 8 });
    await eventually(() => playedSeconds(page)).toBeLessThan(6);
    await order(page, { action: 'pause' });
    await eventually(() => mediaState(page)).toMatchObject({ state: 'paused' });
    await order(page, { action: 'play' });
    await eventually(() => mediaState(page)).toMatchObject({ state: 'playing' });
    await order(page, { action: 'nexttrack' });
    await eventually(async () => (await mediaState(page)).title).not.toBe(first.shown);
    await order(page, { action: 'previoustrack' });
    await eventually(() => mediaState(page)).toMatchObject({ title: first.shown });
    await order(page, { action: 'pause' });
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('beats, what was listened to and a spectrogram, when they are wanted', {
    timeout: 60_000,
  }, async () => {
    const { browser, prepared } = stage();
    const { page, problems } = await openPage(browser, app.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const [first, second] = prepared.tracks;
    if (first === undefined || second === undefined) throw new Error('there is no music');
    await rowOf(page, first.shown).click();
    await details(page).getByRole('heading', { name: first.shown }).waitFor();
    const player = page.getByRole('region', { name: 'Player' });
    const spectrogram = player.getByRole('img', { name: /^Spectrogram/ });
    const choose = async (name: string): Promise<void> => {
      await player.getByRole('button', { name: 'Waveform' }).click();
      await page.getByRole('menuitemcheckbox', { name }).click();
      await page.keyboard.press('Escape');
    };
    // Neither its code nor its data come before somebody wants it.
    const isSpectrogram = (path: string): boolean => /spectrogram/.test(path);
    expect(asked.filter(isSpectrogram)).toEqual([]);
    await eventually(() => player.getByText(/beats marked/).count()).toBe(0);
    await choose('Beats');
    await player.getByText(/^\d+ beats marked/).waitFor();
    await choose('Analysed excerpts');
    await player.getByText(/Analysed: 0:\d\d to 0:\d\d/).waitFor();
    await choose('Spectrogram');
    await spectrogram.waitFor();
    expect(asked.some((path) => /^\/assets\/spectrogram-/.test(path))).toBe(true);
    // Wavesurfer draws in a shadow of its own, which Playwright sees into.
    await eventually(() => player.locator('canvas').last().evaluate(coloursOf)).toBeGreaterThan(50);
    // Another track has its own.
    const before = asked.filter((path) => path.endsWith('/spectrogram')).length;
    await rowOf(page, second.shown).click();
    await eventually(() => asked.filter((path) => path.endsWith('/spectrogram')).length).toBeGreaterThan(
      before,
    );
    await spectrogram.waitFor();

    // All of it is remembered; and hidden again.
    await page.reload();
    await rowOf(page, first.shown).click();
    await spectrogram.waitFor();
    await player.getByText(/beats marked/).waitFor();
    await choose('Spectrogram');
    await spectrogram.waitFor({ state: 'detached' });
    await choose('Beats');
    await choose('Analysed excerpts');
    await eventually(() => player.getByText(/beats marked|Analysed/).count()).toBe(0);
    expect(problems).toEqual([]);
    await page.context().close();
  });
}

/** Nobody can press media keys here: the page's handlers, and the positions it sets, are kept for the test. */
const keepOrders = `
  window.orders = {};
  const session = MediaSession.prototype;
  session.setActionHandler = (action, handler) => { window.orders[action] = handler; };
  session.setPositionState = (state) => { window.toldPosition = state; };
`;

const mediaStateSchema = z.object({
  title: z.string().nullable(),
  artist: z.string().nullable(),
  state: z.string(),
  duration: z.number().nullable(),
});

/** What the page has published to the system. */
async function mediaState(page: Page): Promise<z.infer<typeof mediaStateSchema>> {
  return mediaStateSchema.parse(
    await page.evaluate(`({
      title: navigator.mediaSession.metadata?.title ?? null,
      artist: navigator.mediaSession.metadata?.artist ?? null,
      state: navigator.mediaSession.playbackState,
      duration: window.toldPosition?.duration ?? null,
    })`),
  );
}

async function order(page: Page, details: MediaSessionActionDetails): Promise<void> {
  await page.evaluate(`window.orders.${details.action}(${JSON.stringify(details)})`);
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
