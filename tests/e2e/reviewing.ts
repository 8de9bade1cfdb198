// Review and Learn: answering by one key, learning from the answers, seeing what came of it, going back.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { places } from '../../scripts/start/project.ts';
import type { Client } from '../../src/core/contract/contract.ts';
import { createApp } from '../../src/main/app.ts';
import { analysedLibrary } from '../helpers/analysedLibrary.ts';
import { resultOf } from '../helpers/app.ts';
import { violations } from './accessible.ts';
import { button, eventually, genreLink, notice, playedSeconds, untilTyping } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

/** Does something with a library before it is served. */
async function inProcess(libraryDir: string, act: (client: Client) => Promise<void>): Promise<void> {
  const app = await createApp({ ...places, libraryDir });
  try {
    await act(createRouterClient(app.router));
  } finally {
    await app.close();
  }
}

export function reviewing(stage: () => Stage): void {
  test('from questions to a model and back', { timeout: 120_000 }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('reviewing'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    const title = page.getByRole('region', { name: 'What is this?' }).getByRole('heading');
    const guesses = page.getByRole('list', { name: 'Likely genres' });

    await button(page, 'Review').click();
    await title.waitFor();
    // It plays by itself; Space stops it, although a button led here.
    await eventually(() => playedSeconds(page)).toBeGreaterThan(0);
    await keyboard.press('Space');
    await button(page, 'Play').waitFor();

    await eventually(() => title.textContent()).not.toBe('');
    const first = await title.textContent();
    await guesses.getByRole('button').first().waitFor();
    await keyboard.press('1');
    await eventually(() => title.textContent()).not.toBe(first);
    await page.getByText('Stackwax had predicted 1 of your 1 answer.').waitFor();
    await eventually(() => title.textContent()).not.toBe('');
    const second = await title.textContent();
    await keyboard.press('s');
    await eventually(() => title.textContent()).not.toBe(second);
    await keyboard.press('z');
    await eventually(() => title.textContent()).toBe(second);
    await keyboard.press('z');
    await eventually(() => title.textContent()).toBe(first);

    // A genre that does not exist is made after asking.
    await keyboard.press('k');
    await untilTyping(page);
    await keyboard.type('azoo');
    await page.getByRole('option', { name: 'Create “kazoo”' }).waitFor();
    await keyboard.press('Enter');
    await page.getByText('Create the genre “kazoo”?').waitFor();
    await keyboard.press('Enter');
    await genreLink(page, /^Kazoo 1 track/).waitFor();
    for (const answers of [2, 3]) {
      await guesses.getByRole('button').first().waitFor();
      await keyboard.press('2');
      await page.getByText(`${answers} answers`, { exact: true }).waitFor();
    }

    // What the starter reached on its own collection is not told here.
    await page.getByText('Not measured on your tracks yet.').waitFor();

    await button(page, 'Learn').click();
    await page.getByText('Starter model is in use').waitFor();
    await page
      .getByRole('region', { name: 'How well it does' })
      .getByText(/^Not measured/)
      .waitFor();
    await page.getByText('All figures', { exact: true }).click();
    await page.getByRole('img', { name: /^Accuracy by confidence: confidence .*, accuracy/ }).waitFor();
    const confusion = page.getByRole('table', { name: 'Confusion matrix' });
    await confusion.getByRole('button', { name: /tracks of Blues predicted as such/ }).focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await page.getByText(/held out, of the starter’s collection/).waitFor();
    await button(page, 'Retrain now').click();
    await page.getByText(/^Your model \d+ is in use/).waitFor({ timeout: 90_000 });
    const report = page.getByRole('region', { name: 'The last retraining' });
    // So few tracks are too few to say anything.
    await report.getByText(/^After 3 answers: only \d+ tracks could be held out/).waitFor();
    await report.getByText('Kazoo', { exact: true }).waitFor();
    await button(page, 'Go back to the model before').click();
    await page.getByText('Starter model is in use').waitFor();
    await notice(page, 'predicted again').first().waitFor();
    expect(problems).toEqual([]);

    expect(await violations(page)).toEqual([]);
    await button(page, 'Review').click();
    await title.or(page.getByText('Nothing to ask')).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('asking ends where nothing is worth it, and can go on', { timeout: 120_000 }, async () => {
    const { browser, serve, folder } = stage();
    // Three copies of one piece: an answer about one of them is one about all.
    const music = join(folder, 'copies');
    mkdirSync(music, { recursive: true });
    for (const name of ['one', 'two', 'three'])
      writeFileSync(
        join(music, `${name}.wav`),
        wavFile(renderPiece(styles[0]!, 3, 8), sampleRate, { INAM: name, IART: name }),
      );
    const libraryDir = mkdtempSync(join(folder, 'ending-'));
    await inProcess(libraryDir, async (client) => {
      await resultOf(client, client.library.scan({ folders: [music] }));
    });
    const app = await serve(basename(libraryDir));
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Review').click();
    await page.getByRole('list', { name: 'Likely genres' }).getByRole('button').first().waitFor();
    await page.keyboard.press('1');
    await page.getByText('Nothing left worth asking now').waitFor();
    await page.getByText(/^Of 2 tracks that nobody named Stackwax expects to be right on [0-2]\./).waitFor();
    expect(problems).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await button(page, 'Ask anyway').click();
    for (const answers of ['1 answer', '2 answers']) {
      await page.getByText(answers, { exact: true }).waitFor();
      await page.getByRole('list', { name: 'Likely genres' }).getByRole('button').first().waitFor();
      await page.keyboard.press('1');
    }
    await page.getByText('Nothing to ask', { exact: true }).waitFor();
    await page.context().close();
    await app.stop();
  });

  test('what was learned is one sentence, in every place; all figures are folded', {
    timeout: 180_000,
  }, async () => {
    const { browser, serve, folder } = stage();
    const libraryDir = mkdtempSync(join(folder, 'sentence-'));
    const tracks = await analysedLibrary(libraryDir, ['classical', 'metal', 'reggae'], 8);
    await inProcess(libraryDir, async (client) => {
      for (const { id, genre, artist } of tracks)
        if (/[02]$/u.test(artist))
          await client.labels.set({ trackIds: [id], genre: genre === 'metal' ? 'kazoo' : genre });
    });
    const app = await serve(basename(libraryDir));
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Learn').click();
    await button(page, 'Retrain now').click();
    const report = page.getByRole('region', { name: 'The last retraining' });
    const sentence = /right on \d+ of 12 tracks it had not seen, before \d+\./i;
    await report.getByText(sentence).waitFor({ timeout: 90_000 });
    const said = (await report.getByText(sentence).textContent()) ?? '';
    expect(said).toMatch(/^After 12 answers: right/);
    const same = said.slice(said.indexOf('on '));
    await notice(page, same).first().waitFor();
    await page.getByRole('listitem').getByText(same).waitFor();
    // A genre that the starter did not know; what happened to the library.
    await report.getByText('New genres').waitFor();
    await report.getByText('Kazoo', { exact: true }).first().waitFor();
    await report
      .getByText(/ → Kazoo: \d+ tracks?$/)
      .first()
      .waitFor();
    // No share of other tracks stands beside it.
    for (const place of [report, page.getByRole('region', { name: 'Models', exact: true })])
      expect(await place.getByText('%').count()).toBe(0);
    expect(await page.getByRole('table', { name: 'Confusion matrix' }).isVisible()).toBe(false);
    await page.getByText('All figures', { exact: true }).click();
    await page.getByRole('table', { name: 'Confusion matrix' }).waitFor();
    expect(problems).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await button(page, 'Review').click();
    await page.getByRole('status').getByText(said).waitFor();
    await page.context().close();
    await app.stop();
  });

  test('while it learns: its progress is shown, and axe finds nothing', { timeout: 180_000 }, async () => {
    const { browser, serve, prepared } = stage();
    const app = await serve(await prepared.library('while-it-learns'));
    const { page } = await openPage(browser, app.url);
    // What turns until the work is done would never come to rest for axe.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await button(page, 'Review').click();
    for (const answers of ['1 answer', '2 answers', '3 answers']) {
      await page.getByRole('list', { name: 'Likely genres' }).getByRole('button').first().waitFor();
      await page.keyboard.press('1');
      await page.getByText(answers, { exact: true }).waitFor();
    }
    await button(page, 'Learn').click();
    await page.getByText('Starter model is in use').waitFor();
    await button(page, 'Retrain now').click();
    const running = page.getByRole('region', { name: 'Retraining' });
    await running.getByText(/^[^:]+: .*(fold \d|all tracks)/).waitFor();
    await page.getByRole('button', { name: /^Activity: Retrain/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('region', { name: 'The last retraining' }).waitFor({ timeout: 90_000 });
    await page.context().close();
    await app.stop();
  });
}
