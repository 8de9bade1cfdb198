// Narrowing the list: chips by keyboard and mouse, genres as a tree, folders taken out and put back.
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { places } from '../../scripts/start/project.ts';
import type { Client } from '../../src/core/contract/contract.ts';
import { createApp } from '../../src/main/app.ts';
import { formatKey } from '../../src/renderer/words/format.ts';
import { addTrack, openTestStore, readGenreTags } from '../helpers/library.ts';
import { violations } from './accessible.ts';
import { button, details, eventually, genreLink, notice, rowOf, untilTracks } from './actions.ts';
import { pressAll } from './keyboard.ts';
import { openPage, type Stage, type WatchedPage } from './stage.ts';

const chips = (page: Page) => page.getByRole('region', { name: 'Filters' }).getByRole('listitem');
const chip = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: text, exact: true });
const view = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(`^${name}`) });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Says something of a library before anybody looks at it. */
async function before<T>(libraryDir: string, say: (client: Client) => Promise<T>): Promise<T> {
  const app = await createApp({ ...places, libraryDir });
  try {
    return await say(createRouterClient(app.router));
  } finally {
    await app.close();
  }
}

/** No troubles so far, and axe finds none. It inserts styles of its own while it looks: that is none of the page's. */
async function looksRight({ page, problems }: WatchedPage): Promise<void> {
  expect(problems).toEqual([]);
  expect(await violations(page)).toEqual([]);
  problems.length = 0;
}

/** Opens the menu of filters by its key and chooses one. */
async function add(page: Page, field: string): Promise<void> {
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: field, exact: true }).click();
  // Its inside is fetched when it is first needed.
  await page.getByRole('dialog', { name: field }).locator(':focus').waitFor();
}

