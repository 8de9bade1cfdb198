// Duplicates: looked for, compared, preferred and taken apart, by mouse and by keyboard, in every state.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { type InfoTags, wavFile } from '../../scripts/demo/wav.ts';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { resultOf } from '../helpers/app.ts';
import { violations } from './accessible.ts';
import { button, eventually, menuOffers, notice, playedSeconds, rows } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage } from './stage.ts';

const seconds = 14;

function piece(seed: number, gain: number, tags: InfoTags): Uint8Array {
  return wavFile(
    renderPiece(styles[seed % styles.length]!, seed, seconds).map((sample) => gain * sample),
    sampleRate,
    tags,
  );
}

/** Scanned, and not looked at: two recordings in five files, one that stands alone, and another performance of the first. */
async function library(libraryDir: string, music: string): Promise<void> {
  mkdirSync(music, { recursive: true });
  const put = (name: string, seed: number, gain: number, tags: InfoTags): void =>
    writeFileSync(join(music, name), piece(seed, gain, tags));
  put('first.wav', 1, 1, { IART: 'Ann', INAM: 'Song', IPRD: 'Record' });
  put('first quiet.wav', 1, 0.5, { IART: 'Ann', INAM: 'Song (Remastered)' });
  put('first again.wav', 1, 0.9, { IART: 'Ann', INAM: 'Song' });
  put('second.wav', 2, 1, { IART: 'Bob', INAM: 'Other' });
  put('second again.wav', 2, 0.8, { IART: 'Bob', INAM: 'Other' });
  put('alone.wav', 3, 1, { IART: 'Ann', INAM: 'Song (Live)' });
  const app = await createApp({ ...places, libraryDir, workers: 1 });
  const client = createRouterClient(app.router);
  await resultOf(client, client.library.scan({ folders: [music] }));
  await app.close();
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Recordings that stand more than once' });
const option = (page: Page, title: string) =>
  list(page).getByRole('option', { name: new RegExp(`^${title}`) });
const table = (page: Page) => page.getByRole('table');

async function openTab(page: Page): Promise<void> {
  await rows(page).first().waitFor();
  await page.keyboard.press('e');
  await page.getByRole('tab', { name: 'Duplicates' }).click();
}

export function duplicating(stage: () => Stage): void {
  test('looked for, compared and decided by mouse', { timeout: 120_000 }, async () => {
    const { browser, folder, serve } = stage();
    await library(join(folder, 'duplicating'), join(folder, 'duplicating-music'));
    const app = await serve('duplicating');
    const { page, problems } = await openPage(browser, app.url);
    await openTab(page);
    await page.getByText('Nobody has looked for duplicates yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'duplicates-never');
    await button(page, 'Look for duplicates').click();
    await option(page, 'Song').waitFor({ timeout: 60_000 });
    await page.getByText('2 recordings in 5 tracks. Nothing is ever deleted.').waitFor();
    await option(page, 'Song').click();
    await table(page).getByText('Same recording, other master', { exact: false }).waitFor();
    await menuOffers(page, option(page, 'Song'), 'Add to queue');
    await page.getByText('Other tracks of the same song').waitFor();
    await page.getByText('live, heard to be another recording').waitFor();
    expect(await table(page).getByRole('columnheader').count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'duplicates');

    await button(page, 'Prefer file 2').click();
    await notice(page, 'is preferred').waitFor();
    await eventually(() => button(page, 'Prefer file 2').getAttribute('aria-pressed')).toBe('true');
    await button(page, 'File 3 is not the same').click();
    await notice(page, 'stands alone').waitFor();
    await eventually(() => table(page).getByRole('columnheader').count()).toBe(2);
    await button(page, 'Undo').last().click();
    await eventually(() => table(page).getByRole('columnheader').count()).toBe(3);
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('walked, preferred and heard against each other by keyboard', { timeout: 120_000 }, async () => {
    const { browser, folder, serve } = stage();
    await library(join(folder, 'duplicating-keys'), join(folder, 'duplicating-keys-music'));
    const app = await serve('duplicating-keys');
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await openTab(page);
    await button(page, 'Look for duplicates').focus();
    await keyboard.press('Enter');
    await option(page, 'Other').waitFor({ timeout: 60_000 });
    await list(page).focus();
    await keyboard.press('Home');
    await eventually(() => option(page, 'Song').getAttribute('aria-selected')).toBe('true');
    await keyboard.press('ArrowDown');
    await eventually(() => option(page, 'Other').getAttribute('aria-selected')).toBe('true');
    await button(page, 'Prefer file 2').waitFor();
    await keyboard.press('2');
    await eventually(() => button(page, 'Prefer file 2').getAttribute('aria-pressed')).toBe('true');
    await keyboard.press('1');
    await eventually(() => button(page, 'Prefer file 1').getAttribute('aria-pressed')).toBe('true');
    // Once more takes it back.
    await keyboard.press('1');
    await eventually(() => button(page, 'Prefer file 1').getAttribute('aria-pressed')).toBe('false');
    await keyboard.press('Shift+1');
    await eventually(() => playedSeconds(page)).toBeGreaterThan(1);
    const before = await playedSeconds(page);
    await keyboard.press('Shift+2');
    await button(page, 'Play file 2 from the same place').waitFor();
    await eventually(() => playedSeconds(page)).toBeGreaterThan(before - 0.5);
    expect(await list(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('a library in which nothing stands twice', { timeout: 60_000 }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('duplicating-none'));
    const { page, problems } = await openPage(browser, app.url);
    await openTab(page);
    await button(page, 'Look for duplicates').click();
    await page.getByText('No recording stands twice').first().waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'duplicates-none');
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
