// What follows what, as it is heard: faded into each other, as loud as each other, again and again, mixed, moved in the queue, put to sleep.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recorded, recorderScript } from '../../bench/gapless/recording.ts';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { resultOf, startApp } from '../helpers/app.ts';
import {
  button,
  eventually,
  focused,
  grid,
  notice,
  playedSeconds,
  rowOf,
  searchFor,
  untilTracks,
} from './actions.ts';
import type { Stage } from './stage.ts';

const tones = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((letter, n) => ({
  title: `Tone ${letter}`,
  hertz: 700 + 60 * n,
  // Every other one is so much quieter, and still louder than they are levelled to: without a known peak none is made louder.
  amplitude: n % 2 === 0 ? 0.5 : 0.2,
  // Long enough for a slow machine; nobody waits for their ends, which keys lead to.
  seconds: n === 0 ? 12 : 8,
}));
const [first, second] = tones;
const last = tones.at(-1);
const broken = ['zz 1.mp3', 'zz 2.mp3', 'zz 3.mp3'];

/** Tones, and files that are no music; tracks are faded for a second and made as loud as each other. */
async function takeIn(library: string, music: string): Promise<void> {
  mkdirSync(music);
  for (const { title, hertz, amplitude, seconds } of tones) {
    const sound = Float32Array.from(
      { length: seconds * sampleRate },
      (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / sampleRate),
    );
    writeFileSync(join(music, `${title}.wav`), wavFile(sound, sampleRate, { INAM: title, IART: 'Tester' }));
  }
  for (const name of broken) writeFileSync(join(music, name), 'This is not music.'.repeat(200));
  const { app, client } = await startApp(library);
  await resultOf(client, client.library.scan({ folders: [music] }));
  await client.settings.set({ crossfadeSeconds: 1, levelling: 'track' });
  await app.close();
}

const player = (page: Page): Locator => page.getByRole('region', { name: 'Player' });
const queued = (page: Page): Locator => page.getByRole('region', { name: 'Queue' }).getByRole('row');
const titleInPlayer = async (page: Page): Promise<string> =>
  (
    await player(page)
      .getByText(/^Tone [A-G]$/)
      .allTextContents()
  ).join();

/** To so many tenths of the track in the player. */
async function goToTenth(page: Page, tenth: number): Promise<void> {
  const position = page.getByRole('slider', { name: 'Position' });
  await position.focus();
  await focused(position);
  await page.keyboard.press(`${tenth}`);
}

/** The mouse takes the last one in the queue to its top. */
async function dragLastToTop(page: Page): Promise<void> {
  await queued(page)
    .last()
    .hover({ position: { x: 60, y: 12 } });
  const top = await queued(page).first().boundingBox();
  if (top === null) throw new Error('nothing is queued');
  await page.mouse.down();
  // Once to begin, and once more to be over it.
  await page.mouse.move(top.x + 60, top.y + 6);
  await page.mouse.move(top.x + 60, top.y + 2);
  await queued(page).and(page.locator('[data-drop-target]')).first().waitFor({ state: 'attached' });
  await page.mouse.up();
}

async function queue(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await rowOf(page, title).click();
    await focused(grid(page));
    await eventually(() => rowOf(page, title).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('q');
  }
  await button(page, `Queue, ${titles.length} tracks`).waitFor();
}

