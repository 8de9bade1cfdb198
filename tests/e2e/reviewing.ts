// Review and Learn: answering by one key, learning from the answers, seeing what came of it, going back.
import { expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { button, eventually, genreLink, notice, playedSeconds, untilTyping } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

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
    await keyboard.type('raut');
    await page.getByRole('option', { name: 'Create “kraut”' }).waitFor();
    await keyboard.press('Enter');
    await page.getByText('Create the genre “kraut”?').waitFor();
    await keyboard.press('Enter');
    await genreLink(page, /^Kraut 1 track/).waitFor();
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
    await report.getByText('Kraut', { exact: true }).waitFor();
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
    await running.getByText(/^(Your tracks alone|With the starter’s tracks): /).waitFor();
    await page.getByRole('button', { name: /^Activity: Learn from your corrections/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('region', { name: 'The last retraining' }).waitFor({ timeout: 90_000 });
    await page.context().close();
    await app.stop();
  });
}
