// Mel bands and chroma through time: librosa's own values frame by frame, and means between beats against a closed form.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { trackBeats } from '../../../src/core/dsp/rhythm/beats.ts';
import { BEAT_NAMES, beatRows } from '../../../src/core/features/beatRows.ts';
import {
  follow,
  frameNames,
  meansOver,
  sideBySide,
  stretchesBetween,
} from '../../../src/core/features/frames.ts';
import { picturesOf } from '../../../src/core/features/pictures.ts';
import { fastKernels } from '../../helpers/kernels.ts';
import { readNpy } from '../../helpers/npy.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { clicks, sine } from '../../helpers/signals.ts';

describe('stretches between beats', () => {
  // numpy: librosa.util.sync(x, [3, 7]) of 10 frames averages 0:3, 3:7, 7:10; fix_frames puts 0 and 10 at the ends, once.
  it.each([
    [
      [3, 7],
      [0, 3, 7],
    ],
    [
      [0, 5],
      [0, 5],
    ],
    [[4], [0, 4]],
    [[], [0]],
    [
      [5, 10],
      [0, 5],
    ],
    [
      [2, 2, 9],
      [0, 2, 9],
    ],
  ])('of beats at %j begin at %j', (beats, starts) =>
    expect([...stretchesBetween(beats, 10)]).toEqual(starts),
  );
  it('are in the order of their numbers', () =>
    expect([...stretchesBetween([9, 10, 100], 1000)]).toEqual([0, 9, 10, 100]));
});

describe('means over stretches', () => {
  it('of a line are its middle: the mean of a, a + 1 ... b - 1 is (a + b - 1) / 2', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.integer({ min: 0, max: 400 })),
        (count, beats) => {
          const line = matrix(
            count,
            2,
            Float32Array.from({ length: 2 * count }, (_, n) => (n % 2 === 0 ? n / 2 : 7)),
          );
          const starts = stretchesBetween(
            [...beats].sort((a, b) => a - b),
            count,
          );
          const means = meansOver(line, starts);
          expect(means).toMatchObject({ rows: starts.length, cols: 2 });
          starts.forEach((start, i) => {
            const end = starts[i + 1] ?? count;
            expect(end).toBeGreaterThan(start);
            expect(means.data[2 * i]).toBe((start + end - 1) / 2);
            expect(means.data[2 * i + 1]).toBe(7);
          });
        },
      ),
    ));
});

const framesPerBeat = 22;

describe('a signal followed', () => {
  const samples = clicks(framesPerBeat * 512, 20 * 22050);
  const low = sine(220, samples.length, 0.05);
  for (let n = 0; n < samples.length; n++) samples[n]! += low[n]!;
  const pictures = picturesOf(samples, fastKernels);

  it('by frames has a row every 512 samples', () => {
    const { groups, starts, end } = follow(pictures, 'frame', ['mel', 'chroma']);
    const frames = 1 + Math.floor(samples.length / 512);
    expect(groups.map(({ rows, cols }) => [rows, cols])).toEqual([
      [frames, 128],
      [frames, 12],
    ]);
    expect([starts.length, starts[0], starts.at(-1), end]).toEqual([frames, 0, frames - 1, frames]);
  });

  it('by beats has the means of the beat level between its first and its last beat', () => {
    const names = frameNames(['mel', 'chroma']);
    const { groups, starts } = follow(pictures, 'beat', ['mel', 'chroma']);
    const all = sideBySide(groups);
    const beats = trackBeats(pictures.onsets, pictures.tempo);
    const rows = beatRows(pictures);
    const first = starts.indexOf(beats[0]!);
    expect(all.rows).toBe(rows.length + 1 + first);
    expect(rows.length).toBeGreaterThan(30);
    rows.forEach(({ values }, i) => {
      names.forEach((name, c) => {
        expect(all.data[(first + i) * all.cols + c]).toBeCloseTo(
          values[BEAT_NAMES.indexOf(`${name}_mean`)]!,
          4,
        );
      });
    });
  });

  it('without beats is one row: the mean of all', () => {
    const silence = picturesOf(new Float32Array(44100), fastKernels);
    const { groups, starts } = follow(silence, 'beat', ['mel']);
    expect([...starts]).toEqual([0]);
    expect([...groups[0]!.data]).toEqual([...silence.melDb.data.subarray(0, 128)]);
  });
});

describe.skipIf(!hasShared)('against librosa', () => {
  const golden = (name: string) => readNpy(sharedData('librosa', `${name}.npy`));

  it("mel in dB and chroma are librosa's, frame by frame and averaged over its own beats", () => {
    const pictures = picturesOf(golden('samples').data, fastKernels);
    const { groups } = follow(pictures, 'frame', ['mel', 'chroma']);
    const [mel, chroma] = [
      melByLibrosa(golden('stft_magnitude'), golden('mel_filterbank')),
      turned(golden('chroma_stft')),
    ];
    // meta.json: the beats of this clip.
    const starts = stretchesBetween([3, 46, 89, 131, 173], mel.rows);
    [mel, chroma].forEach((theirs, g) => {
      expect(groups[g]).toMatchObject({ rows: theirs.rows, cols: theirs.cols });
      expect(furthest(groups[g]!.data, theirs.data)).toBeLessThan([0.01, 1e-4][g]!);
      const means = meansOver(theirs, starts);
      expect(means.rows).toBe(6);
      expect(furthest(meansOver(groups[g]!, starts).data, means.data)).toBeLessThan([0.01, 1e-4][g]!);
    });
  });
});

function turned({ shape, data }: ReturnType<typeof readNpy>) {
  const [rows = 0, cols = 0] = shape;
  const out = matrix(cols, rows);
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) out.data[c * rows + r] = data[r * cols + c]!;
  return out;
}

/** librosa's `power_to_db(mel_filterbank @ stft_magnitude ** 2)`: 10 log10, at least 1e-10, at most 80 dB below the loudest. */
function melByLibrosa(stft: ReturnType<typeof readNpy>, bank: ReturnType<typeof readNpy>) {
  const [bins = 0, frames = 0] = stft.shape;
  const [bands = 0] = bank.shape;
  const out = matrix(frames, bands);
  for (let t = 0; t < frames; t++)
    for (let m = 0; m < bands; m++) {
      let power = 0;
      for (let k = 0; k < bins; k++) power += bank.data[m * bins + k]! * stft.data[k * frames + t]! ** 2;
      out.data[t * bands + m] = 10 * Math.log10(Math.max(1e-10, power));
    }
  const floor = out.data.reduce((a, b) => Math.max(a, b)) - 80;
  return { ...out, data: out.data.map((value) => Math.max(floor, value)) };
}

function furthest(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}
