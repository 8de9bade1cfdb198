// Every playlist format by its specification, and with whatever untrusted tags and names hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { playlistFormats } from '../../../src/core/domain/playlist.ts';
import type { PlaylistEntry } from '../../../src/core/playlists/entry.ts';
import { playlistFiles } from '../../../src/core/playlists/formats.ts';
import { renderJspf } from '../../../src/core/playlists/jspf.ts';
import { renderM3u } from '../../../src/core/playlists/m3u.ts';
import { placeOf, uriOf } from '../../../src/core/playlists/place.ts';
import { renderPls } from '../../../src/core/playlists/pls.ts';
import { renderXspf } from '../../../src/core/playlists/xspf.ts';
import { bytesOf, textOf } from '../../helpers/pieces.ts';

const at = (path: string | Uint8Array, isAbsolute = false) => placeOf(Buffer.from(path), isAbsolute);
const entry = (path: string, rest: Partial<PlaylistEntry> = {}): PlaylistEntry => ({
  ...at(path),
  title: 'One',
  artist: null,
  album: null,
  trackNumber: null,
  genre: null,
  durationSeconds: null,
  tempoBpm: null,
  musicalKey: null,
  loudnessLufs: null,
  rating: null,
  trackTags: [],
  ...rest,
});
const full = entry('../a/b&c #1.mp3', {
  title: 'Tom & Jerry <live>',
  artist: 'Äff',
  album: 'A "B"',
  trackNumber: 3,
  genre: 'rock',
  durationSeconds: 61.6,
});

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const anyEntry = fc
  .record({
    title: anyText,
    artist: fc.option(anyText),
    album: fc.option(anyText),
    trackNumber: fc.option(fc.integer({ min: 0, max: 500 })),
    durationSeconds: fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })),
  })
  .map((tags) => entry('music/a.mp3', tags));

test('PLS, version 2', () => {
  expect(textOf(renderPls('Mix', [full, entry('b.flac')]))).toBe(
    [
      '[playlist]',
      'X-Written-By=Stackwax',
      'X-Title=Mix',
      'File1=../a/b&c #1.mp3',
      'Title1=Äff - Tom & Jerry <live>',
      'Length1=62',
      'File2=b.flac',
      'Title2=One',
      'Length2=-1',
      'NumberOfEntries=2',
      'Version=2',
      '',
    ].join('\n'),
  );
});

test('XSPF, version 1: URIs, escaped text, milliseconds', () => {
  expect(textOf(renderXspf('R&B', [full]))).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!-- Written by Stackwax -->',
      '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
      '  <title>R&amp;B</title>',
      '  <trackList>',
      '    <track><location>../a/b%26c%20%231.mp3</location><title>Tom &amp; Jerry &lt;live&gt;</title>' +
        '<creator>Äff</creator><album>A &quot;B&quot;</album><trackNum>3</trackNum><duration>61600</duration></track>',
      '  </trackList>',
      '</playlist>',
      '',
    ].join('\n'),
  );
});

const jspf = z.strictObject({
  playlist: z.strictObject({
    meta: z.array(z.record(z.string(), z.string())),
    title: z.string(),
    track: z.array(
      z.strictObject({
        location: z.array(z.string()),
        title: z.string(),
        creator: z.string().optional(),
        album: z.string().optional(),
        trackNum: z.int().positive().optional(),
        duration: z.int().nonnegative().optional(),
      }),
    ),
  }),
});

test('JSPF: arrays of locations, milliseconds', () => {
  const { playlist } = jspf.parse(JSON.parse(textOf(renderJspf('Mix', [full]))));
  expect(playlist.track).toEqual([
    {
      location: ['../a/b%26c%20%231.mp3'],
      title: 'Tom & Jerry <live>',
      creator: 'Äff',
      album: 'A "B"',
      trackNum: 3,
      duration: 61_600,
    },
  ]);
});

test('M3U in Latin-1: one byte a character, titles composed, and what it lacks as a question mark', () => {
  const bytes = bytesOf(renderM3u('x', [entry('ä.mp3', { title: 'Bjo\u0308rk – 雪', durationSeconds: 1 })]));
  expect(Buffer.from(bytes).toString('latin1').split('\n').slice(3, 5)).toEqual([
    '#EXTINF:1,Björk ? ?',
    'ä.mp3',
  ]);
});

