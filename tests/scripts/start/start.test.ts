// What `npm start` makes of its command line and of the machine it finds itself on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noWindowReason } from '../../../scripts/start/electronRuntime.ts';
import { browserCommand } from '../../../scripts/start/openBrowser.ts';
import { startOptions } from '../../../scripts/start/options.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackwax-start-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line', () => {
  test('folders are meant from where the user is', () => {
    expect(startOptions([basename(folder), '.'], dirname(folder)).folders).toEqual([folder, dirname(folder)]);
    expect(startOptions([], '/')).toEqual({
      folders: [],
      demo: false,
      browser: false,
      port: null,
      libraryDir: null,
    });
  });

  test('a port asks for the browser host', () => {
    expect(startOptions(['--port', '0'], '/')).toMatchObject({ port: 0, browser: true });
    expect(startOptions(['--library', 'lib'], folder).libraryDir).toBe(join(folder, 'lib'));
  });

  test.each([
    [['nowhere'], /There is no folder .*nowhere/],
    [['--port', '70000'], /not a port/],
    [['--port', '1e3'], /not a port/],
    [['--port=-1'], /not a port/],
    [['--what'], /--what/],
  ])('%j is reported in a sentence', (args, message) => {
    expect(() => startOptions(args, folder)).toThrow(message);
  });

  test('the demo keeps to itself', () => {
    expect(() => startOptions(['--demo', folder], '/')).toThrow(/its own music/);
    expect(() => startOptions(['--demo', '--library', folder], '/')).toThrow(/its own/);
  });
});

test('Electron is not tried without a display, nor as root', () => {
  expect(noWindowReason('linux', {}, 1000)).toMatch(/display/);
  expect(noWindowReason('linux', { DISPLAY: ':0' }, 0)).toMatch(/root/);
  expect(noWindowReason('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
  expect(noWindowReason('darwin', {}, 501)).toBeNull();
  expect(noWindowReason('win32', {}, undefined)).toBeNull();
});

test('a browser is opened where a person can see it', () => {
  expect(browserCommand('linux', {})).toBeNull();
  expect(browserCommand('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  expect(browserCommand('darwin', {})).toEqual(['open']);
  expect(browserCommand('darwin', { CI: '1' })).toBeNull();
  expect(browserCommand('win32', {})?.[0]).toBe('rundll32');
});
