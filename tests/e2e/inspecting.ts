// What the right side shows of a track and of many: its cover, every voice, its neighbours, why; what is closed stays closed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import type { ServedApp } from '../helpers/servedApp.ts';
import { violations } from './accessible.ts';
import { button, details, eventually, notice, rowOf, rows, searchFor, untilTyping } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const section = (page: Page, name: string) => details(page).getByRole('button', { name, exact: true });

/** A whole PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** Four pieces; the first two lie beside a cover, the others do not; somebody has corrected the last. */
async function makeLibrary(folder: string, library: string): Promise<void> {
  const music = join(folder, 'inspected-music');
  for (const [i, album] of ['with cover', 'with cover', 'bare', 'bare'].entries()) {
    const style = styles[i];
    if (style === undefined) throw new Error('there are too few styles');
    mkdirSync(join(music, album), { recursive: true });
    const more = i === 0 ? { IGNR: '80s Jazz', ICRD: '1983-02-01', IPRT: '3/9' } : { IGNR: '' };
    const tags = { INAM: `Piece ${i}`, IART: `Player ${i}`, IPRD: album, ...more };
    writeFileSync(join(music, album, `${i}.wav`), wavFile(renderPiece(style, i, 12), sampleRate, tags));
  }
  writeFileSync(join(music, 'with cover', 'cover.png'), onePixel);
  const app = await createApp({ ...places, libraryDir: join(folder, library) });
  try {
    const client = createRouterClient(app.router);
    const { jobId } = await client.library.scan({ folders: [music] });
    for await (const { status } of await client.jobs.follow({ id: jobId }))
      if (status.state === 'failed') throw new Error(status.error.message);
    const corrected = await client.tracks.query({ filter: { search: 'Piece 3' } });
    await client.labels.set({ trackIds: corrected, genre: 'blues' });
  } finally {
    await app.close();
  }
}

