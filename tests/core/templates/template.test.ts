// Templates: what they say of a track, where they are wrong, and that no tag leads out of the folder.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RenderedPath, renderTemplate, type TemplateTrack } from '../../../src/core/templates/render.ts';
import { readTemplate, type Template } from '../../../src/core/templates/template.ts';

const track: TemplateTrack = {
  genre: 'Hip Hop',
  artist: 'AC/DC',
  albumArtist: 'Various',
  album: 'Live?',
  title: 'One',
  year: 1999,
  trackNumber: 3,
  discNumber: null,
  tempoBpm: 127.6,
  musicalKey: 'A minor',
  fileName: '03 one.MP3',
};
const bare: TemplateTrack = {
  genre: null,
  artist: null,
  albumArtist: null,
  album: null,
  title: 'x.flac',
  year: null,
  trackNumber: null,
  discNumber: null,
  tempoBpm: null,
  musicalKey: null,
  fileName: 'x.flac',
};
function templateOf(text: string): Template {
  const read = readTemplate(text);
  if (read.kind === 'faulty') throw new Error(`${text}: ${read.fault.kind}`);
  return read.template;
}
const path = ({ folders, stem, extension }: RenderedPath): string => [...folders, stem + extension].join('/');
const rendered = (template: string, of: TemplateTrack): string =>
  path(renderTemplate(templateOf(template), of));

test.each([
  [
    '{genre}/{albumartist}/{year} {album}/{disc}-{track} {title}',
    'Hip Hop/Various/1999 Live/1-03 One.MP3',
    'Unsorted/Unknown artist/0000 Unknown album/1-00 x.flac',
  ],
  [
    '{artist}/[{year} ]{album}/[[{disc}-]{track} ]{title}',
    'AC-DC/1999 Live/03 One.MP3',
    'Unknown artist/Unknown album/x.flac',
  ],
  ['[{genre}/]{filename}', 'Hip Hop/03 one.MP3', 'x.flac'],
  ['{album|"Singles"}/{track:3}{Title}', 'Live/003One.MP3', 'Singles/000x.flac'],
  ['{disc|track}-{bpm} {key}', '3-128 A minor.MP3', '1-0 No key.flac'],
  ['{"{a}"} {"["}b{"]"} {title}', '{a} [b] One.MP3', '{a} [b] x.flac'],
  ['[{disc}]', '03 one.MP3', 'x.flac'],
])('%s', (template, full, empty) => {
  expect(rendered(template, track)).toBe(full);
  expect(rendered(template, bare)).toBe(empty);
});

test('what a track lacks is told, but not what stands in brackets', () => {
  const template = templateOf('{genre}/{albumartist}/[{disc}-]{track} {title}');
  expect(renderTemplate(template, track).lacking).toEqual([]);
  expect(renderTemplate(template, bare).lacking).toEqual(['genre', 'albumartist', 'track']);
});

describe('a template is refused at the position where it is wrong', () => {
  test.each([
    ['', 1, 'empty'],
    ['../{title}', 1, 'leavesFolder'],
    ['{genre}/../{title}', 9, 'leavesFolder'],
    ['a/./{title}', 3, 'leavesFolder'],
    ['/music/{title}', 1, 'notInside'],
    ['C:/{title}', 2, 'forbidden'],
    ['{genre}\\{title}', 8, 'backslash'],
    ['{genre}/', 8, 'noName'],
    ['{genre', 1, 'notClosed'],
    ['{track:x}', 2, 'notAField'],
    ['{a"b', 1, 'notClosed'],
    ['a}', 2, 'closesNothing'],
    ['[{year} {title}', 1, 'notClosed'],
    ['{title}]', 8, 'closesNothing'],
    ['[x]{title}', 1, 'noField'],
    ['{titel}', 2, 'unknownField'],
    ['{album|"x"|title}', 12, 'afterText'],
    ['a\n{title}', 2, 'forbidden'],
    [`${'['.repeat(9)}{title}${']'.repeat(9)}`, 9, 'tooDeep'],
  ])('%j at %i', (template, at, kind) => {
    expect(readTemplate(template)).toMatchObject({ kind: 'faulty', fault: { at, kind } });
  });
});

test('whatever the tags hold: below the folder, and in names that FAT holds', () => {
  const text = fc.option(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '..',
        '.',
        '/',
        '../..',
        'CON',
        'a/../b',
        '\\\\host\\x',
        'C:\\x',
        ' . ',
        '\u202e',
        'nul.txt',
      ),
    ),
  );
  const any = fc.record({
    genre: text,
    artist: text,
    albumArtist: text,
    album: text,
    title: text.map((title) => title ?? ''),
    year: fc.option(fc.integer()),
    trackNumber: fc.option(fc.integer()),
    discNumber: fc.option(fc.integer()),
    tempoBpm: fc.option(fc.double({ noNaN: true })),
    musicalKey: text,
    fileName: text.map((name) => name ?? ''),
  });
  const templates = [
    '{genre}/{albumartist}/{year} {album}/{disc}-{track} {title}',
    '[{genre}/][{artist}/]{filename}',
    '{title}{album}',
  ].map(templateOf);
  fc.assert(
    fc.property(fc.constantFrom(...templates), any, (template, of) => {
      const { folders, stem, extension } = renderTemplate(template, of);
      expect(extension).toMatch(/^(?:\.[A-Za-z0-9]{1,10})?$/u);
      expect(folders.length).toBeLessThanOrEqual(3);
      for (const name of [...folders, stem + extension]) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: no name may hold them
        expect(name).not.toMatch(/[\0-\x1f<>:"/\\|?*]|^\.*$|^[ .]/u);
        expect(name).not.toMatch(/[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
        expect(Buffer.from(name).length).toBeLessThanOrEqual(255 - 20);
      }
    }),
    { numRuns: 80 },
  );
});
