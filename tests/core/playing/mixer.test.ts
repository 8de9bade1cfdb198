// Two players as one sound: what follows begins on the sample after what ends, however the two run ahead, and whatever they begin or end with.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMixer, type Followed, lookAheadSeconds, type Mixer } from '../../../src/core/playing/mixer.ts';

const rate = 8000;
const block = 128;
const lookAhead = Math.round(lookAheadSeconds * rate);

/** What sounds at this frame of a music that never is silent: another value at each. */
const music = (frame: number): number => (frame + 1) / 100_000;

/** Gives a mixer frame after frame what two players play; `at[deck]` is when it gives its first frame, `sounds` what it gives. */
function run(
  mixer: Mixer,
  frames: number,
  players: readonly { readonly at: number; readonly sound: (frame: number) => number }[],
  onBlock: (frame: number) => void = () => undefined,
): { heard: number[]; followed: Followed[] } {
  const heard: number[] = [];
  const followed: Followed[] = [];
  for (let frame = 0; frame < frames; frame += block) {
    onBlock(frame);
    const [first, second] = players.map(({ at, sound }) => [
      Float32Array.from({ length: block }, (_, i) => (frame + i < at ? 0 : sound(frame + i - at))),
    ]);
    const out = [new Float32Array(block), new Float32Array(block)];
    const told = mixer.mix(frame, [first ?? null, second ?? null], out);
    if (told !== null) followed.push(told);
    heard.push(...out[0]!);
    expect(out[1]).toEqual(out[0]);
  }
  return { heard, followed };
}

test('what one plays is heard as it is, a moment later', () => {
  const mixer = createMixer(rate);
  mixer.order({ kind: 'start', deck: 0 });
  const { heard } = run(mixer, 4096, [{ at: 0, sound: music }]);
  const cut = 64;
  expect(heard.slice(0, lookAhead).every((value) => value === 0)).toBe(true);
  expect(heard.slice(lookAhead + cut)).toEqual(
    heard.slice(lookAhead + cut).map((_, i) => Math.fround(music(i + cut))),
  );
});

test('cut anywhere, followed by a player that runs ahead: not a sample is lost, doubled or silent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3000, max: 6000 }), fc.integer({ min: 130, max: 2500 }), (end, ahead) => {
      const mixer = createMixer(rate);
      mixer.order({ kind: 'start', deck: 0 });
      let isTold = false;
      const { heard, followed } = run(
        mixer,
        end + 4000,
        [
          { at: 0, sound: (frame) => (frame < end ? music(frame) : 0) },
          { at: end - ahead, sound: (frame) => music(end + frame) },
        ],
        (frame) => {
          if (isTold || frame < end - ahead - block) return;
          isTold = true;
          mixer.order({ kind: 'follow', deck: 1 });
          // The clock is not exact.
          mixer.order({ kind: 'ends', deck: 0, frame: end + 150 });
        },
      );
      expect(followed).toEqual([{ deck: 1, delay: ahead + lookAhead }]);
      const wrong = heard
        .slice(lookAhead + 64)
        .findIndex((value, i) => Math.abs(value - music(i + 64)) > 1e-7);
      expect(wrong).toBe(-1);
    }),
    { numRuns: 40 },
  );
});

test('a clock that is late is learned from the first track, and the next ones meet all the same', () => {
  const mixer = createMixer(rate);
  mixer.order({ kind: 'start', deck: 0 });
  const [end, ahead, late] = [5000, 700, 1800];
  const { heard, followed } = run(
    mixer,
    9000,
    [
      { at: 0, sound: (frame) => (frame < end ? music(frame) : 0) },
      { at: end - ahead, sound: (frame) => music(end + frame) },
    ],
    (frame) => {
      if (frame === 1024) mixer.order({ kind: 'begins', deck: 0, frame: -late });
      if (frame !== 4224) return;
      mixer.order({ kind: 'follow', deck: 1 });
      mixer.order({ kind: 'ends', deck: 0, frame: end - late });
      mixer.order({ kind: 'begins', deck: 1, frame: end - ahead - late });
    },
  );
  expect(followed).toEqual([{ deck: 1, delay: ahead + lookAhead }]);
  const wrong = heard.slice(lookAhead + 64).findIndex((value, i) => Math.abs(value - music(i + 64)) > 1e-7);
  expect(wrong).toBe(-1);
});