export function inspecting(stage: () => Stage): void {
  let app: ServedApp;
  beforeAll(async () => {
    const { folder, serve } = stage();
    await makeLibrary(folder, 'inspecting');
    app = await serve('inspecting');
  }, 60_000);
  afterAll(() => app.stop());

  test('a cover where there is one, a record where there is none, and no complaint', {
    timeout: 60_000,
  }, async () => {
    const { page, problems } = await openPage(stage().browser, app.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await rowOf(page, 'Piece 0').click();
    const cover = details(page).getByRole('img', { name: 'Cover of with cover' });
    await cover.waitFor();
    await eventually(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    const place = await cover.boundingBox();
    await rowOf(page, 'Piece 2').click();
    await details(page).getByRole('heading', { name: 'Piece 2' }).waitFor();
    await cover.waitFor({ state: 'detached' });
    await details(page).getByText('Prediction').waitFor();
    expect(asked.filter((url) => /\/cover(?:\?|$)/u.test(url))).toHaveLength(1);
    // Nothing has moved: the title stands where it stood.
    expect(place?.width).toBe(88);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('every voice, figures, the tag in parts', { timeout: 60_000 }, async () => {
    const { page, problems } = await openPage(stage().browser, app.url);
    await rowOf(page, 'Piece 0').click();
    const inspector = details(page);
    await inspector.getByText('From tag').waitFor();
    await inspector.getByText('Predicted', { exact: true }).waitFor();
    for (const figure of ['BPM', 'Key', 'LUFS', 'Dynamics'])
      await inspector.getByText(figure, { exact: true }).waitFor();
    await inspector.getByText('Loudness and dynamics of the whole track').waitFor();
    await inspector.getByText('80s Jazz', { exact: true }).waitFor();
    // In the facts of its file, and as a tag of its own.
    await inspector
      .getByRole('definition')
      .filter({ hasText: /^1980s$/u })
      .waitFor();
    await inspector.getByRole('button', { name: '1980s, in the file', exact: true }).waitFor();
    await inspector.getByText('3 of 9', { exact: true }).waitFor();
    await section(page, 'More tags').scrollIntoViewIfNeeded();
    await inspector.getByText('1983-02-01', { exact: true }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('why: asked for when it is looked at, neighbours that play and can be chosen', {
    timeout: 60_000,
  }, async () => {
    const { page, problems } = await openPage(stage().browser, app.url);
    await rowOf(page, 'Piece 0').click();
    const nearest = details(page).getByRole('list', { name: 'Among tracks you labelled' });
    await section(page, 'Nearest tracks').scrollIntoViewIfNeeded();
    await details(page)
      .getByText(/tracks? that sounds? most like it/u)
      .waitFor();
    await section(page, 'Features for and against').click();
    await nearest.getByText('Piece 3').waitFor();
    await eventually(() =>
      details(page).getByRole('list', { name: 'Among all other tracks' }).getByRole('listitem').count(),
    ).toBe(2);
    // Plain words and units: at least one bar each way, or one way only.
    await section(page, 'File').scrollIntoViewIfNeeded();
    await details(page)
      .getByText(/, usually /)
      .first()
      .waitFor();
    await details(page).getByText(/^For /).first().waitFor();

    await nearest.getByRole('button', { name: 'Play Piece 3' }).click();
    await page.getByRole('region', { name: 'Player' }).getByText('Piece 3').waitFor();
    await nearest.getByRole('button', { name: 'Pause Piece 3' }).click();
    await nearest.getByRole('button', { name: /^Select Piece 3/ }).click();
    await details(page).getByRole('heading', { name: 'Piece 3' }).waitFor();
    await eventually(() => rowOf(page, 'Piece 3').getAttribute('aria-selected')).toBe('true');
    await details(page).getByText('Set by you').waitFor();

    // Where it is not listed, it is shown among all tracks.
    await searchFor(page, 'Piece 0');
    await eventually(() => rows(page).count()).toBe(1);
    await rowOf(page, 'Piece 0').click();
    await section(page, 'Nearest tracks').scrollIntoViewIfNeeded();
    await nearest.getByRole('button', { name: /^Select Piece 3/ }).click();
    await eventually(() => rowOf(page, 'Piece 3').getAttribute('aria-selected')).toBe('true');
    await eventually(() => rows(page).count()).toBe(4);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('what is closed stays closed, and is not asked for', { timeout: 60_000 }, async () => {
    const { page, problems } = await openPage(stage().browser, app.url);
    await rowOf(page, 'Piece 0').click();
    // The figures behind the sentences are folded until somebody wants them.
    await section(page, 'Each learner alone').waitFor();
    await eventually(() => details(page).getByText('Neural network').count()).toBe(0);
    await section(page, 'Each learner alone').click();
    await details(page).getByText('Neural network').waitFor();
    await section(page, 'Nearest tracks').click();
    await page.reload();
    await rowOf(page, 'Piece 1').click();
    await details(page).getByText('Neural network').waitFor();
    await eventually(() => section(page, 'Nearest tracks').getAttribute('aria-expanded')).toBe('false');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('axe finds nothing, dark and light, with everything shown', { timeout: 90_000 }, async () => {
    const { page } = await openPage(stage().browser, app.url);
    await rowOf(page, 'Piece 0').click();
    await section(page, 'Each learner alone').click();
    await details(page).getByText('Neural network').waitFor();
    await section(page, 'Features for and against').click();
    await page.getByRole('button', { name: 'Waveform' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Spectrogram' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Beats' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('img', { name: /^Spectrogram/ }).waitFor();
    // The button that opened the menu has the focus again, and with it its words beside it.
    await rowOf(page, 'Piece 0').click();
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    await section(page, 'File').scrollIntoViewIfNeeded();
    await details(page)
      .getByText(/, usually /)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await rowOf(page, 'Piece 1').click();
    await rows(page)
      .last()
      .click({ modifiers: ['Shift'] });
    await section(page, 'Formats').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('many in sum; corrected at once; no music and music again', { timeout: 60_000 }, async () => {
    const { page, problems } = await openPage(stage().browser, app.url);
    await rowOf(page, 'Piece 0').click();
    await rows(page)
      .last()
      .click({ modifiers: ['Shift'] });
    const inspector = details(page);
    await inspector.getByText('4 tracks selected').waitFor();
    await inspector.getByText('48 s in all').waitFor();
    const formats = section(page, 'Formats');
    await formats.waitFor();
    await inspector.getByText('WAV', { exact: true }).waitFor();
    await inspector.getByText('4 100 %').waitFor();
    await button(page, 'Correct genre').click();
    await untilTyping(page);
    await page.keyboard.type('disco');
    await page.keyboard.press('Enter');
    await notice(page, '4 tracks set to Disco').waitFor();
    await inspector.getByText('Set by you').waitFor();
    await notice(page, '4 tracks set to Disco').waitFor();
    await button(page, 'Undo').first().click();
    await notice(page, 'Undone for 4 tracks').waitFor();

    await inspector.getByRole('button', { name: 'Not music' }).click();
    await inspector.getByText(/4 not music/).waitFor();
    await inspector.getByRole('button', { name: 'Is music' }).click();
    await eventually(() => inspector.textContent()).not.toContain('4 not music');
    expect(problems).toEqual([]);
    await page.context().close();
  });
}
