// What goes wrong is seen: a change that cannot be kept is taken back before one's eyes, what cannot be loaded is reported.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { libraryFile } from '../../src/main/store/folder.ts';
import { violations } from './accessible.ts';
import { button, eventually, notice, rowOf, rows, untilTyping } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

/** Has the library refuse every new row of a table, as a full disk would, until it takes them again. */
function refusing(folder: string, library: string, table: string): { end(): void } {
  const file = join(folder, library, libraryFile);
  const run = (sql: string): void => {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  };
  run(`CREATE TRIGGER refused BEFORE INSERT ON ${table} BEGIN SELECT RAISE (ABORT, 'refused'); END`);
  return { end: () => run('DROP TRIGGER refused') };
}

export function failing(stage: () => Stage): void {
  test('a correction, an answer and a setting that are not kept', { timeout: 90_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('failing');
    const app = await serve(library);
    const { page } = await openPage(browser, app.url);
    const { keyboard } = page;
    const title = prepared.tracks[0]?.shown ?? '';
    await rowOf(page, title).waitFor();
    const before = await rowOf(page, title).textContent();

    // Held back for a moment, so that what is shown at once can be seen.
    const labels = refusing(folder, library, 'labels');
    await rowOf(page, title).click();
    await keyboard.press('g');
    await untilTyping(page);
    await keyboard.type('reggae');
    await page.getByRole('option', { name: /^Reggae \d/ }).waitFor();
    await keyboard.press('Enter');
    await notice(page, 'The correction was not saved').waitFor();
    await eventually(() => rowOf(page, title).textContent()).toBe(before);

    await button(page, 'Review').click();
    const heading = page.getByRole('region', { name: 'What is this?' }).getByRole('heading');
    await page.getByRole('list', { name: 'Likely genres' }).getByRole('button').first().waitFor();
    await eventually(() => heading.textContent()).not.toBe('');
    const asked = await heading.textContent();
    await keyboard.press('1');
    await page.getByRole('log').getByText('Something went wrong', { exact: true }).waitFor();
    await eventually(() => heading.textContent()).toBe(asked);
    await eventually(() => page.getByText('1 answer', { exact: true }).count()).toBe(0);
    labels.end();
    await keyboard.press('1');
    await page.getByText('1 answer', { exact: true }).waitFor();

    const settings = refusing(folder, library, 'settings');
    await button(page, 'Settings').click();
    const trust = page.getByRole('switch', { name: 'Trust file tags' });
    await trust.press('Space');
    await notice(page, 'The setting was not saved').waitFor();
    await eventually(() => trust.isChecked()).toBe(true);
    settings.end();
    await trust.press('Space');
    await eventually(() => trust.isChecked()).toBe(false);
    await page.context().close();
    await app.stop();
  });

  test('a playlist whose new order is not kept stands in the old one', { timeout: 60_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('failing-playlist');
    const app = await serve(library);
    const { page } = await openPage(browser, app.url);
    const { keyboard } = page;
    await rows(page).first().click();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('p');
    await untilTyping(page);
    await keyboard.type('Sunday');
    await keyboard.press('Enter');
    await page.getByRole('option', { name: /^Sunday \d/ }).click();
    const listed = (): Promise<string[]> =>
      rows(page).evaluateAll((all) =>
        all
          .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
          .map((row) => row.getAttribute('data-track') ?? ''),
      );
    await rows(page).first().click();
    const before = await listed();
    const steps = refusing(folder, library, 'playlist_states');
    await keyboard.press('Alt+ArrowDown');
    await page.getByRole('log').getByText('Something went wrong', { exact: true }).waitFor();
    await eventually(listed).toEqual(before);
    steps.end();
    await keyboard.press('Alt+ArrowDown');
    await eventually(listed).toEqual([before[1], before[0], ...before.slice(2)]);
    await page.context().close();
    await app.stop();
  });

  test('screens that cannot be loaded say so, and can be asked again', { timeout: 90_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('unreadable');
    const app = await serve(library);
    const { page } = await openPage(browser, app.url);
    await rows(page).first().waitFor();
    const rename = (from: string, to: string): void => {
      const db = new Database(join(folder, library, libraryFile));
      // What else speaks of the table keeps its name.
      db.pragma('legacy_alter_table = ON');
      db.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
      db.close();
    };
    for (const [screen, table, message, shown] of [
      ['Learn', 'models', 'The models could not be loaded', 'Starter model is in use'],
      ['Tags', 'declared_genres', 'The tags could not be loaded', /written tag/],
    ] as const) {
      rename(table, 'hidden');
      await button(page, screen).click();
      await page.getByRole('alert').getByText(message).waitFor();
      expect(await violations(page)).toEqual([]);
      rename('hidden', table);
      await button(page, 'Try again').click();
      await page.getByText(shown).waitFor();
    }
    await page.context().close();
    await app.stop();
  });
}
