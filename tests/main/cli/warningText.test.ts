// What a terminal is told of an export beside what it wrote.
import { expect, test } from 'vitest';
import type { ExportWarning } from '../../../src/core/domain/exportWarning.ts';
import { warningText } from '../../../src/main/cli/warningText.ts';

test.each<[ExportWarning, string]>([
  [
    { kind: 'misread', doubt: 'vlcReadsUrl', tracks: 1, playlist: 'Jazz' },
    "Jazz: VLC takes '#', '?' or '%' in the path for parts of a web address and will not find 1 track; XSPF holds them for it.",
  ],
  [
    { kind: 'misread', doubt: 'mpdTrims', tracks: 2, playlist: null },
    'MPD cuts off spaces beside a slash and will not find 2 tracks.',
  ],
  [
    { kind: 'unread', player: 'car', reads: ['m3u', 'pls'] },
    'A car stereo does not read this format; it reads m3u, pls.',
  ],
])('%j', (warning, text) => {
  expect(warningText(warning)).toBe(text);
});
