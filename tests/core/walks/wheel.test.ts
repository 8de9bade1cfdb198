// The Camelot wheel against its definition: a fifth up is an hour on, the relative major stands beside its minor.
import { expect, test } from 'vitest';
import { camelot } from '../../../src/core/domain/musicalKey.ts';
import { keyStep, wheelPlace } from '../../../src/core/walks/wheel.ts';

const tonics = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const major = (pitch: number): number => wheelPlace(`${tonics[((pitch % 12) + 12) % 12]} major`);
const minor = (pitch: number): number => wheelPlace(`${tonics[((pitch % 12) + 12) % 12]} minor`);

test('every key has a place of its own, which is its Camelot name', () => {
  const keys = tonics.flatMap((tonic) => [`${tonic} major`, `${tonic} minor`]);
  expect(keys.map(wheelPlace).sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, place) => place));
  for (const key of keys) {
    const place = wheelPlace(key);
    expect(camelot(key)).toBe(`${(place >> 1) + 1}${place % 2 === 0 ? 'A' : 'B'}`);
  }
});

test('a fifth up is one hour on, a fifth down one back, and the relative key the other ring', () => {
  for (let pitch = 0; pitch < 12; pitch++) {
    for (const key of [major, minor]) {
      expect(keyStep(key(pitch), key(pitch))).toBe('same');
      expect(keyStep(key(pitch), key(pitch + 7))).toBe('up');
      expect(keyStep(key(pitch), key(pitch - 7))).toBe('down');
    }
    // C major and A minor.
    expect(keyStep(major(pitch), minor(pitch - 3))).toBe('relative');
    expect(keyStep(minor(pitch - 3), major(pitch))).toBe('relative');
  }
});

test('of 24 keys four are neighbours of each, mutually', () => {
  for (let from = 0; from < 24; from++) {
    const near = Array.from({ length: 24 }, (_, to) => to).filter((to) => keyStep(from, to) !== 'other');
    expect(near).toHaveLength(4);
    for (const to of near) expect(keyStep(to, from)).not.toBe('other');
  }
});

test('what is no key has no place and joins nothing', () => {
  expect([wheelPlace(null), wheelPlace('off key'), wheelPlace('weird')]).toEqual([-1, -1, -1]);
  expect(keyStep(-1, 3)).toBeNull();
  expect(keyStep(3, -1)).toBeNull();
});
