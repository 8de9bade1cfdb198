// Every playlist format by its specification, and with whatever untrusted tags and names hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { playlistFormats } from '../../../src/core/domain/playlist.ts';
import type { PlaylistEntry } from '../../../src/core/playlists/entry.ts';
import { playlistFiles } from '../../../src/core/playlists/formats.ts';
import { renderJspf } from '../../../src/core/playlists/jspf.ts';
import { renderM3u } from '../../../src/core/playlists/m3u.ts';
import { renderPls } from '../../../src/core/playlists/pls.ts';
import { pathToUri } from '../../../src/core/playlists/uri.ts';
import { renderXspf } from '../../../src/core/playlists/xspf.ts';

const entry = (location: string, rest: Partial<PlaylistEntry> = {}): PlaylistEntry => ({
  location,
  uri: pathToUri(new TextEncoder().encode(location)),
  title: 'One',
  artist: null,
  album: null,
  trackNumber: null,
  genre: null,
  durationSeconds: null,
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
  expect(renderPls('Mix', [full, entry('b.flac')])).toBe(
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
  expect(renderXspf('R&B', [full])).toBe(
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
  const { playlist } = jspf.parse(JSON.parse(renderJspf('Mix', [full])));
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

test('M3U in Latin-1: one byte a character, composed, and what it lacks as a question mark', () => {
  const bytes = renderM3u('x', [entry('a\u0308.mp3', { title: 'Björk – 雪', durationSeconds: 1 })]);
  expect(Buffer.from(bytes).toString('latin1').split('\n').slice(3, 5)).toEqual([
    '#EXTINF:1,Björk ? ?',
    'ä.mp3',
  ]);
  expect(playlistFiles.m3u.refuses('雪.mp3')).toMatch(/Latin-1/);
  expect(playlistFiles.m3u.refuses('ä.mp3')).toBeNull();
  expect([playlistFiles.m3u.loses('雪'), playlistFiles.m3u.loses('é')]).toEqual([true, false]);
});

test('CSV cannot run formulas', () => {
  const text = String(playlistFiles.csv.render('x', [entry('a.mp3', { title: '=cmd|calc' })]));
  expect(text).toContain("a.mp3,'=cmd|calc,");
});

describe('paths as URIs', () => {
  test.each([
    ['a b/ü.mp3', 'a%20b/%C3%BC.mp3'],
    ['/music/100%.mp3', 'file:///music/100%25.mp3'],
    ['C:/Music/a.mp3', 'file:///C:/Music/a.mp3'],
    ['a:b?c#d.mp3', 'a%3Ab%3Fc%23d.mp3'],
  ])('%s', (path, uri) => {
    expect(pathToUri(new TextEncoder().encode(path))).toBe(uri);
  });

  test('hold any bytes, and give them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
        fc.pre(bytes[0] !== 0x2f && !(bytes[1] === 0x3a && bytes[2] === 0x2f));
        const uri = pathToUri(bytes);
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
        const lines = renderPls(name, entries).split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
        expect(lines).toHaveLength(3 + 3 * entries.length + 3);
        expect(lines.filter((line) => /^File\d+=/.test(line))).toHaveLength(entries.length);
      }),
      { numRuns: 50 },
    );
  });

  test('JSPF is JSON of its shape', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyEntry, { maxLength: 5 }), (name, entries) => {
        expect(jspf.parse(JSON.parse(renderJspf(name, entries))).playlist.track).toHaveLength(entries.length);
      }),
      { numRuns: 50 },
    );
  });

  test('XSPF is well-formed: only its own elements, only characters of XML 1.0', () => {
    const own = /<\/?(?:track|location|title|creator|album|trackNum|duration)>/g;
    fc.assert(
      fc.property(anyText, fc.array(anyEntry, { maxLength: 5 }), (name, entries) => {
        const text = renderXspf(name, entries);
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
          const head = Buffer.from(render(name, entries)).subarray(0, 512).toString('utf8').split('\n');
          if (mark !== null) expect(head).toContain(mark);
        },
      ),
      { numRuns: 60 },
    );
  });
});
