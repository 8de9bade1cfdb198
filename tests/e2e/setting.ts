// Settings: each takes hold at once, is kept, and is there in another window, too.
import { expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { button, eventually, notice } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

export function setting(stage: () => Stage): void {
  test('trust, confidence, depth, workers, theme', { timeout: 60_000 }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('settings'));
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Settings').click();
    const trust = page.getByRole('switch', { name: 'Trust file tags' });
    const confidence = page.getByRole('slider', { name: 'Confidence needed' });
    await trust.press('Space');
    await eventually(() => trust.isChecked()).toBe(false);

    // Surer than any model: every track becomes Unsorted.
    await confidence.focus();
    await page.keyboard.press('End');
    await page.getByText('95 %', { exact: true }).waitFor();
    // The keyboard stays on the slider.
    await page.keyboard.press('ArrowLeft');
    await page.getByText('90 %', { exact: true }).waitFor();
    await page.getByText('Thorough', { exact: true }).click();
    await page.getByText('One for each core').click();
    await button(page, 'Increase Workers').click();
    await eventually(() => page.getByRole('textbox', { name: 'Workers' }).inputValue()).toBe('3');
    await page.getByRole('radio', { name: 'Light' }).click();
    const painted = () => page.evaluate('getComputedStyle(document.documentElement).colorScheme');
    await eventually(painted).toBe('light');
    await page.getByText(/\d+ packages/).click();
    await page.getByText('better-sqlite3', { exact: true }).waitFor();
    await page.getByText(/\d+ packages/).click();

    const other = await openPage(browser, app.url);
    await button(other.page, 'Settings').click();
    await eventually(() => other.page.getByRole('switch', { name: 'Trust file tags' }).isChecked()).toBe(
      false,
    );
    await other.page.getByText('90 %', { exact: true }).waitFor();
    await eventually(() => other.page.getByRole('radio', { name: 'Thorough' }).isChecked()).toBe(true);
    await eventually(() =>
      other.page.evaluate('getComputedStyle(document.documentElement).colorScheme'),
    ).toBe('light');
    await other.page.getByRole('radio', { name: 'System', exact: true }).click();
    await eventually(painted).toBe('light dark');
    expect([...problems, ...other.problems]).toEqual([]);
    await other.page.context().close();

    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('folders: looked through again, taken out, put back', { timeout: 60_000 }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('folders-in-settings'));
    const { page, problems } = await openPage(browser, app.url);
    const all = prepared.tracks.length + 1;
    await button(page, 'Settings').click();
    const folders = page.getByRole('region', { name: 'Folders', exact: true }).last();
    await folders.getByText(`${all} tracks`).waitFor();
    await button(page, 'Look for changes in prepared-music').click();
    await notice(page, `${all} files found, 0 analysed`).waitFor();
    await button(page, 'Remove prepared-music from the library').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove folder' }).click();
    // With its last folder gone the library invites anew.
    await page.getByRole('heading', { level: 1, name: 'Your music, sorted by how it sounds' }).waitFor();
    await page.getByRole('log').getByRole('button', { name: 'Add again' }).click();
    await folders.getByText(`${all} tracks`).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('backups: made, gone back to at the next start, thought better of', { timeout: 90_000 }, async () => {
    const { browser, serve, prepared } = stage();
    const library = await prepared.library('backups');
    const app = await serve(library);
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Settings').click();
    const backups = page.getByRole('region', { name: 'Backups' });
    await backups.getByText(/There is no backup yet/).waitFor();
    await button(page, 'Make a backup now').click();
    await notice(page, 'Backup made').waitFor();
    await eventually(() => backups.getByRole('listitem').count()).toBe(1);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await backups
      .getByRole('button', { name: /^Go back to the backup of/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nothing that you set has changed since.').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Go back at the next start' }).click();
    await backups.getByText(/takes the library’s place at the next start/).waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Stay with this library').click();
    await backups
      .getByRole('button', { name: /^Go back to the backup of/ })
      .first()
      .waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('keys of one’s own: chosen, refused when taken, shown everywhere, reset', {
    timeout: 60_000,
  }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('keys'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    const heading = page.getByRole('heading', { level: 1 });
    const keyOf = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}(:| has no key)`) });
    await button(page, 'Settings').click();

    await keyOf('Show Tags').click();
    await button(page, 'Press a key').waitFor();
    await keyboard.press('F4');
    await page.getByRole('button', { name: 'Show Tags: F4. Choose another key' }).waitFor();
    // Ctrl+E is the export's; asked before it is taken.
    await keyOf('Show Learn').click();
    await keyboard.press('ControlOrMeta+e');
    const taken = page.getByRole('alert').filter({ hasText: 'Export playlists' });
    await taken.getByRole('button', { name: 'Leave it' }).click();
    await keyOf('Show Learn').click();
    await keyboard.press('ControlOrMeta+e');
    await taken.getByRole('button', { name: 'Use it here' }).click();
    await page.getByRole('button', { name: 'Export playlists has no key. Choose one' }).waitFor();
    // What lists live by cannot be had, and Escape leaves all as it was.
    await keyOf('Mute or unmute').click();
    await keyboard.press('ArrowDown');
    await page.getByText('is needed in lists').waitFor();
    await keyOf('Undo').click();
    await keyboard.press('Escape');
    await page.getByRole('button', { name: /^Undo: Ctrl Z/ }).waitFor();
    // Backspace takes a key away.
    await keyOf('Search').click();
    await keyboard.press('Backspace');
    await page.getByRole('button', { name: 'Search has no key. Choose one' }).waitFor();
    expect(await violations(page)).toEqual([]);

    // They work, in another window too, and stand in the list of keys and in the palette.
    const other = await openPage(browser, app.url);
    await other.page.getByRole('grid', { name: 'Tracks' }).waitFor();
    await other.page.keyboard.press('F4');
    await eventually(() => other.page.getByRole('heading', { level: 1 }).textContent()).toBe('Tags');
    await other.page.context().close();
    await keyboard.press('ControlOrMeta+e');
    await eventually(() => heading.textContent()).toBe('Learn');
    await keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await eventually(() => sheet.getByText('Show Tags', { exact: true }).locator('..').textContent()).toBe(
      'Show TagsF4',
    );
    await eventually(() => sheet.getByText('Export playlists', { exact: true }).count()).toBe(0);
    await keyboard.press('Escape');
    await keyboard.press('ControlOrMeta+k');
    await eventually(() => page.getByRole('option', { name: /^Show Tags/ }).textContent()).toContain('F4');
    await keyboard.press('Escape');

    await button(page, 'Settings').click();
    await button(page, 'Reset the key of Show Learn').click();
    await page.getByRole('button', { name: 'Show Learn has no key. Choose one' }).waitFor();
    await button(page, 'Reset all keys').click();
    await page.getByRole('button', { name: /^Export playlists: Ctrl E/ }).waitFor();
    await page.getByRole('button', { name: /^Search: \/, Ctrl F/ }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
