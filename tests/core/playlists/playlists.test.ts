// Playlists and file names as text: what players read, what file systems take, what untrusted tags cannot do.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../src/core/playlists/fileName.ts';
import { renderM3u8 } from '../../../src/core/playlists/m3u8.ts';
import { textOf } from '../../helpers/pieces.ts';

describe('extended M3U', () => {
  test('has the header first, then two lines an entry', () => {
    const text = textOf(
      renderM3u8('Hip Hop', [
        { location: '../a/b.mp3', title: 'One', artist: 'Äff', durationSeconds: 61.6 },
        { location: 'c.flac', title: 'Two', artist: null, durationSeconds: null },
      ]),
    );
    expect(text).toBe(
      '#EXTM3U\n#Written by Stackwax\n#PLAYLIST:Hip Hop\n#EXTINF:62,Äff - One\n../a/b.mp3\n#EXTINF:-1,Two\nc.flac\n',
    );
  });

  test('whatever the tags say, there are exactly as many lines as entries ask for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.option(fc.string({ unit: 'binary' })))),
        (name, tags) => {
          const entries = tags.map(([title, artist]) => ({
            location: 'a.mp3',
            title,
            artist,
            durationSeconds: 1,
          }));
          const lines = textOf(renderM3u8(name, entries)).split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
          expect(lines).toHaveLength(3 + 2 * entries.length + 1);
          expect(lines.filter((line) => line === 'a.mp3')).toHaveLength(entries.length);
        },
      ),
    );
  });
});

describe('a safe file name', () => {
  test.each([
    ['Hip Hop', 'Hip Hop'],
    ['Drum/Bass', 'Drum-Bass'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['..', '_'],
    ['con', '_con'],
    ['COM1.x', '_COM1.x'],
    ['a\u0000b\u202ec', 'abc'],
    ['What?*', 'What'],
    ['trailing. ', 'trailing'],
    ['', '_'],
  ])('%j becomes %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('holds for any text: not empty, no separator, no dots alone, short, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\]/u);
        expect(safe).not.toMatch(/^\.*$/u);
        expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(201);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});