export function filtering(stage: () => Stage): void {
  test('by genre source, tempo and key; kept as a smart playlist', { timeout: 90_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('filters');
    const analysed = await before(join(folder, library), async (client) => {
      const ids = await client.tracks.query({ filter: { state: 'analysed' } });
      await client.labels.set({ trackIds: ids.slice(0, 3), genre: 'rock' });
      return client.tracks.rows({ ids });
    });
    const labelled = analysed.filter(({ genreSource }) => genreSource === 'label');
    const slowest = Math.min(...labelled.map(({ tempoBpm }) => tempoBpm ?? 999));
    const fast = labelled.filter(({ tempoBpm }) => (tempoBpm ?? 0) > slowest);
    const key = fast[0]?.musicalKey;
    const inKey = fast.filter(({ musicalKey }) => musicalKey === key);
    if (key === null || key === undefined) throw new Error('there is no music in a key');

    const app = await serve(library);
    const watched = await openPage(browser, app.url);
    const { page, problems } = watched;
    const { keyboard } = page;
    await untilTracks(page, analysed.length + 1);
    await eventually(() => page.getByRole('region', { name: 'Filters' }).count()).toBe(0);

    await add(page, 'Genre source');
    await keyboard.press('Space');
    await untilTracks(page, labelled.length);
    await looksRight(watched);
    await keyboard.press('Escape');
    await eventually(() =>
      chip(page, 'Genre source Set by you').evaluate((it) => it === document.activeElement),
    ).toBe(true);

    // A range is typed; Enter in its last field closes it.
    await add(page, 'Tempo');
    await keyboard.type(`${Math.ceil(slowest * 100 + 1) / 100}`);
    await keyboard.press('Tab');
    await keyboard.type('300');
    await keyboard.press('Enter');
    await untilTracks(page, fast.length);
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // Two of the chips gone, one added: by mouse this time, narrowed by typing where the list is long.
    await button(page, 'Add filter').click();
    await page.getByRole('menuitem', { name: 'Key', exact: true }).click();
    const keys = page.getByRole('dialog', { name: 'Key' });
    await keys.getByRole('option', { name: new RegExp(`^${key.replace('#', '♯')}`) }).click();
    await untilTracks(page, inKey.length);
    await keyboard.press('Escape');
    await eventually(() => chips(page).allTextContents()).toEqual([
      'Genre source Set by you',
      expect.stringMatching(/^Tempo .* BPM$/),
      `Key ${formatKey(key)}`,
      'Add filter',
    ]);
    expect(await violations(page)).toEqual([]);

    // What is filtered becomes a playlist that stays.
    await button(page, 'Save as smart playlist').click();
    const dialog = page.getByRole('dialog', { name: 'New smart playlist' });
    await dialog.getByText(`${inKey.length} track`).waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('In this key');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await heading(page, 'In this key').waitFor();
    await view(page, 'All tracks').click();

    // Chips stay from view to view, and go by key: the keyboard goes on to the next.
    await chip(page, 'Genre source Set by you').focus();
    await keyboard.press('Delete');
    await keyboard.press('Backspace');
    await keyboard.press('Delete');
    await page.getByRole('region', { name: 'Filters' }).waitFor({ state: 'detached' });
    await eventually(() => button(page, 'Filter').evaluate((it) => it === document.activeElement)).toBe(true);
    await untilTracks(page, analysed.length + 1);

    // Nothing passes: the list reports it and leads back.
    await add(page, 'Year');
    await keyboard.type('3000');
    await keyboard.press('Enter');
    await page.getByText('No track passes these filters').waitFor();
    await looksRight(watched);
    await button(page, 'Clear filters').click();
    await untilTracks(page, analysed.length + 1);
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('by mood and era; views that want a person', { timeout: 60_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('facets');
    const store = openTestStore(join(folder, library));
    const written = { one: ['Happy', '80s', 'Disco'], two: ['Happy', 'Rock'], three: ['Sad', '80s'] };
    for (const [title, genres] of Object.entries(written))
      addTrack(store, `${title}.mp3`, { title: `Facet ${title}`, genres });
    readGenreTags(store);
    // As the last look at it has noted.
    store.write((to) => to.roots.setOffline(to.roots.add(Buffer.from('/music'), '/music'), 'not-there'));
    store.close();
    const app = await serve(library);
    const watched = await openPage(browser, app.url);
    const { page, problems } = watched;
    await rowOf(page, 'Facet one').waitFor();

    await add(page, 'Mood');
    await page.getByRole('option', { name: /^happy/i }).click();
    await untilTracks(page, 2);
    await page.keyboard.press('Escape');
    await add(page, 'Era');
    await page.getByRole('option', { name: /^1980s/ }).click();
    await untilTracks(page, 1);
    await page.keyboard.press('Escape');
    await rowOf(page, 'Facet one').waitFor();
    await button(page, 'Remove the filter by mood').click();
    await untilTracks(page, 2);
    await rowOf(page, 'Facet three').waitFor();
    await button(page, 'Clear all').click();

    // Each view explains what it is for, whether there is anything in it or not.
    await view(page, 'Failed').click();
    await rowOf(page, 'broken.mp3').waitFor();
    await view(page, 'Disagreements').click();
    await page.getByText(/^Tag and prediction name|^Tags and predictions agree/).waitFor();
    await view(page, 'Needs review').click();
    await page.getByText(/^The model is not sure|^Nothing to review/).waitFor();
    expect(await violations(page)).toEqual([]);

    // A folder that cannot be reached keeps its tracks, and is marked.
    await page.getByRole('button', { name: /^music 3 tracks, offline/ }).click();
    await heading(page, 'music').waitFor();
    await page.getByText(/^Offline since .+: the folder is not there\./).waitFor();
    await untilTracks(page, 3);
    await looksRight(watched);
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('genres are a tree, walked by keys, dropped on', { timeout: 60_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('genre-tree');
    const titles = await before(join(folder, library), async (client) => {
      const ids = await client.tracks.query({ filter: { state: 'analysed' } });
      await client.labels.set({ trackIds: ids, genre: 'blues' });
      await client.labels.set({ trackIds: ids.slice(0, 1), genre: 'electronic' });
      await client.labels.set({ trackIds: ids.slice(1, 2), genre: 'house' });
      await client.labels.set({ trackIds: ids.slice(2, 3), genre: 'deep house' });
      return (await client.tracks.rows({ ids })).map(({ title, fileName }) => title ?? fileName);
    });
    const app = await serve(library);
    const watched = await openPage(browser, app.url);
    const { page, problems } = watched;
    const { keyboard } = page;
    const tree = page.getByRole('tree', { name: 'Genres', exact: true });
    const isOpen = (name: string | RegExp) => genreLink(page, name).getAttribute('aria-expanded');

    await tree.focus();
    await pressAll(page, 'Home', 'ArrowDown');
    await heading(page, 'Electronic').waitFor();
    // With those below it, though they are not in sight.
    await untilTracks(page, 3);
    await genreLink(page, 'Electronic 1 of 3 tracks, with the genres below it').waitFor();
    await eventually(() => genreLink(page, /House/).count()).toBe(0);
    await pressAll(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await heading(page, 'Deep House').waitFor();
    await untilTracks(page, 1);
    await looksRight(watched);
    await keyboard.press('ArrowLeft');
    await heading(page, 'House').waitFor();
    await untilTracks(page, 2);
    await keyboard.press('ArrowLeft');
    await eventually(() => isOpen(/^House/)).toBe('false');
    await keyboard.press('ArrowRight');

    // Open as it was left.
    await page.reload();
    await genreLink(page, 'Deep House 1 track').waitFor();
    await eventually(() => isOpen(/^Electronic/)).toBe('true');

    // Closing what holds the shown genre shows what is closed.
    await genreLink(page, 'Deep House 1 track').click();
    await heading(page, 'Deep House').waitFor();
    await genreLink(page, /^Electronic/)
      .locator('svg')
      .click();
    await heading(page, 'Electronic').waitFor();
    await eventually(() => isOpen(/^Electronic/)).toBe('false');
    await genreLink(page, /^Electronic/)
      .locator('svg')
      .click();

    // A genre below another takes what is dropped on it.
    await view(page, 'All tracks').click();
    const dragged = rowOf(page, `${titles[3]}`);
    const from = await dragged.boundingBox();
    const to = await genreLink(page, /^Deep House/).boundingBox();
    if (from === null || to === null) throw new Error('there is nothing to drag');
    await page.mouse.move(from.x + 60, from.y + 16);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y + 30);
    await page.mouse.move(to.x + 60, to.y + 12, { steps: 4 });
    await page.mouse.up();
    await notice(page, '1 track set to Deep House').waitFor();
    await genreLink(page, 'Deep House 2 tracks').waitFor();
    await genreLink(page, /^House 1 of 3 tracks/).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('a folder is taken out, and comes back with its labels', { timeout: 60_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const library = await prepared.library('folders');
    const app = await serve(library);
    const watched = await openPage(browser, app.url);
    const { page, problems } = watched;
    const title = prepared.tracks[0]?.shown ?? '';
    await rowOf(page, title).click();
    await pressAll(page, 'g', 'd', 'i', 's', 'Enter');
    await notice(page, '1 track set to Disco').waitFor();
    const all = prepared.tracks.length + 1;

    await page.getByRole('button', { name: /^prepared-music \d/ }).click();
    await heading(page, 'prepared-music').waitFor();
    await untilTracks(page, all);
    await button(page, 'More about prepared-music').click();
    await page.getByRole('menuitem', { name: 'Remove from library' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove “prepared-music” from the library?' });
    await dialog.getByText('Your files are not touched.').waitFor();
    await looksRight(watched);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await button(page, 'More about prepared-music').click();
    await page.getByRole('menuitem', { name: 'Remove from library' }).click();
    await dialog.getByRole('button', { name: 'Remove folder' }).click();
    // It was the only one.
    await page.getByRole('heading', { name: 'Your music, sorted by how it sounds' }).waitFor();
    await page.getByRole('log').getByRole('button', { name: 'Add again' }).click();
    await untilTracks(page, all);
    await heading(page, 'All tracks').waitFor();
    await rowOf(page, title).getByRole('img', { name: 'Set by you' }).waitFor();
    await rowOf(page, title).click();
    await details(page).getByText('Set by you').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