async function play(page: Page, title: string): Promise<void> {
  await rowOf(page, title).click();
  await focused(grid(page));
  await eventually(() => rowOf(page, title).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await eventually(() => titleInPlayer(page)).toBe(title);
  await button(page, 'Pause').first().waitFor();
}

/** In the menu of the player. */
async function choose(page: Page, choice: string): Promise<void> {
  await player(page)
    .getByRole('button', { name: /^(Shuffle, repeat, sleep timer|Stops )/ })
    .click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).first().click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/** The amplitude of a tone in a stretch of sound. */
function amplitudeOf(sound: Float32Array, rate: number, hertz: number): number {
  let [re, im] = [0, 0];
  for (let i = 0; i < sound.length; i++) {
    re += (sound[i] ?? 0) * Math.cos((2 * Math.PI * hertz * i) / rate);
    im += (sound[i] ?? 0) * Math.sin((2 * Math.PI * hertz * i) / rate);
  }
  return (2 * Math.hypot(re, im)) / sound.length;
}

/** By stretches of a twentieth of a second. */
function courseOf({ sound, rate }: { sound: Float32Array; rate: number }, hertz: number): number[] {
  const step = Math.round(rate / 20);
  return Array.from({ length: Math.floor(sound.length / step) }, (_, n) =>
    amplitudeOf(sound.subarray(n * step, (n + 1) * step), rate, hertz),
  );
}

/** The usual value of what is heard at all: at the beginning a track's level may not be known yet. */
function plateauOf(course: readonly number[]): number {
  const most = Math.max(...course);
  const heard = course.filter((value) => value > most / 4).toSorted((a, b) => a - b);
  return heard[Math.floor(heard.length / 2)] ?? 0;
}

const decibels = (factor: number): number => 20 * Math.log10(factor);

async function openHeard(browser: Browser, url: string): Promise<Page> {
  // The recorder comes from nowhere, which the page's policy forbids.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.addInitScript(recorderScript);
  await page.goto(url);
  return page;
}

async function openTones({ browser, folder, serve }: Stage) {
  await takeIn(join(folder, 'following'), join(folder, 'own'));
  const app = await serve('following');
  const page = await openHeard(browser, app.url);
  const errors: unknown[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await untilTracks(page, tones.length + broken.length);
  await searchFor(page, 'tone');
  await untilTracks(page, tones.length);
  return {
    page,
    async leave() {
      expect(errors).toEqual([]);
      await page.context().close();
      await app.stop();
    },
  };
}

export function following(stage: () => Stage): void {
  test('what follows, as it is heard', { timeout: 120_000 }, async () => {
    const { page, leave } = await openTones(stage());
    if (first === undefined || second === undefined || last === undefined)
      throw new Error('there are no tones');

    // One fades into the other for a second, and both are as loud though their files are 8 dB apart.
    await play(page, first.title);
    await goToTenth(page, 8);
    await eventually(() => titleInPlayer(page)).toBe(second.title);
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(2);
    const heard = await recorded(page);
    const [out, into] = [courseOf(heard, first.hertz), courseOf(heard, second.hertz)];
    const [loudOut, loudInto] = [plateauOf(out), plateauOf(into)];
    expect(Math.abs(decibels(loudOut / loudInto))).toBeLessThan(1.5);
    const both =
      out.filter((value, n) => value > 0.1 * loudOut && (into[n] ?? 0) > 0.1 * loudInto).length / 20;
    // A slow machine begins late, and fades for what is left then.
    expect(both).toBeGreaterThan(0.2);
    expect(both).toBeLessThan(1.3);

    // Again and again, then the list from its beginning.
    await choose(page, 'This track');
    await goToTenth(page, 9);
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(4);
    await eventually(() => playedSeconds(page)).toBeLessThan(3);
    expect(await titleInPlayer(page)).toBe(second.title);
    await choose(page, 'The list');
    await play(page, last.title);
    await goToTenth(page, 9);
    await eventually(() => titleInPlayer(page)).toBe(first.title);

    // Mixed: each once, in an order of its own.
    await choose(page, 'All tracks');
    const round = [await titleInPlayer(page)];
    for (let n = 1; n < tones.length; n += 1) {
      await button(page, 'Next track').click();
      await eventually(() => titleInPlayer(page)).not.toBe(round.at(-1));
      round.push(await titleInPlayer(page));
    }
    expect(round.toSorted()).toEqual(tones.map(({ title }) => title));
    expect(round).not.toEqual(tones.map(({ title }) => title));
    await leave();
  });

  test('moved, passed over and put to sleep, as it is heard', { timeout: 120_000 }, async () => {
    const { page, leave } = await openTones(stage());
    if (first === undefined) throw new Error('there are no tones');

    // Moved in the queue by the mouse.
    await play(page, first.title);
    await button(page, 'Pause').first().click();
    await button(page, 'Play').first().waitFor();
    await queue(page, ['Tone C', 'Tone D', 'Tone E']);
    await button(page, 'Queue, 3 tracks').click();
    await eventually(() => queued(page).count()).toBe(3);
    await dragLastToTop(page);
    await eventually(async () =>
      (await queued(page).allTextContents()).map((text) => /Tone [A-G]/.exec(text)?.[0]),
    ).toEqual(['Tone E', 'Tone C', 'Tone D']);
    await button(page, 'Clear').click();
    await button(page, 'Close the queue').click();

    // Three in a row that cannot be played: it stops, and says so.
    await searchFor(page, '');
    await untilTracks(page, tones.length + broken.length);
    await queue(page, broken);
    await play(page, first.title);
    await notice(
      page,
      '“zz 3.mp3” cannot be played either. 3 in a row could not: the player has stopped.',
    ).waitFor();
    await goToTenth(page, 9);
    await button(page, 'Play').first().waitFor();
    expect(await titleInPlayer(page)).toBe(first.title);

    // It sleeps when the track is over, or when the time has come, more quietly before.
    await play(page, first.title);
    await choose(page, 'At the end of this track');
    await goToTenth(page, 9);
    await button(page, 'Play').first().waitFor();
    expect(await titleInPlayer(page)).toBe(first.title);
    await button(page, 'Shuffle, repeat, sleep timer').waitFor();
    await choose(page, 'This track');
    await play(page, first.title);
    await choose(page, 'In 15 minutes');
    const sleepsAt = Date.now() + 15 * 60_000;
    await recorded(page);
    await page.clock.setFixedTime(sleepsAt - 2000);
    const fading: number[] = [];
    await eventually(async () => {
      fading.push(...courseOf(await recorded(page), first.hertz));
      return Math.max(...fading.slice(-6)) / Math.max(...fading);
    }).toBeLessThan(0.6);
    await page.clock.setFixedTime(sleepsAt + 1000);
    await button(page, 'Play').first().waitFor();
    await leave();
  });
}
