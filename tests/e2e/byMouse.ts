// The whole loop with nothing but a mouse and, where there is a field, typing into it.
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
  rowOf,
  searchFor,
  untilSorted,
  untilTracks,
} from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const files = [
  'blues.00000.flac',
  'classical.00001.flac',
  'disco.00002.flac',
  'jazz.00001.flac',
  'metal.00002.flac',
  'reggae.00001.flac',
  'classical/1.mp3',
  'electronic/12.mp3',
  'rock/10.mp3',
];

export function byMouse(stage: () => Stage): void {
  test('from an empty library to playlists on disk', { timeout: 120_000 }, async () => {
    const { browser, folder, serve } = stage();
    const music = join(folder, 'music');
    collectMusic(music, files);
    const app = await serve('by-mouse');
    const { page, problems } = await openPage(browser, app.url);

    // An empty library invites.
    await page.getByRole('heading', { name: 'Your music, sorted by how it sounds' }).waitFor();
    await button(page, 'Choose a folder').click();
    await page.getByRole('textbox', { name: 'Folder' }).fill(folder);
    await button(page, 'Open').click();
    await page.getByRole('option', { name: 'music', exact: true }).click();
    await page.getByText('10 audio files directly here').waitFor();
    await button(page, 'Add this folder').click();

    // Tracks appear, are listened to, and get genres; the broken file does not stop that.
    await untilTracks(page, files.length + 1);
    await untilSorted(page, files.length);
    await button(page, 'Activity').click();
    await button(page, '1 problem').click();
    await page.getByRole('dialog').getByText(join(music, 'broken.mp3')).waitFor();
    await button(page, 'Close').click();

    // One track: why it has its genre, another genre, back and forth.
    await rowOf(page, 'metal.00002.flac').click();
    await details(page).getByText('Prediction').waitFor();
    await details(page)
      .getByText(/tracks? that sounds? most like it/u)
      .waitFor();
    await button(page, 'Correct genre').click();
    await picker(page).getByRole('option', { name: 'Reggae' }).click();
    await notice(page, '1 track set to Reggae').waitFor();
    await details(page).getByText('Set by you').waitFor();
    await eventually(() => rowOf(page, 'metal.00002.flac').textContent()).toContain('Reggae');
    await button(page, 'Undo').first().click();
    await eventually(() => details(page).textContent()).not.toContain('Set by you');
    await button(page, 'Redo').click();
    await details(page).getByText('Set by you').waitFor();
    await button(page, 'Clear correction').click();
    await eventually(() => details(page).textContent()).not.toContain('Set by you');

    // A genre that did not exist, after asking.
    await button(page, 'Correct genre').click();
    await page.getByRole('combobox', { name: 'Genre' }).fill('Snorkelcore');
    await page.getByRole('option', { name: 'Create “Snorkelcore”' }).click();
    await page.getByText('Create the genre “Snorkelcore”?').waitFor();
    await button(page, 'Create genre').click();
    await genreLink(page, 'Snorkelcore 1 track').waitFor();

    // Several at once.
    await button(page, 'Title').click();
    await rowOf(page, 'blues.00000.flac').click();
    await rowOf(page, 'disco.00002.flac').click({ modifiers: ['Shift'] });
    const span = details(page).getByRole('heading', { name: /^\d+ tracks selected$/ });
    await span.waitFor();
    const spanned = Number.parseInt((await span.textContent()) ?? '', 10);
    expect(spanned).toBeGreaterThan(2);
    await rowOf(page, 'jazz.00001.flac').click({ modifiers: ['ControlOrMeta'] });
    await details(page)
      .getByText(`${spanned + 1} tracks selected`)
      .waitFor();
    await button(page, 'Correct genre').click();
    await picker(page).getByRole('option', { name: 'Blues' }).click();
    await genreLink(page, new RegExp(`^Blues ${spanned + 1} tracks`)).waitFor();

    // A genre lists its tracks, the search narrows, a header sorts.
    await genreLink(page, /^Blues \d/).click();
    await untilTracks(page, spanned + 1);
    await page.getByRole('option', { name: /^All tracks/ }).click();
    await untilTracks(page, files.length + 1);
    await searchFor(page, 'reggae.000');
    await untilTracks(page, 1);
    await searchFor(page, 'no such thing');
    await page.getByText('Nothing found').waitFor();
    await button(page, 'Clear search').last().click();
    await untilTracks(page, files.length + 1);
    await button(page, 'Prediction').click();
    await eventually(() =>
      grid(page).getByRole('columnheader', { name: 'Prediction' }).getAttribute('aria-sort'),
    ).toBe('descending');

    // Learning, given up.
    await button(page, 'Retrain').click();
    await button(page, 'Retrain now').click();
    await page
      .getByRole('progressbar', { name: /Progress/ })
      .last()
      .waitFor();
    await button(page, 'Cancel').click();
    await button(page, 'Retrain now').waitFor();
    await page.keyboard.press('Escape');

    // Playlists.
    await button(page, 'Export').click();
    const dialog = page.getByRole('dialog', { name: 'Export playlists' });
    await dialog.getByRole('button', { name: 'Choose folder' }).click();
    await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
    await dialog.getByRole('button', { name: 'Open' }).click();
    await dialog.getByRole('option', { name: 'music', exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Use this folder' }).click();
    await dialog.getByText('Absolute', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Export' }).click();
    await dialog.getByText(/playlists? written/).waitFor();
    const playlist = readFileSync(join(folder, 'Blues.m3u8'), 'utf8');
    expect(playlist).toContain(join(music, 'blues.00000.flac'));
    expect(playlist).toContain(join(music, 'jazz.00001.flac'));
    await dialog.getByRole('button', { name: 'Done' }).click();

    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
