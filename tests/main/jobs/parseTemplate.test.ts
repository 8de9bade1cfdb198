// What a terminal is told of a template that cannot be read.
import { expect, test } from 'vitest';
import { parseTemplate } from '../../../src/main/jobs/placing/parseTemplate.ts';

test.each([
  ['{genre}/', 8, 'a name for the file is wanted after the folder'],
  ['a}', 2, "'}' closes nothing"],
  ['a\n{title}', 2, '"\\n" cannot stand in a name'],
  ['{track:x}', 2, "'track:x' is no field; '{track:2}' has two digits"],
  [
    '{titel}',
    2,
    "there is no field 'titel'; there are genre, artist, albumartist, album, title, year, track, disc, bpm, key, filename",
  ],
])('%j', (template, at, reason) => {
  expect(() => parseTemplate(template)).toThrow(`The template cannot be read at position ${at}: ${reason}.`);
});
