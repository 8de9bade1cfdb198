// What titles say of versions, and which file of a recording seems best.
import { expect, test } from 'vitest';
import { bestOf, type ComparedFile } from '../../../src/core/duplicates/best.ts';
import { songTitle, versionsOf } from '../../../src/core/duplicates/versions.ts';

test.each([
  ['Heroes (2017 Remaster)', null, ['remaster']],
  ['Heroes - Remastered 2011', null, ['remaster']],
  ['Alive (Live at Wembley)', null, ['live']],
  ['Live and Let Die', 'Live and Let Die', []],
  ['Lithium', 'Live at Reading', ['live']],
  ['About a Girl', 'MTV Unplugged in New York', ['live']],
  ['Demolition Man', 'Ghost in the Machine', []],
  ['Fragile [demo] (acoustic)', null, ['demo', 'acoustic']],
  ['Blue Monday - Radio Edit', null, ['radio edit']],
  ['Sunset (138 BPM Remix)', null, ['remix']],
  ['Love Me Do (Mono)', 'The Mono Masters', ['mono']],
  [null, null, []],
] as const)('%s on %s is %j', (title, album, versions) => {
  expect(versionsOf(title, album)).toEqual(versions);
});

test('a song has one title, whichever version it is', () => {
  expect(songTitle('Heroes (2017 Remaster)')).toBe('heroes');
  expect(songTitle('Héroes - Live in Berlin')).toBe('heroes');
  expect(songTitle('Sunset (Part II)')).toBe('sunset part ii');
  expect(songTitle('(Live)')).toBe('live');
});

const file = (id: number, rest: Partial<ComparedFile>): ComparedFile => ({
  id,
  format: 'MP3',
  bitRate: 192_000,
  sampleRate: 44_100,
  tags: 5,
  addedAt: id,
  ...rest,
});

test('lossless first, then what is worth more bits, then tags, then what was here first', () => {
  const flac = file(3, { format: 'FLAC', tags: 1 });
  expect(bestOf([file(1, {}), flac, file(2, { bitRate: 320_000 })])).toEqual({
    id: 3,
    reasons: ['lossless'],
  });
  expect(bestOf([flac, file(4, { format: 'FLAC', sampleRate: 96_000, tags: 0 })])).toEqual({
    id: 4,
    reasons: ['sampleRate'],
  });
  // 160 of Opus beat 192 of MP3.
  expect(bestOf([file(1, {}), file(2, { format: 'Opus', bitRate: 160_000 })])?.id).toBe(2);
  // Ten percent more are no reason.
  expect(bestOf([file(1, { tags: 4 }), file(2, { bitRate: 180_000 })])).toEqual({ id: 2, reasons: ['tags'] });
  expect(bestOf([file(2, {}), file(1, {})])).toEqual({ id: 1, reasons: ['addedFirst'] });
  expect(bestOf([])).toBeNull();
});
