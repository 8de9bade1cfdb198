// Which names are audio, and which files a browser cannot play as they are.
import { describe, expect, test } from 'vitest';
import {
  audioFormats,
  type ContentName,
  formatOfName,
  needsDecodedWav,
  wrongExtension,
} from '../../../src/core/domain/formats.ts';

const named = (name: string) => formatOfName(new TextEncoder().encode(name))?.decoder ?? null;
const decoded = (content: ContentName, codec: string | null) => needsDecodedWav(audioFormats[content], codec);

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
  test.each<[ContentName, string | null, boolean]>([
    ['mp3', 'MPEG 1 Layer 3', false],
    ['mp3', null, false],
    ['mp3', 'MPEG 1 Layer 2', true],
    ['m4a', 'MPEG-4/AAC', false],
    ['m4a', 'ALAC', true],
    ['wav', 'PCM', false],
    ['wav', 'ADPCM', true],
    ['oga', 'Vorbis I', false],
    ['oga', 'Speex 1.2.0', true],
    ['flac', 'FLAC', false],
    ['ape', "Monkey's Audio", true],
    ['aiff', 'PCM', true],
    ['wv', null, true],
    ['wav-mp3', null, true],
    ['ogg-flac', 'FLAC', false],
  ])('%s with %s: %s', (content, codec, needed) => {
    expect(decoded(content, codec)).toBe(needed);
  });
});

describe('wrongExtension', () => {
  const told = (name: string, content: ContentName) =>
    wrongExtension(new TextEncoder().encode(name), content);

  test.each<[string, ContentName]>([
    ['a.MP3', 'mp3'],
    ['a.mp2', 'mp3'],
    ['a.m4b', 'm4a'],
    ['a.mp4', 'm4a'],
    ['a.aac', 'm4a'],
    ['a.ogg', 'opus'],
    ['a.oga', 'ogg-flac'],
    ['a.ogg', 'oga'],
    ['a.aif', 'aiff'],
    ['a.aifc', 'aiff'],
    ['a.wav', 'wav-mp3'],
    ['a.mp3', 'wav-mp3'],
    ['a.asf', 'wma'],
    ['a.mka', 'webm'],
    ['a.ac3', 'eac3'],
  ])('%s may hold %s', (name, content) => {
    expect(told(name, content)).toBeNull();
  });

  test.each<[string, ContentName, string]>([
    ['a.mp3', 'flac', 'mp3'],
    ['a.flac', 'ogg-flac', 'flac'],
    ['a.opus', 'oga', 'opus'],
    ['a.m4a', 'aac', 'm4a'],
    ['a.wav', 'mp3', 'wav'],
    ['a.WEBM', 'mkv', 'webm'],
  ])('%s may not hold %s', (name, content, extension) => {
    expect(told(name, content)).toBe(extension);
  });
});
