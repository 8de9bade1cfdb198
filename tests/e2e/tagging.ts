// Tags: saying what written words mean, by key, by menu, by dragging; taking it back; carrying it elsewhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addTrack, openTestStore, readGenreTags } from '../helpers/library.ts';
import { violations } from './accessible.ts';
import { button, eventually, notice, untilTyping } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const written = [
  ['Hip-Hop', 5],
  ['80s metal', 4],
  ['Geheimtipp', 3],
  ['Psychadelic', 2],
  ['Noise Rock', 2],
  ['my favourite', 1],
] as const;

/** A library whose files have these words in their genre fields, and so many more with these `together`. */
async function libraryWithTags(
  { prepared, folder }: Stage,
  name: string,
  together: readonly [readonly string[], number] = [[], 0],
): Promise<string> {
  const library = await prepared.library(name);
  const store = openTestStore(join(folder, library));
  for (let i = 0; i < together[1]; i++)
    addTrack(store, `together-${i}.mp3`, { title: `Together ${i}`, genres: [...together[0]] });
  for (const [tag, tracks] of written)
    for (let i = 0; i < tracks; i++)
      addTrack(store, `${tag}-${i}.mp3`, { title: `${tag} ${i}`, genres: [tag] });
  readGenreTags(store);
  store.close();
  return library;
}

const tags = (page: Page) => page.getByRole('grid', { name: 'Written tags' });
const tag = (page: Page, text: string) =>
  tags(page)
    .getByRole('row')
    .filter({ has: page.getByText(text, { exact: true }) });
const genre = (page: Page, name: string) =>
  page.getByRole('tree', { name: 'All genres' }).getByRole('treeitem', { name: new RegExp(`^${name}`) });

