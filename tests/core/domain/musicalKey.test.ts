// Keys in all the ways in which they are written, and the two in which they are shown.
import { expect, test } from 'vitest';
import { camelot, offKey, readKey } from '../../../src/core/domain/musicalKey.ts';

test.each([
  ['Am', 'A minor'],
  ['A minor', 'A minor'],
  ['Amin', 'A minor'],
  ['AMIN', 'A minor'],
  ['A Minor', 'A minor'],
  ['a', 'A minor'],
  ['A', 'A major'],
  ['AM', 'A major'],
  ['F#m', 'F# minor'],
  ['F♯m', 'F# minor'],
  ['Gbmin', 'F# minor'],
  ['Gb minor', 'F# minor'],
  ['Dbmaj', 'C# major'],
  ['D♭', 'C# major'],
  ['Cb', 'B major'],
  ['B#m', 'C minor'],
  ['Bb', 'A# major'],
  ['Bbm', 'A# minor'],
  ['bb', 'A# minor'],
  ['E flat minor', 'D# minor'],
  ['Cis', 'Cis'],
  ['C dur', 'C major'],
  ['a moll', 'A minor'],
  ['8A', 'A minor'],
  ['08A', 'A minor'],
  ['8b', 'C major'],
  ['1m', 'A minor'],
  ['1d', 'C major'],
  ['12d', 'F major'],
  ['8A/9A', 'A minor'],
  ['Am/Em', 'A minor'],
  [' Am ', 'A minor'],
  ['o', offKey],
  ['13A', '13A'],
  ['H minor', 'H minor'],
  ['', null],
  ['x'.repeat(31), null],
])('%s: %s', (written, key) => {
  expect(readKey(written)).toBe(key);
});

// Mixed In Key's wheel, from 1 to 12: minor keys inside, major keys outside.
const inside = ['G#', 'D#', 'A#', 'F', 'C', 'G', 'D', 'A', 'E', 'B', 'F#', 'C#'];
const outside = ['B', 'F#', 'C#', 'G#', 'D#', 'A#', 'F', 'C', 'G', 'D', 'A', 'E'];

test('the wheel, and its way back; Open Key is the same wheel begun at C', () => {
  for (let n = 0; n < 12; n++) {
    expect(camelot(`${inside[n]} minor`)).toBe(`${n + 1}A`);
    expect(camelot(`${outside[n]} major`)).toBe(`${n + 1}B`);
    expect(readKey(`${n + 1}A`)).toBe(`${inside[n]} minor`);
    expect(readKey(`${n + 1}B`)).toBe(`${outside[n]} major`);
    const open = ((n + 5) % 12) + 1;
    expect(readKey(`${open}m`)).toBe(`${inside[n]} minor`);
    expect(readKey(`${open}d`)).toBe(`${outside[n]} major`);
  }
  expect(camelot(offKey)).toBeNull();
});
