// Playlists by the way a person makes them: by hand, by rules, ordered, exported, deleted and had back.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { button, eventually, grid, notice, rowOf, rows, untilTyping } from './actions.ts';
import { pressAll } from './keyboard.ts';
import { openPage, type Stage } from './stage.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const link = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(`^${name} `) });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** The titles as they are listed from top to bottom. */
async function listed(page: Page): Promise<string[]> {
  const all = await rows(page).evaluateAll((elements) =>
    elements.map((element) => ({
      at: Number(element.getAttribute('aria-rowindex')),
      title: element.querySelector('[role=gridcell]')?.textContent ?? '',
    })),
  );
  return all.sort((a, b) => a.at - b.at).map(({ title }) => title);
}

async function make(page: Page, kind: string): Promise<void> {
  await button(page, 'New playlist or smart playlist').click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
  await untilTyping(page);
}

async function drag(page: Page, from: ReturnType<typeof rowOf>, to: { x: number; y: number }): Promise<void> {
  const box = await from.boundingBox();
  if (box === null) throw new Error('there is nothing to drag');
  await page.mouse.move(box.x + 60, box.y + 16);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + 30);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

export function playlisting(stage: () => Stage): void {
  test('by hand: filled, ordered, undone, exported, deleted, had back', { timeout: 90_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const app = await serve(await prepared.library('playlists'));
    const { page, problems } = await openPage(browser, app.url);
    const [one, two, three] = prepared.tracks.map(({ shown }) => shown);
    if (one === undefined || two === undefined || three === undefined) throw new Error('there is no music');

    await rowOf(page, one).waitFor();
    await make(page, 'New playlist');
    await page.keyboard.type('Sunday');
    await page.keyboard.press('Enter');
    await heading(page, 'Sunday').waitFor();
    await page.getByText('Nothing in it yet').waitFor();

    // Dragged onto its name, and added by key.
    await page.getByRole('option', { name: /^All tracks/ }).click();
    await rowOf(page, one).waitFor();
    const target = await link(page, 'Sunday').boundingBox();
    if (target === null) throw new Error('there is no playlist');
    await drag(page, rowOf(page, one), { x: target.x + 40, y: target.y + 10 });
    await notice(page, '1 track added to “Sunday”').waitFor();
    await rowOf(page, two).click();
    await rowOf(page, three).click({ modifiers: ['ControlOrMeta'] });
    await eventually(() => grid(page).locator('[role=row][aria-selected=true]').count()).toBe(2);
    await page.keyboard.press('p');
    await untilTyping(page);
    await page.keyboard.type('sun');
    await dialog(page).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await notice(page, '2 tracks added to “Sunday”').waitFor();

    // In its own order, whatever the library is sorted by.
    await link(page, 'Sunday').click();
    await heading(page, 'Sunday').waitFor();
    await eventually(() => rows(page).count()).toBe(3);
    const before = await listed(page);
    expect(before[0]).toBe(one);
    await rowOf(page, one).click();
    await page.keyboard.press('Alt+ArrowDown');
    const moved = [before[1], one, before[2]];
    await eventually(() => listed(page)).toEqual(moved);
    await page.getByText('Now at 2 of 3').waitFor({ state: 'attached' });
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(() => listed(page)).toEqual(before);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await eventually(() => listed(page)).toEqual(moved);
    const last = await rows(page).last().boundingBox();
    if (last === null) throw new Error('there is no last row');
    await drag(page, rowOf(page, `${moved[0]}`), { x: last.x + 80, y: last.y + 28 });
    const dragged = [one, moved[2], moved[0]];
    await eventually(() => listed(page)).toEqual(dragged);
    await rowOf(page, one).click();
    await page.keyboard.press('Delete');
    await eventually(() => listed(page)).toEqual(dragged.slice(1));

    // Exported beside a file of that name that somebody else wrote.
    const out = join(folder, 'playlisting');
    mkdirSync(out);
    writeFileSync(join(out, 'Sunday.xspf'), 'mine');
    await button(page, 'Export').click();
    await dialog(page).getByText('1 file, 2 tracks').waitFor();
    await dialog(page)
      .getByRole('button', { name: /Format/ })
      .click();
    await page.getByRole('option', { name: /^XSPF/ }).click();
    await dialog(page).getByRole('textbox', { name: 'Folder' }).fill(out);
    await dialog(page).getByRole('button', { name: 'Export' }).click();
    await dialog(page).getByText('Sunday (2).xspf').waitFor();
    expect(readFileSync(join(out, 'Sunday.xspf'), 'utf8')).toBe('mine');
    expect(readFileSync(join(out, 'Sunday (2).xspf'), 'utf8').match(/<track>/g)).toHaveLength(2);
    expect(readdirSync(out)).toHaveLength(2);
    await dialog(page).getByRole('button', { name: 'Done' }).click();

    await button(page, 'More about this playlist').click();
    await page.getByRole('menuitem', { name: 'Delete playlist' }).click();
    await link(page, 'Sunday').waitFor({ state: 'detached' });
    await heading(page, 'All tracks').waitFor();
    await page.getByRole('log').getByRole('button', { name: 'Undo' }).last().click();
    await link(page, 'Sunday').click();
    await eventually(() => listed(page)).toEqual(dragged.slice(1));

    expect(problems).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('by rules: counted while they are made, kept live', { timeout: 60_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('smart-playlists'));
    const { page, problems } = await openPage(browser, app.url);
    const all = prepared.tracks.length;
    const title = prepared.tracks[0]?.shown ?? '';
    await rowOf(page, title).waitFor();

    await make(page, 'New smart playlist');
    await page.keyboard.type('What I labelled');
    await dialog(page)
      .getByText(`${all + 1} tracks now`)
      .waitFor();
    await dialog(page).getByRole('button', { name: /About/ }).click();
    await page.getByRole('option', { name: 'Genre source' }).click();
    await dialog(page)
      .getByRole('button', { name: /Genre source$|Choose/ })
      .last()
      .click();
    await page.getByRole('option', { name: 'Set by you' }).click();
    await page.keyboard.press('Escape');
    await dialog(page).getByText('0 tracks now').waitFor();
    expect(problems).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Create' }).click();
    await heading(page, 'What I labelled').waitFor();
    await page.getByText('No track fits its rules').waitFor();

    await page.getByRole('option', { name: /^All tracks/ }).click();
    await rowOf(page, title).click();
    await pressAll(page, 'g', 'd', 'i', 's', 'Enter');
    await link(page, 'What I labelled').getByText('1', { exact: true }).waitFor();
    await link(page, 'What I labelled').click();
    await eventually(() => listed(page)).toEqual([title]);

    await button(page, 'Edit rules').click();
    await dialog(page).getByRole('button', { name: 'Remove the rule about “Genre source”' }).click();
    await dialog(page).getByText('No rule yet: every track is in it.').waitFor();
    await dialog(page).getByRole('textbox', { name: 'At most' }).fill('2');
    await page.keyboard.press('Tab');
    await dialog(page)
      .getByText(`2 of ${all + 1} tracks now`)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await eventually(() => rows(page).count()).toBe(2);
    await page.context().close();
    await app.stop();
  });
}
