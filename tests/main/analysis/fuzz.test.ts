// Three hundred damaged files through real workers: none ends one, none takes long, and every failure has a reason.
import { expect, test } from 'vitest';
import { flacOfGenres, mp3OfGenres } from '../../../bench/bombs/bombs.ts';
import { damagedFile, type Sample } from '../../../bench/fuzz/damage.ts';
import { fuzz, samplesIn } from '../../../bench/fuzz/fuzz.ts';
import { aiffBytes } from '../../helpers/aiff.ts';
import { apeBytes } from '../../helpers/ape.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const sound = tone(440, 44_100, 4);
const integers = Int32Array.from(sound.subarray(0, 22_050), (value) => Math.round(value * 32_767));
/** What needs no shared data. */
const generated: readonly Sample[] = [
  { name: 'a.wav', bytes: waveBytes([sound], 44_100) },
  { name: 'a.aiff', bytes: aiffBytes(sound, 44_100) },
  { name: 'a.ape', bytes: apeBytes([integers]) },
  { name: 'a.mp3', bytes: mp3OfGenres(5) },
  { name: 'a.flac', bytes: flacOfGenres(5) },
];
const samples = hasShared ? [...generated, ...samplesIn(sharedData('samples'))] : generated;

test('the same seed and number give the same damage, others another', () => {
  const input = (seed: number, index: number) => damagedFile(generated, seed, index);
  expect(input(1, 7)).toEqual(input(1, 7));
  expect(
    new Set([input(1, 7), input(1, 8), input(2, 7)].map(({ bytes }) => Buffer.from(bytes).toString('base64')))
      .size,
  ).toBe(3);
});

test('300 damaged files', { timeout: 600_000 }, async () => {
  const inputs = await fuzz({
    samples,
    seed: 11,
    from: 0,
    inputs: 300,
    workers: 2,
    mostSparseBytes: 2 ** 20,
  });
  expect(inputs).toHaveLength(300);
  const faults = inputs.flatMap(({ index, damage, asked }) =>
    asked.flatMap(({ question, fault, failure }) =>
      fault === null ? [] : [{ index, damage, question, fault, failure }],
    ),
  );
  expect(faults).toEqual([]);
  const questions = inputs.flatMap(({ asked }) => asked);
  expect(Math.max(...questions.map(({ seconds }) => seconds))).toBeLessThan(60);
  // Most are damaged so that something remains of them.
  expect(questions.filter(({ failure }) => failure === null).length).toBeGreaterThan(questions.length / 4);
});
