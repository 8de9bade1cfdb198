import { join } from 'node:path';
import { expect, test } from 'vitest';
import { putTagged } from '../helpers/taggedFiles.ts';
import { violations } from './accessible.ts';
import {
  button,
  details,
  eventually,
  genreLink,
  notice,
  picker,
  rowOf,
  untilTracks,
  untilTyping,
} from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage } from './stage.ts';

/** Without those of axe's own styles. */
const ofThePage = (problems: readonly string[]) => problems.filter((text) => !/style/u.test(text));

export function firstRun(stage: () => Stage): void {
  test('by mouse: genres from the tags, taken back, offered later, picked', {
    timeout: 180_000,
  }, async () => {
    const { browser, serve, folder } = stage();
    const music = join(folder, 'tagged-music');
    putTagged(music, 0, 2, 'Techno');
    putTagged(music, 2, 2, 'Ambient');
    const app = await serve('first-run');
    const { page, problems } = await openPage(browser, app.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await button(page, 'Choose a folder').click();
    await page.getByRole('dialog').getByRole('textbox').fill(music);
    await page.keyboard.press('Enter');
    await page.getByText('4 audio files directly here').waitFor();
    await button(page, 'Add this folder').click();
    await untilTracks(page, 4);

    // Few of each: both are electronic by their tags.
    const news = page.getByRole('region', { name: 'Came in by themselves' });
    await news.getByText('New among your genres, because your tags name them: Electronic (4).').waitFor();
    await genreLink(page, /^Electronic 4 tracks/).waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'first-run-news');
    await news.getByRole('button', { name: 'Take back' }).click();
    await notice(page, 'Electronic is not among your genres').waitFor();
    await genreLink(page, /^Electronic/).waitFor({ state: 'detached' });
    await page.getByRole('log').getByRole('button', { name: 'Undo' }).click();
    await genreLink(page, /^Electronic 4 tracks/).waitFor();
    await page.reload();
    await news.getByRole('button', { name: 'Keep' }).click();
    await news.waitFor({ state: 'detached' });

    // Later ones are offered.
    putTagged(music, 4, 3, 'Polka');
    await button(page, 'Look for changes in all folders').click();
    const offers = page.getByRole('region', { name: 'Your tags ask for' });
    await offers.getByText('3 tracks say Polka. Add it?').waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'first-run-offer');
    await offers.getByRole('button', { name: 'No' }).click();
    await notice(page, 'Polka is not among your genres, and not offered again').waitFor();
    await offers.waitFor({ state: 'detached' });
    await page.getByRole('log').getByRole('button', { name: 'Undo' }).last().click();
    await offers.getByRole('button', { name: 'Add' }).click();
    await genreLink(page, /^Polka 3 tracks/).waitFor();

    // What came in by itself can be read, and taken back, for as long as the library lasts.
    await button(page, 'Tags').click();
    await page.getByRole('tab', { name: 'Suggestions' }).click();
    await page.getByText('At the first scan: Electronic (4).').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'first-run-log');
    expect(ofThePage(problems)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('by keyboard: a genre of the vocabulary by another spelling, undone again', {
    timeout: 180_000,
  }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('picking'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    const title = prepared.tracks[0]?.shown ?? '';
    await rowOf(page, title).click();
    await keyboard.press('g');
    await untilTyping(page);
    await keyboard.type('dnb');
    const first = picker(page).getByRole('option').first();
    await eventually(() => first.textContent()).toMatch(/^Drum and Bassdnb, new$/);
    await expect(
      picker(page)
        .getByRole('option', { name: /^Create/ })
        .count(),
    ).resolves.toBe(0);
    await keyboard.press('Control+a');
    await keyboard.type('drum and b');
    const last = picker(page).getByRole('option').last();
    await eventually(() => last.textContent()).toMatch(/^Create “drum and b”/);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'picker');
    await keyboard.press('Enter');
    await notice(page, '1 track set to Drum and Bass').waitFor();
    await genreLink(page, /^Drum and Bass 1 track/).waitFor();
    await details(page).getByText('Set by you').waitFor();
    await keyboard.press('Control+z');
    await notice(page, 'Drum and Bass is no longer among your genres').waitFor();
    await genreLink(page, /^Drum and Bass/).waitFor({ state: 'detached' });
    await keyboard.press('Control+Shift+z');
    await genreLink(page, /^Drum and Bass 1 track/).waitFor();
    // The palette knows the spelling, too.
    await keyboard.press('Control+k');
    await untilTyping(page);
    await keyboard.type('dnb');
    await page.getByRole('option', { name: /^Drum and Bass/ }).waitFor();
    await keyboard.press('Escape');
    expect(ofThePage(problems)).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
