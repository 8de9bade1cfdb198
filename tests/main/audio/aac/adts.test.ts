// A stream of ADTS gives the same frames however it is cut, and what only looks like a header is none.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adtsChannels, adtsFrames } from '../../../../src/main/audio/aac/adts.ts';

function frame(payload: readonly number[], channels = 2): Uint8Array {
  const length = 7 + payload.length;
  return Uint8Array.of(
    0xff,
    0xf1,
    0x50 | (channels >> 2),
    ((channels & 3) << 6) | (length >> 11),
    (length >> 3) & 0xff,
    ((length & 7) << 5) | 0x1f,
    0xfc,
    ...payload,
  );
}

const concat = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

test('any frames, cut anywhere', () => {
  const payload = fc.array(fc.nat(255), { maxLength: 300 });
  fc.assert(
    fc.property(
      fc.array(payload, { maxLength: 12 }),
      fc.array(fc.nat(4000), { maxLength: 8 }),
      (all, cuts) => {
        const frames = all.map((bytes) => frame(bytes));
        const stream = concat(frames);
        const { feed } = adtsFrames();
        const places = [0, ...cuts.filter((cut) => cut < stream.length).sort((a, b) => a - b), stream.length];
        const found = places.slice(1).flatMap((to, i) => feed(stream.subarray(places[i]!, to)));
        expect(found).toEqual(frames);
      },
    ),
  );
});

test('a tag before, a header inside it, noise between and a tag behind make no frames', () => {
  const frames = [1, 2, 3].map((n) => frame([n, n, n]));
  const lookalike = Uint8Array.of(0xff, 0xf1, 0x50, 0x80, 0x01, 0x5f, 0xfc, 0, 0, 0, 0, 0, 0, 0, 0);
  const tag = new TextEncoder().encode('TAG, and more of it');
  const stream = concat([lookalike, frames[0]!, frames[1]!, Uint8Array.of(1, 2, 0xff, 3), frames[2]!, tag]);
  expect(adtsFrames().feed(stream)).toEqual(frames.slice(0, 2));
  const goesOn = concat([stream.subarray(0, -tag.length), frames[0]!, tag]);
  expect(adtsFrames().feed(goesOn)).toEqual([...frames, frames[0]!]);
});

test('a header states the channels across two bytes', () => {
  for (const channels of [0, 1, 2, 5, 6, 7]) expect(adtsChannels(frame([], channels))).toBe(channels);
});