describe('M3U in Latin-1 refuses what would be the path of another file', () => {
  test.each([
    ['ä.mp3', null],
    ['a\u0308.mp3', /accents stand apart/],
    ['ä/a\u0308.mp3', /accents stand apart/],
    ['雪.mp3', /lacks/],
    ['雪 a\u0308.mp3', /lacks/],
    ['\u2026and.mp3', /lacks/],
  ])('%j', (path, why) => {
    const refused = playlistFiles.m3u.refuses(at(path));
    if (why === null) expect(refused).toBeNull();
    else expect(refused).toMatch(why);
    expect(playlistFiles.m3u8.refuses(at(path))).toBeNull();
  });

  test('and what it writes is byte for byte the Latin-1 of the path', () => {
    const path = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => playlistFiles.m3u.refuses(at(text, true)) === null);
    fc.assert(
      fc.property(path, (text) => {
        const bytes = bytesOf(renderM3u('x', [{ ...entry('a'), ...at(text, true) }]));
        expect(bytes.toString('latin1').split('\n')[4]).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});

test('CSV cannot run formulas, and tells numbers no finer than they were measured', () => {
  const measured = { durationSeconds: 30.00269841269841, tempoBpm: 119.96, loudnessLufs: -14.049 };
  const tags = { title: '=cmd|calc', genre: 'Classical', musicalKey: 'A minor', ...measured };
  const trackTags = ['mellow', '80s, late'];
  const text = String(
    textOf(
      playlistFiles.csv.render('x', [entry('a.mp3', { ...tags, rating: 4, trackTags }), entry('=b.mp3')]),
    ),
  );
  expect(text.split('\r\n')).toEqual([
    'path,title,artist,album,track,genre,seconds,bpm,key,loudness,rating,tags,playlist',
    'a.mp3,\'=cmd|calc,,,,Classical,30.003,120,A minor,-14,4,"mellow; 80s, late",x',
    './=b.mp3,One,,,,,,,,,,,x',
    '',
  ]);
});

describe('a path that players would take for something else begins with a dot', () => {
  test.each([
    ...[
      ' a',
      '\ta',
      '\u00a0a',
      '\ufeffa',
      '#a',
      ';a',
      '~a',
      '\\a',
      '\\\\host/a',
      '"a"',
      '[playlist]',
      '-a',
      '=a',
      '@a',
    ],
    ...['http:/a', 'file:a', 'C:/a', 'c:\\a', 'a b:c', '1:2'],
  ])('%j', (path) => {
    expect(at(path).location).toBe(`./${path}`);
    expect(at(path, true).location).toBe(path);
  });

  test.each(['a', '../ a', '.a', '...And/a', '38 Special', 'ä', '雪', 'a/b:c', 'a#b', '_'])(
    'but not %j',
    (path) => {
      expect(at(path).location).toBe(path);
    },
  );
});

describe('what lines of text cannot hold is refused with the reason', () => {
  test.each([
    ['a\nb.mp3', /line break/],
    ['a\rb.mp3', /line break/],
    ['a.mp3\r', /line break/],
    ['a.mp3 ', /ends with a space/],
    ['a.mp3\t', /ends with a space/],
    [Uint8Array.of(0x61, 0xff), /not UTF-8/],
  ])('%j', (path, why) => {
    for (const format of ['m3u8', 'm3u', 'pls'] as const)
      expect(playlistFiles[format].refuses(at(path))).toMatch(why);
    for (const format of ['xspf', 'jspf'] as const)
      expect(playlistFiles[format].refuses(at(path))).toBeNull();
  });

  test('CSV holds line breaks, but no bytes that are no text; U+FFFD in a name is text', () => {
    expect(playlistFiles.csv.refuses(at('a\nb'))).toBeNull();
    expect(playlistFiles.csv.refuses(at(Uint8Array.of(0x61, 0xff)))).toMatch(/not UTF-8/);
    expect(playlistFiles.csv.refuses(at('\ufffd.mp3'))).toBeNull();
  });
});

test('what a player is known to misread is told', () => {
  const told = (format: 'm3u8' | 'm3u' | 'pls' | 'xspf', path: string): string[] =>
    playlistFiles[format].doubts.filter(({ isAbout }) => isAbout(entry(path))).map(({ name }) => name);
  expect(told('m3u8', 'a b.mp3')).toEqual([]);
  for (const path of ['#1.mp3', 'why?.mp3', 'a%20b.mp3', 'a%20b%41.mp3'])
    expect(told('pls', path)).toEqual(['vlcReadsUrl']);
  for (const path of ['100%.mp3', '100% %20.mp3', '%4g.mp3']) expect(told('m3u8', path)).toEqual([]);
  for (const path of [' a.mp3', 'a /b.mp3', 'a/ b.mp3', '\ta.mp3'])
    expect(told('m3u8', path)).toEqual(['mpdTrims']);
  expect(told('m3u', 'é.mp3')).toEqual(['readAsUtf8']);
  expect(told('xspf', ' é #1?.mp3')).toEqual([]);
});

describe('paths as URIs', () => {
  test.each([
    ['a b/ü.mp3', false, 'a%20b/%C3%BC.mp3'],
    ['/music/100%.mp3', true, 'file:///music/100%25.mp3'],
    ['C:/Music/a.mp3', true, 'file:///C:/Music/a.mp3'],
    ['C:/Music/a.mp3', false, 'C%3A/Music/a.mp3'],
    ['//server/share/a b.mp3', true, 'file://server/share/a%20b.mp3'],
    ['a:b?c#d.mp3', false, 'a%3Ab%3Fc%23d.mp3'],
    ['\ufeffa', false, '%EF%BB%BFa'],
  ])('%s', (path, isAbsolute, uri) => {
    expect(uriOf(at(path, isAbsolute))).toBe(uri);
    expect(placeOf(path, isAbsolute)).toEqual(at(path, isAbsolute));
  });

  test('hold any bytes, and give them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
        const uri = uriOf(at(bytes));
        expect(uri).toMatch(/^(?:[A-Za-z0-9\-._~/]|%[0-9A-F]{2})+$/);
        const back = uri.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        expect(Buffer.from(back, 'latin1').equals(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('whatever the tags hold', () => {
  test('PLS has three lines an entry', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyEntry, { maxLength: 5 }), (name, entries) => {
        const lines = textOf(renderPls(name, entries)).split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
        expect(lines).toHaveLength(3 + 3 * entries.length + 3);
        expect(lines.filter((line) => /^File\d+=/.test(line))).toHaveLength(entries.length);
      }),
      { numRuns: 50 },
    );
  });

  test('JSPF is JSON of its shape', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyEntry, { maxLength: 5 }), (name, entries) => {
        expect(jspf.parse(JSON.parse(textOf(renderJspf(name, entries)))).playlist.track).toHaveLength(
          entries.length,
        );
      }),
      { numRuns: 50 },
    );
  });

  test('XSPF is well-formed: only its own elements, only characters of XML 1.0', () => {
    const own = /<\/?(?:track|location|title|creator|album|trackNum|duration)>/g;
    fc.assert(
      fc.property(anyText, fc.array(anyEntry, { maxLength: 5 }), (name, entries) => {
        const text = textOf(renderXspf(name, entries));
        expect(text).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
        const body = text.split('\n').slice(3, -3).join('').replace('<trackList>', '');
        expect(body.match(/<track>/g) ?? []).toHaveLength(entries.length);
        expect(body.replace(own, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
      }),
      { numRuns: 100 },
    );
  });

  test('a file is known again by its mark', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...playlistFormats),
        anyText,
        fc.array(anyEntry, { maxLength: 2 }),
        (format, name, entries) => {
          const { mark, render } = playlistFiles[format];
          const head = bytesOf(render(name, entries)).subarray(0, 512).toString('utf8').split('\n');
          if (mark !== null) expect(head).toContain(mark);
        },
      ),
      { numRuns: 60 },
    );
  });
});
