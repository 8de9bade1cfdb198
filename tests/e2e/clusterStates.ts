// The Clusters tab in every state: none, being found, made into genres and playlists, outdated, cancelled, failed; by mouse and by keyboard.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { analysedLibrary } from '../helpers/analysedLibrary.ts';
import { addTrack, openTestStore } from '../helpers/library.ts';
import { violations } from './accessible.ts';
import { button, eventually, focused, notice, playedSeconds, rows, untilTyping } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage } from './stage.ts';

const genres = ['classical', 'metal', 'jazz', 'reggae', 'hip hop', 'disco'];

/** A library of labelled tracks whose files are nowhere. */
async function labelled(folder: string, name: string, perGenre = 12): Promise<string> {
  const dir = join(folder, name);
  const tracks = await analysedLibrary(dir, genres, perGenre);
  const store = openTestStore(dir);
  store.write((write) => {
    for (const genre of genres)
      write.labels.set(
        tracks.flatMap((track) => (track.genre === genre ? [track.id] : [])),
        write.genres.takeIn(genre),
      );
  });
  store.close();
  return name;
}

const cards = (page: Page) => page.getByRole('grid', { name: 'Clusters' }).getByRole('row');

/** What a list to choose from is called begins with what is chosen in it. */
const chooser = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`${name}$`, 'u') });

async function choose(page: Page, list: string, option: string): Promise<void> {
  await chooser(page, list).click();
  // Some have a note beside their name.
  await page
    .getByRole('option', { name: new RegExp(`^${option}`, 'u') })
    .first()
    .click();
}

async function openClusters(page: Page): Promise<void> {
  await button(page, 'Explore').click();
  await page.getByRole('tab', { name: 'Clusters' }).click();
}

