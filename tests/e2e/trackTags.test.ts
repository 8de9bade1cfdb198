// Tags of tracks in the real page: accepted and refused by key, several said at once, found by filter, rule and list, learned, asked about.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/main/store/store.ts';
import { analysedLibrary } from '../helpers/analysedLibrary.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { button, details, eventually, grid, notice, rowOf, rows, untilTyping } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

/** What an ear might have heard in every track: one tag for sure, one perhaps, one with less than decides. */
const heard = [
  { name: 'mellow', facet: 'mood', probability: 0.9 },
  { name: 'acoustic', facet: 'description', probability: 0.7 },
  { name: 'angry', facet: 'mood', probability: 0.3 },
] as const;
const threshold = 0.5;
/** Said of one track, so that there are more tags than one looks through. */
const rare = Array.from({ length: 8 }, (_, n) => ({ name: `shelf ${n + 1}`, facet: 'other' as const }));

/** Writes it into a library that nobody serves. */
function hear(libraryDir: string): void {
  const store = openStore(libraryDir);
  const ids = store.store.tracks.query({ state: 'analysed' }, []);
  store.transaction((write) => {
    const tags = heard.map((tag) => ({ tagId: write.trackTags.ensure(tag), ...tag }));
    write.trackTags.setThresholds(tags.map(({ tagId }) => ({ tagId, threshold })));
    for (const id of ids) write.trackTags.setHeard(id, tags);
    write.trackTags.say(ids.slice(-1), rare.map(write.trackTags.ensure), true);
  });
  store.close();
}

const chips = (page: Page): Locator => details(page).getByRole('toolbar', { name: 'Tags of this track' });
const chip = (page: Page, name: RegExp): Locator => chips(page).getByRole('button', { name });
const tagPicker = (page: Page): Locator => page.getByRole('dialog', { name: /^Tags of/ });

