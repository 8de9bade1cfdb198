// `stackwax settings`: every setting of the schema can be listed, read, set by a typed word, and set back; what it does not take is a sentence.
import { expect, test } from 'vitest';
import { defaultSettings, settingsSchema } from '../../../src/core/domain/settings.ts';
import {
  settingChange,
  settingName,
  settingNames,
  settingOf,
  settingText,
  wantedFor,
} from '../../../src/main/cli/settingValues.ts';
import { cli, cliJson } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test.each(settingsSchema.keyof().options)('%s is found by its name, and its own text sets it', (key) => {
  const name = settingName(key);
  expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
  expect(settingOf(name)).toBe(key);
  expect(settingChange(key, settingText(defaultSettings[key]))).toEqual({ [key]: defaultSettings[key] });
  expect(settingChange(key, 'default')).toEqual({ [key]: defaultSettings[key] });
  expect(wantedFor(key)).not.toBe('a value');
});

test.each([
  ['writeTags', 'on', true],
  ['writeTags', 'No', false],
  ['workers', 'auto', null],
  ['workers', '3', 3],
  ['confidenceThreshold', '0.25', 0.25],
  ['analysisDepth', 'Thorough', 'thorough'],
  ['keys', '{"undo":["Mod+Z"]}', { undo: ['Mod+Z'] }],
] as const)('%s %s', (key, typed, value) => {
  expect(settingChange(key, typed)).toEqual({ [key]: value });
});

test.each([
  ['writeTags', 'maybe', 'write-tags takes on or off, or default.'],
  ['workers', '0', 'workers takes a whole number (1 to 64) or auto, or default.'],
  ['theme', 'pink', 'theme takes system, light, dark, or default.'],
  ['confidenceThreshold', '2', 'confidence-threshold takes a number (0 to 1), or default.'],
] as const)('%s does not take %s', (key, typed, sentence) => {
  expect(() => settingChange(key, typed)).toThrow(sentence);
});

test('a person sets one, and reads it back in the next command', async () => {
  const library = ['--library', tempDir()];
  expect(await cliJson(['settings', 'get', 'write-tags', ...library])).toEqual({
    name: 'write-tags',
    value: false,
  });
  const set = await cli(['settings', 'set', 'write-tags', 'on', ...library]);
  expect(set.stdout).toBe('write-tags is on now.\n');
  const wrong = await cli(['settings', 'set', 'write-tag', 'on', ...library]);
  expect([wrong.code, wrong.stdout]).toEqual([1, '']);
  for (const name of settingNames) expect(wrong.stderr).toContain(name);
  expect(await cliJson(['settings', 'list', ...library])).toContainEqual(
    expect.objectContaining({ name: 'write-tags', value: true, default: false }),
  );
});
