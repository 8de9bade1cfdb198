// Settings: each takes hold at once, is kept, and is there in another window, too.
import { expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { button, eventually } from './actions.ts';
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
    await other.page.getByRole('radio', { name: 'System' }).click();
    await eventually(painted).toBe('light dark');
    expect([...problems, ...other.problems]).toEqual([]);
    await other.page.context().close();

    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
