// The whole loop without ever touching the mouse.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectMusic } from '../helpers/collectMusic.ts';
import {
  button,
  details,
  eventually,
  genreLink,
  grid,
  notice,
  picker,
  playedSeconds,
  rowOf,
  untilSorted,
  untilTracks,
  untilTyping,
} from './actions.ts';
import { pressAll, tabTo } from './keyboard.ts';
import { openPage, type Stage } from './stage.ts';

const files = [
  'blues.00001.flac',
  'classical.00002.flac',
  'country.00000.flac',
  'hiphop.00001.flac',
  'pop.00001.flac',
  'rock.00003.flac',
];

export function byKeyboard(stage: () => Stage): void {
  test('from an empty library to playlists on disk', { timeout: 120_000 }, async () => {
    const { browser, folder, serve } = stage();
    const music = join(folder, 'keyboard-music');
    collectMusic(music, files);
    const app = await serve('by-keyboard');
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;

    await page.getByRole('heading', { name: 'Your music, sorted by how it sounds' }).waitFor();
    await tabTo(page, button(page, 'Choose a folder'));
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Folder' }));
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(music);
    await keyboard.press('Enter');
    await page.getByText('7 audio files directly here').waitFor();
    await tabTo(page, button(page, 'Add this folder'));
    await keyboard.press('Enter');
    await untilTracks(page, files.length + 1);
    await untilSorted(page, files.length);

    // Search, then the list.
    await keyboard.press('/');
    await keyboard.type('country');
    await untilTracks(page, 1);
    await pressAll(page, 'Enter', 'ArrowDown');
    await details(page).getByRole('heading', { name: 'country.00000.flac' }).waitFor();
    await pressAll(page, '/', 'Escape', 'Escape');
    await untilTracks(page, files.length + 1);

    // Play, pause, jump ahead.
    await keyboard.press('Space');
    await eventually(() => playedSeconds(page)).toBeGreaterThan(0);
    await keyboard.press('ArrowRight');
    await eventually(() => playedSeconds(page)).toBeGreaterThan(4);
    await keyboard.press('Space');
    await button(page, 'Play').waitFor();

    // Correct, undo, redo.
    await keyboard.press('g');
    await untilTyping(page);
    await keyboard.type('reg');
    await keyboard.press('Enter');
    await notice(page, '1 track set to Reggae').waitFor();
    await details(page).getByText('Set by you').waitFor();
    await keyboard.press('ControlOrMeta+z');
    await eventually(() => details(page).textContent()).not.toContain('Set by you');
    await keyboard.press('ControlOrMeta+Shift+z');
    await details(page).getByText('Set by you').waitFor();

    // Several at once, to a genre that did not exist.
    await pressAll(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await details(page).getByText('3 tracks selected').waitFor();
    await keyboard.press('g');
    await keyboard.type('snorkelcore');
    await picker(page).getByRole('option', { name: 'Create “snorkelcore”' }).waitFor();
    await keyboard.press('Enter');
    await picker(page).getByText('Create the genre “snorkelcore”?').waitFor();
    await keyboard.press('Enter');
    await genreLink(page, 'Snorkelcore 3 tracks').waitFor();
    await keyboard.press('ControlOrMeta+A');
    await details(page).getByText('7 tracks selected').waitFor();
    await keyboard.press('Escape');
    await details(page).getByText('Nothing selected').waitFor();

    // Another view, another order.
    await tabTo(page, page.getByRole('option', { name: /^All tracks/ }));
    await keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: 'Albums' }).waitFor();
    await keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: 'Unsorted' }).waitFor();
    await page.getByText('Everything has a genre').waitFor();
    await keyboard.press('ArrowUp');
    await page.getByRole('heading', { name: 'Albums' }).waitFor();
    await keyboard.press('ArrowUp');
    await untilTracks(page, files.length + 1);
    await tabTo(page, button(page, 'Title'));
    await keyboard.press('Enter');
    await eventually(() =>
      grid(page).getByRole('columnheader', { name: 'Title' }).getAttribute('aria-sort'),
    ).toBe('ascending');

    // Learn.
    await tabTo(page, button(page, 'Retrain'));
    await keyboard.press('Enter');
    await page.getByText('Starter model').waitFor();
    await tabTo(page, button(page, 'Retrain now'));
    await keyboard.press('Enter');
    await page
      .getByRole('progressbar', { name: /Progress/ })
      .last()
      .waitFor();
    await page.getByText('Your own model').waitFor({ timeout: 80_000 });
    await keyboard.press('Escape');
    // A label stays, whatever the new model predicts.
    await genreLink(page, 'Snorkelcore 3 tracks').waitFor();
    await rowOf(page, 'blues.00001.flac').getByRole('img', { name: 'Set by you' }).waitFor();

    // Playlists.
    await tabTo(page, button(page, 'Export'));
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Export playlists' });
    await tabTo(page, dialog.getByRole('textbox', { name: 'Folder' }));
    await keyboard.type(join(folder, 'keyboard-playlists'));
    await tabTo(page, dialog.getByRole('button', { name: 'Export' }));
    await keyboard.press('Enter');
    await dialog.getByText(/playlists? written/).waitFor();
    expect(readFileSync(join(folder, 'keyboard-playlists', 'Snorkelcore.m3u8'), 'utf8')).toContain(
      '../keyboard-music/blues.00001.flac',
    );
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await keyboard.press('Escape');

    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
