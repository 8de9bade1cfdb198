// A Chromium for tests of the real page: found on this machine, or the tests that need one skip aloud.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const whole = [
  process.env['STACKWAX_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
].find((path) => path !== undefined && existsSync(path));

/** The same engine without a window: where it is, pages take a seventh less of the processor. It has no policies of its own. */
const windowless = ['/usr/bin/chromium-headless-shell'].find(existsSync);

const executable = process.env['STACKWAX_CHROMIUM'] === undefined ? (windowless ?? whole) : whole;

/** Tests use it as `describe.skipIf(!hasChromium)`. */
export const hasChromium = executable !== undefined;

/** Tests of what only a whole browser does, as `describe.skipIf(!hasWholeChromium)`. */
export const hasWholeChromium = whole !== undefined;

if (!hasChromium)
  console.warn(
    'no Chromium here (STACKWAX_CHROMIUM may name one): tests of the page in a browser are skipped',
  );

/** Throws where there is none; guard with `hasChromium`. */
export function launchChromium(furtherArguments: readonly string[] = []): Promise<Browser> {
  return launch(executable, furtherArguments);
}

/** Throws where there is none; guard with `hasWholeChromium`. */
export function launchWholeChromium(furtherArguments: readonly string[]): Promise<Browser> {
  return launch(whole, furtherArguments);
}

function launch(executablePath: string | undefined, furtherArguments: readonly string[]): Promise<Browser> {
  if (executablePath === undefined) throw new Error('there is no Chromium here; guard with hasChromium');
  return chromium.launch({
    executablePath,
    args: [
      // Containers run as root, where Chromium's own sandbox cannot.
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--mute-audio',
      ...furtherArguments,
    ],
  });
}