export function tagging(stage: () => Stage): void {
  test('by keyboard: accept, change, ignore, forget, undo', { timeout: 60_000 }, async () => {
    const { browser, serve } = stage();
    const app = await serve(await libraryWithTags(stage(), 'tags-by-keyboard'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await button(page, 'Tags').press('Enter');
    await page.getByText('written tags').waitFor();
    await tags(page).focus();

    // Most frequent first.
    await keyboard.press('Home');
    await keyboard.press('ArrowDown');
    await keyboard.press('a');
    await notice(page, '“80s metal” is read as Metal').waitFor();
    await eventually(() => tag(page, '80s metal').textContent()).toContain('Another spelling');

    await keyboard.press('ArrowDown');
    await keyboard.press('c');
    await page.getByRole('dialog', { name: 'Read “Geheimtipp” as' }).waitFor();
    await untilTyping(page);
    await keyboard.type('deep house');
    await page.getByRole('option', { name: /^Deep House/ }).waitFor();
    await keyboard.press('Enter');
    await notice(
      page,
      '“Geheimtipp” is read as Deep House. 1 tag on 3 tracks is read differently.',
    ).waitFor();
    await eventually(() => tag(page, 'Geheimtipp').textContent()).toContain('Deep House');

    await tags(page).focus();
    await keyboard.press('i');
    await notice(page, '“Geheimtipp” is ignored').waitFor();
    await eventually(() => tag(page, 'Geheimtipp').textContent()).toContain('Not a genre');
    await keyboard.press('f');
    await notice(page, '“Geheimtipp” is read as shipped again').waitFor();
    await keyboard.press('ControlOrMeta+z');
    await keyboard.press('ControlOrMeta+z');
    await eventually(() => tag(page, 'Geheimtipp').textContent()).toContain('Deep House');

    // Its tracks, in the library.
    await keyboard.press('t');
    await page.getByRole('grid', { name: 'Tracks' }).waitFor();
    await page.getByText('3 tracks').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('by mouse: narrowing, dragging, the tree, asked before more is touched', {
    timeout: 60_000,
  }, async () => {
    const { browser, serve } = stage();
    const app = await serve(await libraryWithTags(stage(), 'tags-by-mouse'));
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Tags').click();
    await tag(page, 'Geheimtipp').dragTo(genre(page, 'Folk'));
    await notice(page, '“Geheimtipp” is read as Folk').waitFor();
    await eventually(() => tag(page, 'Geheimtipp').textContent()).toContain('Folk');
    await notice(page, '“Geheimtipp” is read as Folk')
      .locator('..')
      .getByRole('button', { name: 'Undo' })
      .click();
    await eventually(() => tag(page, 'Geheimtipp').textContent()).toContain('Not a genre');

    await page.getByRole('radio', { name: /^Unmapped/ }).click();
    await eventually(() => tags(page).getByRole('row').count()).toBeLessThan(written.length + 1);
    await page.getByRole('radio', { name: /^All/ }).click();
    await page.getByRole('searchbox', { name: 'Search tags' }).fill('noise');
    await eventually(() => tags(page).getByRole('row').count()).toBe(2);

    // Merging a genre reads 'Noise Rock' otherwise: shown, and only then done.
    await page.getByRole('searchbox', { name: 'Search genres' }).fill('noise rock');
    await genre(page, 'Noise Rock').click();
    await button(page, 'Merge into').click();
    await page.getByRole('dialog', { name: 'Merge Noise Rock into' }).waitFor();
    await untilTyping(page);
    await page.keyboard.type('blues');
    await page.getByRole('option', { name: 'Blues', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Change what tags mean' });
    await asked.getByText('1 tag on 2 tracks is read differently').waitFor();
    await asked.getByRole('cell', { name: 'Noise Rock', exact: true }).first().waitFor();
    await asked.getByRole('button', { name: 'Leave as it is' }).click();
    await asked.waitFor({ state: 'detached' });
    await eventually(() => tag(page, 'Noise Rock').textContent()).not.toContain('Blues');
    await button(page, 'Merge into').click();
    await untilTyping(page);
    await page.keyboard.type('blues');
    await page.getByRole('option', { name: 'Blues', exact: true }).click();
    await asked.getByRole('button', { name: 'Change' }).click();
    await eventually(() => tag(page, 'Noise Rock').textContent()).toContain('Blues');

    // A genre of one's own.
    await page.getByRole('searchbox', { name: 'Search genres' }).fill('folk');
    await genre(page, 'Folk').first().click();
    await button(page, 'New below').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Kitchen Folk');
    await button(page, 'Create').click();
    await notice(page, 'Kitchen Folk is a genre now').waitFor();
    await genre(page, 'Kitchen Folk').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('the tree: renamed, put elsewhere, spelled, taken back; a genre dropped onto another', {
    timeout: 60_000,
  }, async () => {
    const { browser, serve } = stage();
    const app = await serve(await libraryWithTags(stage(), 'tags-tree'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    const foot = page.getByRole('region', { name: 'What to do with this genre' });
    const search = page.getByRole('searchbox', { name: 'Search genres' });
    await button(page, 'Tags').click();
    await search.fill('noise rock');
    await genre(page, 'Noise Rock').click();

    // By key: another name, which reads 'Noise Rock' otherwise, so it is shown before.
    await keyboard.press('r');
    await untilTyping(page);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('Krach');
    await keyboard.press('Enter');
    const asked = page.getByRole('dialog', { name: 'Change what tags mean' });
    await asked.getByText('Noise Rock is now called Krach').waitFor();
    await asked.getByRole('button', { name: 'Change' }).click();
    await notice(page, 'Noise Rock is now called Krach').waitFor();
    await eventually(() => tag(page, 'Noise Rock').textContent()).toContain('Krach');
    await search.fill('krach');
    await genre(page, 'Krach').click();
    await foot.getByText('noise rock', { exact: true }).waitFor();

    await button(page, 'Put under').click();
    await page.getByRole('dialog', { name: 'Put Krach under' }).waitFor();
    await untilTyping(page);
    await keyboard.type('experimental');
    await page.getByRole('option', { name: 'Experimental', exact: true }).waitFor();
    await keyboard.press('Enter');
    // It leads to another of the user's genres, or to none: asked about.
    await asked.getByRole('button', { name: 'Change' }).click();
    await foot.getByText('Under Experimental').waitFor();
    await button(page, 'Spelling').click();
    await untilTyping(page);
    await keyboard.type('Geheimtipp');
    await keyboard.press('Enter');
    await eventually(() => tag(page, 'Geheimtipp').textContent()).toContain('Krach');
    await button(page, 'Remove the spelling “Geheimtipp”').click();
    await asked.getByRole('button', { name: 'Change' }).click();
    await eventually(() => tag(page, 'Geheimtipp').textContent()).not.toContain('Krach');
    await button(page, 'Undo the last change').click();
    await eventually(() => tag(page, 'Geheimtipp').textContent()).toContain('Krach');

    // Merge by drag, or put it under: asked which.
    await search.fill('blues rock');
    const [from, onto] = [genre(page, 'Blues Rock').first(), genre(page, 'Punk Blues').first()];
    await from.waitFor();
    await search.fill('blues');
    await from.dragTo(onto);
    await asked.getByText('Blues Rock is merged into Punk Blues').waitFor();
    expect(await violations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Put Blues Rock under Punk Blues instead' }).click();
    await notice(page, 'Blues Rock stands under Punk Blues').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('what is alike: beside the list with its distance, suggested, taken', {
    timeout: 60_000,
  }, async () => {
    const { browser, serve } = stage();
    const library = await libraryWithTags(stage(), 'tags-alike', [['rap', 'Hip-Hop', 'Rummel'], 4]);
    const app = await serve(library);
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await button(page, 'Tags').click();
    await page.getByRole('tab', { name: 'Alike' }).click();
    await page.getByText('Which tags mean the same?').waitFor();
    await tag(page, 'rap').click();
    await keyboard.press('l');
    const near = page.getByRole('list', { name: 'Nearest to “rap”' });
    const rummel = near.getByRole('listitem').filter({ hasText: 'Rummel' });
    // Written ones stand first, with the tracks that they stand on and how near they are.
    await rummel.getByText('4 tracks').waitFor();
    await eventually(() => rummel.textContent()).toMatch(/0\.\d\d/);
    expect(await violations(page)).toEqual([]);
    await rummel.getByRole('button', { name: 'Accept: read “Rummel” as Rap' }).click();
    await notice(page, '“Rummel” is read as Rap').waitFor();
    await eventually(() => tag(page, 'Rummel').textContent()).toContain('Rap');
    await tags(page).focus();
    await keyboard.press('ControlOrMeta+z');
    await eventually(() => tag(page, 'Rummel').textContent()).not.toContain('Rap');

    // Suggestions stay while another tab is looked at.
    await page.getByRole('tab', { name: 'Suggestions' }).click();
    await button(page, 'Look for suggestions').click();
    const suggested = page.getByRole('list', { name: 'Suggestions' }).getByRole('listitem');
    await suggested.filter({ hasText: 'Rummel' }).waitFor();
    await page.getByRole('tab', { name: 'Genres' }).click();
    await page.getByRole('tab', { name: 'Suggestions' }).click();
    await suggested.filter({ hasText: 'Rummel' }).getByRole('button').click();
    await suggested.filter({ hasText: 'Rummel' }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('words leave as a file and come back, previewed', { timeout: 60_000 }, async () => {
    const { browser, serve, folder } = stage();
    const app = await serve(await libraryWithTags(stage(), 'tags-file'));
    const { page } = await openPage(browser, app.url);
    await button(page, 'Tags').click();
    await tag(page, 'Geheimtipp').click();
    await page.keyboard.press('i');
    await notice(page, 'is ignored').waitFor();
    const downloading = page.waitForEvent('download');
    await button(page, 'Export vocabulary').click();
    const file = join(folder, 'words.json');
    await (await downloading).saveAs(file);
    const words = readFileSync(file, 'utf8');
    expect(JSON.parse(words)).toMatchObject({ version: 1, ignores: ['Geheimtipp'] });

    const choosing = page.waitForEvent('filechooser');
    await button(page, 'Import vocabulary').click();
    writeFileSync(file, words.replace('"Geheimtipp"', '"Hip-Hop"'));
    await (await choosing).setFiles(file);
    const asked = page.getByRole('dialog', { name: 'Change what tags mean' });
    await asked.getByRole('cell', { name: 'Hip-Hop' }).waitFor();
    await asked.getByRole('button', { name: 'Change' }).click();
    await eventually(() => tag(page, 'Hip-Hop').textContent()).toContain('Not a genre');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
