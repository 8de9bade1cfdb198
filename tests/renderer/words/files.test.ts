// What the page says of an export and of templates, out of data that has no words.
import { describe, expect, test } from 'vitest';
import { readTemplate } from '../../../src/core/templates/template.ts';
import { exportWords } from '../../../src/renderer/words/export.ts';
import { organiseWords } from '../../../src/renderer/words/organise.ts';

describe('what a player will not find', () => {
  test('of one playlist', () => {
    expect(
      exportWords.warning({ kind: 'misread', doubt: 'vlcOpensFolder', tracks: 1, playlist: 'Jazz' }),
    ).toBe(
      'Jazz: VLC opens a whole folder instead of 1 track whose name begins with “#” or “?”; XSPF holds them for it.',
    );
  });

  test('because it does not read the format', () => {
    expect(exportWords.warning({ kind: 'unread', player: 'car', reads: ['m3u', 'm3u8', 'pls'] })).toBe(
      'A car stereo does not read this format; it reads M3U, M3U8, and PLS.',
    );
  });
});

test.each([
  ['{titel}', 'position 2: there is no field “titel”; there are genre, artist,'],
  ['a\n{title}', 'position 2: “\\n” cannot stand in a name.'],
  ['{track:x}', 'position 2: “track:x” is no field; “{track:2}” has two digits.'],
  ['[{year} {title}', 'position 1: “]” is missing.'],
  ['../{title}', 'position 1: it leaves the folder.'],
])('what is wrong with the template %j', (template, said) => {
  const read = readTemplate(template);
  expect(read.kind === 'faulty' ? organiseWords.fault(read.fault) : null).toContain(said);
});
