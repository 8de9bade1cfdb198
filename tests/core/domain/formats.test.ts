// Which names are audio, and which files a browser cannot play as they are.
import { describe, expect, test } from 'vitest';
import { formatOfName, needsDecodedWav } from '../../../src/core/domain/formats.ts';

const named = (name: string) => formatOfName(new TextEncoder().encode(name))?.decoder ?? null;
const decoded = (name: string, codec: string | null) =>
  needsDecodedWav(new TextEncoder().encode(name), codec);

describe('formatOfName', () => {
  test.each([
    ['a.mp3', 'mp3'],
    ['A.B.FLAC', 'flac'],
    ['x.m4a', 'm4a'],
    ['x.opus', 'opus'],
    ['x.aifc', 'aiff'],
    ['x.mp+', 'mpc'],
    ['mp3', null],
    ['.mp3.txt', null],
    ['x.', null],
    ['', null],
    ['x.constructor', null],
  ])('%s: %s', (name, decoder) => {
    expect(named(name)).toBe(decoder);
  });

  test('takes names that are not UTF-8', () => {
    expect(formatOfName(Uint8Array.of(0xff, 0x2e, 0x4d, 0x50, 0x33))?.decoder).toBe('mp3');
    expect(formatOfName(Uint8Array.of(0x61, 0x2e, 0xff, 0xfe))).toBeNull();
  });
});

describe('needsDecodedWav', () => {
  test.each([
    ['a.mp3', 'MPEG 1 Layer 3', false],
    ['a.mp3', null, false],
    ['a.mp2', 'MPEG 1 Layer 2', true],
    ['a.m4a', 'MPEG-4/AAC', false],
    ['a.m4a', 'ALAC', true],
    ['a.wav', 'PCM', false],
    ['a.wav', 'ADPCM', true],
    ['a.ogg', 'Vorbis I', false],
    ['a.ogg', 'Speex 1.2.0', true],
    ['a.flac', 'FLAC', false],
    ['a.ape', "Monkey's Audio", true],
    ['a.aiff', 'PCM', true],
    ['a.wv', null, true],
    ['a.txt', null, true],
  ])('%s with %s: %s', (name, codec, needed) => {
    expect(decoded(name, codec)).toBe(needed);
  });
});