test('silence at the end of one and at the beginning of the next is kept, as long as their clocks tell', () => {
  const mixer = createMixer(rate);
  mixer.order({ kind: 'start', deck: 0 });
  const [end, tail, lead, ahead] = [4000, 1500, 1200, 800];
  let isTold = false;
  const { heard } = run(
    mixer,
    12_000,
    [
      { at: 0, sound: (frame) => (frame < end ? 0.5 : 0) },
      { at: end + tail - ahead, sound: (frame) => (frame < lead ? 0 : 0.25) },
    ],
    (frame) => {
      if (isTold || frame < end + tail - ahead - block) return;
      isTold = true;
      mixer.order({ kind: 'follow', deck: 1 });
      mixer.order({ kind: 'ends', deck: 0, frame: end + tail });
      mixer.order({ kind: 'begins', deck: 1, frame: end + tail - ahead });
    },
  );
  expect(heard.lastIndexOf(0.5)).toBe(end + lookAhead - 1);
  expect(heard.indexOf(0.25)).toBe(end + tail + lead + lookAhead);
});

test('a player that comes late is heard from its first sample', () => {
  const mixer = createMixer(rate);
  mixer.order({ kind: 'start', deck: 0 });
  const { heard } = run(
    mixer,
    8192,
    [
      { at: 0, sound: (frame) => (frame < 3000 ? 0.5 : 0) },
      { at: 5000, sound: music },
    ],
    (frame) => {
      if (frame === 2560) mixer.order({ kind: 'follow', deck: 1 });
      if (frame === 3584) mixer.order({ kind: 'ended', deck: 0 });
    },
  );
  expect(heard[2999 + lookAhead]).toBe(0.5);
  expect(heard.slice(5000, 5100).map((value) => Math.round(value * 1e5))).toEqual(
    Array.from({ length: 100 }, (_, i) => i + 1),
  );
});

test('a pause of its own in the middle of a track ends nothing', () => {
  const mixer = createMixer(rate);
  mixer.order({ kind: 'start', deck: 0 });
  const { followed } = run(
    mixer,
    6144,
    [
      { at: 0, sound: (frame) => (frame > 1000 && frame < 4000 ? 0 : 0.5) },
      { at: 512, sound: music },
    ],
    (frame) => {
      if (frame === 512) mixer.order({ kind: 'follow', deck: 1 });
      if (frame === 640) mixer.order({ kind: 'ends', deck: 0, frame: 60_000 });
    },
  );
  expect(followed).toEqual([]);
});

test('of a fade the power stays, and gains are those of each', () => {
  const mixer = createMixer(rate);
  mixer.order({ kind: 'gain', deck: 0, gain: 0.5 });
  mixer.order({ kind: 'start', deck: 0 });
  const fadeFrom = 2048;
  const frames = 4096;
  const { heard } = run(
    mixer,
    10_240,
    [
      { at: 0, sound: () => 1 },
      { at: 0, sound: () => 1 },
    ],
    (frame) => {
      if (frame === fadeFrom) mixer.order({ kind: 'fade', deck: 1, frames });
    },
  );
  expect(heard[fadeFrom - 1]).toBeCloseTo(0.5);
  const middle = fadeFrom + frames / 2;
  expect(heard[middle]).toBeCloseTo(0.5 * Math.SQRT1_2 + Math.SQRT1_2, 2);
  expect(heard[fadeFrom + frames + 1]).toBe(1);
});

test('stopped, nothing is heard, and nothing of before comes back', () => {
  const mixer = createMixer(rate);
  mixer.order({ kind: 'start', deck: 0 });
  const { heard } = run(mixer, 8192, [{ at: 0, sound: () => 0.5 }], (frame) => {
    if (frame === 2048) mixer.order({ kind: 'stop' });
    if (frame === 4096) mixer.order({ kind: 'start', deck: 0 });
  });
  expect(heard.slice(2048 + 64, 4096 + lookAhead).every((value) => value === 0)).toBe(true);
  expect(heard[6000]).toBe(0.5);
});