export function clusterStates(stage: () => Stage): void {
  test('found, named, and made into something, by mouse', { timeout: 120_000 }, async () => {
    const { browser, serve, folder } = stage();
    const app = await serve(await labelled(folder, 'clusters-mouse'));
    const { page, problems } = await openPage(browser, app.url);
    await openClusters(page);
    await page.getByText('No clusters yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'clusters-none');
    await choose(page, 'Number of clusters', '4');
    await button(page, 'Find clusters').click();
    await eventually(() => cards(page).count(), 60_000).toBe(4);
    await page.getByText('4 clusters of 72 tracks, K-means').waitFor();
    // Chosen by itself, with what each number came to.
    await choose(page, 'Number of clusters', 'Number: automatic');
    await button(page, 'Find again').click();
    await page.getByText('how the number was chosen').click();
    await page.getByRole('row', { name: /chosen/u }).waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'clusters');

    const first = cards(page).first();
    const more = first.getByRole('button', { name: /^More for/u });
    await more.click();
    await page.getByRole('menuitem', { name: 'Name…' }).click();
    await page.getByRole('textbox', { name: 'Name of the cluster' }).fill('Evenings');
    await page.keyboard.press('Enter');
    await first.getByRole('heading', { name: 'Evenings' }).waitFor();
    await notice(page, 'Named “Evenings”').waitFor();
    await button(page, 'Undo').first().click();
    await eventually(() => first.getByRole('heading').textContent()).not.toBe('Evenings');
    await page.keyboard.press('Control+Shift+Z');
    await first.getByRole('heading', { name: 'Evenings' }).waitFor();

    await more.click();
    await page.getByRole('menuitem', { name: 'Make a smart playlist…' }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await notice(page, '“Evenings” is made').waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: 'Make it a genre…' }).click();
    await untilTyping(page);
    await page.getByRole('dialog').locator('input').fill('jazz');
    await page.keyboard.press('Enter');
    await notice(page, 'labelled Jazz').waitFor();
    await first.getByText('Jazz 100 %').waitFor();
    const size = Number.parseInt((await first.getByText(/tracks, /u).textContent()) ?? '', 10);
    await first.getByRole('button', { name: 'Show tracks' }).click();
    await eventually(() => rows(page).count()).toBeGreaterThan(0);
    await page.getByText('Evenings').first().waitFor();
    await page.getByText(`${size} tracks`).first().waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();

    // Tracks are compared by another metric meanwhile: what is there stays, and is told to be of before.
    const store = openTestStore(join(folder, 'clusters-mouse'));
    store.write((write) =>
      write.space.saveMetric({ name: 'another', parts: '{}', weights: new Uint8Array() }),
    );
    store.close();
    const later = await serve('clusters-mouse');
    const again = await openPage(browser, later.url);
    await openClusters(again.page);
    await again.page.getByText('Tracks are compared in another way now').waitFor();
    await again.page.getByRole('heading', { name: 'Evenings' }).waitFor();
    expect(await violations(again.page)).toEqual([]);
    await photograph(again.page, 'clusters-outdated');
    await again.page.context().close();
    await later.stop();
  });

  test('walked by keyboard, and typical tracks play', { timeout: 120_000 }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('clusters-keys'));
    const { page, problems } = await openPage(browser, app.url);
    await openClusters(page);
    await chooser(page, 'Number of clusters').focus();
    await page.keyboard.press('Enter');
    // The list takes the keys a moment after it has opened, and gives them back a moment after it has closed.
    await eventually(() =>
      page
        .getByRole('listbox', { name: 'Number of clusters' })
        .evaluate((list) => list.contains(document.activeElement)),
    ).toBe(true);
    await page.keyboard.type('2');
    await focused(page.getByRole('option', { name: /^2/u }).first());
    await page.keyboard.press('Enter');
    await focused(chooser(page, 'Number of clusters'));
    await page.keyboard.press('Tab');
    await focused(button(page, 'Find clusters'));
    await page.keyboard.press('Enter');
    await eventually(() => cards(page).count(), 60_000).toBe(2);
    await cards(page).first().focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() =>
      cards(page)
        .nth(1)
        .evaluate((card) => card === document.activeElement),
    ).toBe(true);
    const play = cards(page)
      .nth(1)
      .getByRole('button', { name: /^Play /u })
      .first();
    await eventually(async () => {
      await page.keyboard.press('Tab');
      return await play.evaluate((one) => one === document.activeElement);
    }).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(() => playedSeconds(page)).toBeGreaterThan(0);
    await cards(page)
      .nth(1)
      .getByRole('button', { name: /^Pause /u })
      .press('Enter');
    await cards(page).nth(1).focus();
    await page.keyboard.press('Enter');
    await eventually(() => rows(page).count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('says why there are none: nothing heard, nothing to compare; one that is cancelled leaves what was', {
    timeout: 120_000,
  }, async () => {
    const { browser, serve, folder } = stage();
    const unheard = openTestStore(join(folder, 'clusters-unheard'));
    addTrack(unheard, 'a.mp3');
    unheard.close();
    const none = await serve('clusters-unheard');
    const first = await openPage(browser, none.url);
    await openClusters(first.page);
    await first.page.getByText('Nothing to find clusters in').waitFor();
    expect(await violations(first.page)).toEqual([]);
    await photograph(first.page, 'clusters-unheard');
    await first.page.context().close();
    await none.stop();

    // Said to be analysed, but its vectors are gone.
    await labelled(folder, 'clusters-failed', 1);
    const db = new Database(join(folder, 'clusters-failed', 'library.db'));
    db.exec('DELETE FROM windows');
    db.close();
    const failing = await serve('clusters-failed');
    const second = await openPage(browser, failing.url);
    await openClusters(second.page);
    await button(second.page, 'Find clusters').click();
    await second.page.getByText('The clusters could not be found').waitFor();
    await second.page.getByText('There is nothing to find clusters in').first().waitFor();
    expect(await violations(second.page)).toEqual([]);
    await photograph(second.page, 'clusters-failed');
    await second.page.context().close();
    await failing.stop();

    const large = await serve(await labelled(folder, 'clusters-large', 300));
    const { page, problems } = await openPage(browser, large.url);
    await openClusters(page);
    await choose(page, 'Number of clusters', '3');
    await button(page, 'Find clusters').click();
    await eventually(() => cards(page).count(), 60_000).toBe(3);
    await choose(page, 'Method', 'Gaussian mixture');
    await choose(page, 'Number of clusters', 'Number: automatic');
    await button(page, 'Find again').click();
    await page.getByRole('progressbar', { name: 'Finding clusters' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'clusters-finding');
    await button(page, 'Cancel').click();
    await page.getByText('Cancelled: nothing has changed.').waitFor();
    expect(await cards(page).count()).toBe(3);
    await page.getByText('3 clusters of 1,800 tracks, K-means').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'clusters-cancelled');
    expect(problems).toEqual([]);
    await page.context().close();
    await large.stop();
  });
}
