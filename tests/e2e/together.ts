// Several tabs on one library, and a host that goes away and comes back.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServedApp } from '../helpers/servedApp.ts';
import { button, details, eventually, notice, rowOf, untilTracks, untilTyping } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

export function together(stage: () => Stage): void {
  let library: string;
  /** The host of the moment: each test leaves one running. */
  let app: ServedApp;
  beforeAll(async () => {
    const { folder, prepared, serve } = stage();
    library = join(folder, await prepared.library('together'));
    app = await serve(library);
  });
  afterAll(() => app.stop());

  test('two tabs see each other’s corrections', { timeout: 60_000 }, async () => {
    const { browser, prepared } = stage();
    const title = prepared.tracks[0]?.shown;
    if (title === undefined) throw new Error('there is no music');
    const { page: one, problems } = await openPage(browser, app.url);
    const two = await one.context().newPage();
    // The cookie of the first tab lets the second one in without the key.
    await two.goto(`http://127.0.0.1:${app.port}/`);
    await rowOf(two, title).click();
    await rowOf(one, title).click();
    await one.keyboard.press('g');
    await one.keyboard.type('disco');
    await one.keyboard.press('Enter');
    await details(two).getByText('Set by you').waitFor();
    await rowOf(two, title).getByRole('img', { name: 'Set by you' }).waitFor();
    await button(two, 'Undo').first().click();
    await eventually(() => details(one).textContent()).not.toContain('Set by you');
    expect(problems).toEqual([]);
    await one.context().close();
  });

  test('a killed host is missed, found again, and nothing is lost', { timeout: 60_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const [title, other] = prepared.tracks.map(({ shown }) => shown);
    if (title === undefined || other === undefined) throw new Error('there is no music');
    const { page, problems } = await openPage(browser, app.url);
    await rowOf(page, title).click();
    await page.keyboard.press('g');
    await page.keyboard.type('metal');
    await page.keyboard.press('Enter');
    await notice(page, '1 track set to Metal').waitFor();

    await app.kill();
    await page.getByText('Connection lost, trying again').waitFor();
    // Said while nobody listens: shown, and sent when somebody does.
    await rowOf(page, other).click();
    await page.keyboard.press('g');
    await untilTyping(page);
    await page.keyboard.type('pop');
    await page.keyboard.press('Enter');
    await rowOf(page, other).getByRole('img', { name: 'Set by you' }).waitFor();
    await eventually(() => notice(page, 'set to Pop').count()).toBe(0);

    // A new start has a new token; the cookie lets the page in all the same.
    app = await serve(library, app.port);
    await page.getByText('Connection lost, trying again').waitFor({ state: 'detached' });
    await notice(page, '1 track set to Pop').waitFor();
    await untilTracks(page, prepared.tracks.length + 1);
    for (const labelled of [title, other])
      await rowOf(page, labelled).getByRole('img', { name: 'Set by you' }).waitFor();
    await details(page).getByRole('heading', { name: other }).waitFor();

    // The browser itself reports that nobody answered; the page has nothing else to complain of.
    const unanswered = /ERR_CONNECTION_(REFUSED|RESET)|WebSocket connection/;
    expect(problems.filter((problem) => !unanswered.test(problem))).toEqual([]);
    await page.context().close();
  });

  test('a page whose key is no longer valid shows what to do', { timeout: 60_000 }, async () => {
    const { browser, serve } = stage();
    const { page } = await openPage(browser, app.url);
    await rowOf(page, 'broken.mp3').waitFor();
    await app.kill();
    // As when somebody else could have read the key.
    rmSync(join(library, 'host.key'));
    app = await serve(library, app.port);
    await page.getByText('This page has no access').waitFor();
    await page.context().close();
  });
}