/** How many pixels are hidden at its sides, in a small window and in a usual one. */
async function hidden(page: Page, part: Locator): Promise<number[]> {
  const size = page.viewportSize();
  const pixels: number[] = [];
  for (const width of [800, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    pixels.push(await part.evaluate((element) => element.scrollWidth - element.clientWidth));
  }
  if (size !== null) await page.setViewportSize(size);
  return pixels;
}

/** But for the styles that axe brings, and sound of made tracks that have no files. */
function troubles(problems: readonly string[]): string[] {
  return problems.filter((problem) => !/inline style|forbids inline|Failed to load resource/.test(problem));
}

describe.skipIf(!hasChromium || !hasShared)('tags of tracks', () => {
  const stage = useStage();

  test('are said by key, found and listed', { timeout: 90_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('track-tags');
    hear(join(folder, library));
    const app = await serve(library);
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    const [one, two] = prepared.tracks.map(({ shown }) => shown);
    if (one === undefined || two === undefined) throw new Error('there is too little music');

    // Accepted by one key, and the same takes it back.
    await rowOf(page, one).click();
    await chip(page, /^mellow, heard, 90 % certain$/).focus();
    await photograph(page, 'tags-of-a-track');
    await keyboard.press('Enter');
    await notice(page, '1 track tagged “mellow”').waitFor();
    await chip(page, /^mellow, said by you$/).waitFor();
    // The keyboard stays on it, goes on to the next by arrow, and refuses that by another key.
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^mellow/);
    await keyboard.press('ArrowRight');
    await keyboard.press('Delete');
    await notice(page, '1 track is not “acoustic”').waitFor();
    await chip(page, /^acoustic, refused by you$/).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-tag'))).toBe('');
    await chip(page, /^angry, perhaps, 30 % certain$/).waitFor();
    expect(problems).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await keyboard.press('Control+z');
    await chip(page, /^acoustic, heard, 70 % certain$/).waitFor();

    // Two tags at once, one of them new, said of all and taken back in one step.
    await rows(page).first().click();
    await rowOf(page, two).waitFor();
    await keyboard.press('Control+a');
    await keyboard.press('t');
    await untilTyping(page);
    await tagPicker(page)
      .getByRole('option', { name: /^mellow/ })
      .getByText('5 of 6 have it')
      .waitFor();
    await keyboard.type('night drive');
    await tagPicker(page).getByRole('option', { name: 'New tag “night drive”' }).waitFor();
    await keyboard.press('Enter');
    await keyboard.type('acou');
    await tagPicker(page)
      .getByRole('option', { name: /^acoustic/ })
      .waitFor();
    await keyboard.press('Enter');
    await tagPicker(page).getByText('will get it').nth(1).waitFor();
    // An arrow leads to those that are there, and Space chooses, too: of some first all, then none.
    const steered = tagPicker(page).locator('[role=option][data-focused]');
    await eventually(async () => {
      await keyboard.press('ArrowDown');
      return (await steered.textContent()) ?? '';
    }).toMatch(/^mellow/);
    await keyboard.press(' ');
    await keyboard.press(' ');
    await tagPicker(page).getByText('will lose it').waitFor();
    await photograph(page, 'tag-picker');
    expect(await violations(page)).toEqual([]);
    await keyboard.press('Control+Enter');
    const count = await rows(page).count();
    await notice(page, `${count} tracks tagged “night drive” and “acoustic” and not “mellow”`).waitFor();
    await details(page).getByRole('listitem').filter({ hasText: 'night drive' }).getByText('100 %').waitFor();
    await photograph(page, 'tags-of-many');
    await grid(page).focus();
    await keyboard.press('Control+z');
    await eventually(() => details(page).textContent()).not.toContain('night drive');
    await keyboard.press('Control+Shift+z');
    await details(page).getByText('night drive').waitFor();

    // A column of their own.
    await button(page, 'Columns').click();
    await page.getByRole('menuitemcheckbox', { name: 'Tags', exact: true }).click();
    await keyboard.press('Escape');
    await rowOf(page, one)
      .getByText(/night drive/)
      .waitFor();

    // The list of all tags: by keyboard to the tracks of one.
    await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name: 'Tags' }).click();
    await photograph(page, 'tags-written');
    expect(await hidden(page, page.locator('main header'))).toEqual([0, 0]);
    await page.getByRole('radio', { name: 'Of your tracks' }).click();
    const list = page.getByRole('grid', { name: 'Tags of your tracks' });
    expect(await hidden(page, list)).toEqual([0, 0]);
    await list.getByRole('row', { name: /^acoustic Description/ }).click();
    await page.getByRole('complementary', { name: 'The chosen tag' }).getByText('Heard alone').waitFor();
    await photograph(page, 'tags-own');
    expect(troubles(problems)).toEqual([]);
    expect(await violations(page)).toEqual([]);

    // Its tracks; from there without another tag; kept as rules.
    await list.focus();
    await keyboard.press('t');
    const filters = page.getByRole('region', { name: 'Filters' });
    await filters.getByRole('button', { name: 'Tag acoustic' }).waitFor();
    await eventually(() => rows(page).count()).toBe(count);
    expect(await hidden(page, filters.getByRole('list'))).toEqual([0, 0]);
    await grid(page).focus();
    await keyboard.press('f');
    await page.getByRole('menuitem', { name: 'Without the tag' }).click();
    await page.getByRole('option', { name: /^night drive/ }).waitFor();
    // By kind, in the order of kinds wherever they stand, whichever is the most frequent.
    const kinds = page.getByRole('listbox', { name: 'Without the tag' }).getByRole('group');
    expect(
      await kinds.evaluateAll((all) => all.map(({ firstElementChild }) => firstElementChild?.textContent)),
    ).toEqual(['Genre', 'Mood', 'Description', 'Other']);
    await photograph(page, 'tags-filter');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('option', { name: /^night drive/ }).click();
    await keyboard.press('Escape');
    await page.getByText('No track passes these filters').waitFor();
    await filters.getByRole('button', { name: 'Remove the filter by without the tag' }).click();
    await button(page, 'Save as smart playlist').click();
    await untilTyping(page);
    await keyboard.type('Unplugged');
    await page.getByRole('dialog').getByText(`${count} tracks now`).waitFor();
    // Where there are many, they are found by typing here, too.
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^acoustic/ })
      .click();
    await page.getByRole('combobox', { name: 'Tag', exact: true }).waitFor();
    await keyboard.type('shelf 7');
    await eventually(() => page.getByRole('option', { name: /^shelf/ }).count()).toBe(1);
    // The list is steered from the field a moment after it has become shorter.
    const field = page.getByRole('combobox', { name: 'Tag', exact: true });
    const only = await page.getByRole('option', { name: /^shelf 7/ }).getAttribute('id');
    await eventually(() => field.getAttribute('aria-activedescendant')).toBe(only);
    await photograph(page, 'tags-rule-choice');
    expect(await violations(page)).toEqual([]);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('option', { name: /^shelf 7/, selected: true }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('option', { name: /^shelf 7/, selected: false }).waitFor();
    await keyboard.press('Escape');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^acoustic/ })
      .waitFor();
    await photograph(page, 'tags-rule');
    await button(page, 'Create').click();
    await page.getByRole('heading', { level: 1, name: 'Unplugged' }).waitFor();
    await eventually(() => rows(page).count()).toBe(count);
    await rowOf(page, two).click();
    await chip(page, /^acoustic, said by you/).focus();
    await keyboard.press('Delete');
    await eventually(() => rows(page).count()).toBe(count - 1);
    expect(troubles(problems)).toEqual([]);

    await page.context().close();
    await app.stop();
  });

  test('are learned, and one is asked about', { timeout: 120_000 }, async () => {
    const { browser, folder, serve } = stage();
    const libraryDir = join(folder, 'learned-tags');
    await analysedLibrary(libraryDir, ['classical', 'metal'], 16);
    const app = await serve('learned-tags');
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    // Said of ten tracks by keyboard alone, of five artists.
    await rows(page).first().click();
    for (let n = 1; n < 10; n++) await keyboard.press('Shift+ArrowDown');
    await keyboard.press('t');
    await untilTyping(page);
    await keyboard.type('mellow');
    await tagPicker(page).getByRole('option', { name: 'New tag “mellow”' }).waitFor();
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await notice(page, '10 tracks tagged “mellow”').waitFor();

    await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('radio', { name: 'Of your tracks' }).click();
    const list = page.getByRole('grid', { name: 'Tags of your tracks' });
    const side = page.getByRole('complementary', { name: 'The chosen tag' });
    await list.getByRole('row', { name: /^mellow/ }).click();
    await side.getByText(/^It is said of 10 tracks\. Learn tags/).waitFor();
    await button(page, 'Learn tags').click();
    await side.getByText(/^Of two tracks, one with it and one without/).waitFor({ timeout: 60_000 });
    await side.getByText(/^Learned from 10 tracks that have it, by 5 artists\./).waitFor();
    await button(page, 'Learn again').waitFor();
    await photograph(page, 'tags-learned');
    expect(troubles(problems)).toEqual([]);
    expect(await violations(page)).toEqual([]);

    // Asked about by one key, answered by one key.
    await list.focus();
    await keyboard.press('a');
    const question = page.getByRole('region', { name: 'Is this “mellow”?' });
    const title = question.getByRole('heading');
    await title.waitFor();
    await eventually(() => title.textContent()).not.toBe('');
    const first = await title.textContent();
    await photograph(page, 'tag-review');
    expect(await violations(page)).toEqual([]);
    await keyboard.press('y');
    await eventually(() => title.textContent()).not.toBe(first);
    await page.getByText(/Stackwax had it right on [01] of 1\./).waitFor();
    await eventually(() => title.textContent()).not.toBe('');
    const second = await title.textContent();
    await keyboard.press('n');
    await page.getByText(/Stackwax had it right on [012] of 2\./).waitFor();
    await eventually(() => title.textContent()).not.toBe(second);
    await keyboard.press('z');
    await eventually(() => title.textContent()).toBe(second);
    await keyboard.press('s');
    await eventually(() => title.textContent()).not.toBe(second);
    await page.getByText('1 answer', { exact: true }).waitFor();
    // To genres and back by what is asked about.
    await page.getByRole('button', { name: /Ask about/ }).click();
    await page.getByRole('option', { name: 'Genre', exact: true }).click();
    await page.getByRole('region', { name: 'What is this?' }).waitFor();
    expect(troubles(problems)).toEqual([]);
    await page.context().close();
    await app.stop();
  });
});
