// The signal that values.json describes: five seconds of chords, kick drum, hi-hat and noise at 22,050 Hz.
//
// It uses only + - * / and integers, which IEEE 754 defines to the last bit, so every machine makes the same samples.
// Run as a script, it writes them to standard output as little-endian float32.
import { pathToFileURL } from 'node:url';
import { noise } from '../../../helpers/signals.ts';

const sampleRate = 22050;
/** Samples a beat: 22 frames, so that the tempo (117.45 a minute) lies on a lag and not between two. */
const beat = 22 * 512;
const beats = 10;
/** Not a whole number of frames. */
const length = beats * beat + 300;
const semitone = 1.0594630943592953;

/** Semitones from A; each chord lasts two beats. */
const chords = [
  [-16, -12, -9, -4, 0],
  [-21, -9, -5, 0, 3],
  [-14, -10, -7, -2, 5],
  [-24, -12, -9, -5, 7],
  [-17, -13, -7, -5, 11],
];

export function music(): Float32Array {
  const sum = new Float64Array(length);
  for (const [i, chord] of chords.entries()) {
    for (const [voice, note] of chord.entries()) {
      const start = 2 * beat * i + 37 * voice;
      // A is 443 Hz: 0.12 semitones above the standard.
      for (const harmonic of [1, 2, 3, 4, 5])
        addTone(sum, start, 2 * beat, 443 * power(semitone, note) * harmonic, 0.09 / harmonic, 0.9999);
    }
  }
  for (let i = 0; i < beats; i++) addTone(sum, beat * i + 100, 4000, 62, i % 2 === 0 ? 0.5 : 0.35, 0.9985);
  const hiss = noise(length, 1978);
  for (let i = 0; i < 2 * beats; i++) {
    let level = i % 2 === 0 ? 0.12 : 0.06;
    for (let n = (beat / 2) * i + 100, end = n + 1500; n < end && n < length; n++, level *= 0.996)
      sum[n]! += level * (hiss[n]! - hiss[n - 1]!);
  }
  // A noise floor: without it the quietest bins would hold nothing but rounding errors.
  const floor = noise(length, 2006);
  return Float32Array.from(sum, (value, n) => value + 0.002 * floor[n]!);
}

/** A sine that starts at 0 and is multiplied by `decay` with every sample, by the recurrence of Chebyshev. */
function addTone(
  sum: Float64Array,
  start: number,
  samples: number,
  hz: number,
  amplitude: number,
  decay: number,
): void {
  const { cos, sin } = circle((2 * Math.PI * hz) / sampleRate);
  let before = -sin;
  let now = 0;
  let level = amplitude;
  for (let n = start; n < start + samples && n < sum.length; n++) {
    sum[n]! += level * now;
    const next = 2 * cos * now - before;
    before = now;
    now = next;
    level *= decay;
  }
}

/** Cosine and sine by their power series: the last bit of `Math.cos` is the engine's choice. */
function circle(angle: number): { cos: number; sin: number } {
  let cos = 0;
  let sin = 0;
  let term = 1;
  for (let k = 0; k < 40; k += 4) {
    cos += term;
    term *= angle / (k + 1);
    sin += term;
    term *= angle / (k + 2);
    cos -= term;
    term *= angle / (k + 3);
    sin -= term;
    term *= angle / (k + 4);
  }
  return { cos, sin };
}

/** `base` to a whole `exponent`. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < Math.abs(exponent); i++) result *= base;
  return exponent < 0 ? 1 / result : result;
}

/** The samples as the bytes that values.json has the digest of. */
export function bytesOf(samples: Float32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * samples.length));
  for (const [n, sample] of samples.entries()) bytes.setFloat32(4 * n, sample, true);
  return new Uint8Array(bytes.buffer);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(bytesOf(music()));
