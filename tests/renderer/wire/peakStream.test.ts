// Peaks that grow on their way: however the wire cuts them, each arrives once, and the last one is the answer.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodePeaks, type Peaks } from '../../../src/core/domain/pictures/peaks.ts';
import { lastPeaks } from '../../../src/renderer/wire/peakStream.ts';

const grown = (points: number, drawn: number): Peaks => {
  const band = Uint8Array.from({ length: points }, (_, i) => (i < drawn ? 100 + i : 0));
  return { durationSeconds: 60, low: band, mid: band, high: band };
};

/** The bytes in pieces that end at these places. */
function cut(bytes: Uint8Array, places: readonly number[]): ReadableStream<Uint8Array> {
  const ends = [...places, bytes.length].toSorted((a, b) => a - b);
  return new ReadableStream({
    start(controller) {
      let from = 0;
      for (const end of ends) {
        if (end > from) controller.enqueue(bytes.subarray(from, end));
        from = Math.max(from, end);
      }
      controller.close();
    },
  });
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

it('gives every part in order and the whole at the end, wherever the wire cuts', async () => {
  const bytes = joined([1, 3, 5].map((drawn) => encodePeaks(grown(5, drawn))));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length })), async (places) => {
      const parts: Peaks[] = [];
      const whole = await lastPeaks(cut(bytes, places), (part) => parts.push(part));
      expect(parts).toEqual([grown(5, 1), grown(5, 3), grown(5, 5)]);
      expect(whole).toEqual(grown(5, 5));
    }),
  );
});

it('refuses what is cut short, or is something else', async () => {
  const bytes = encodePeaks(grown(5, 5));
  await expect(lastPeaks(cut(bytes.subarray(0, -1), []))).rejects.toMatchObject({ kind: 'invalid' });
  await expect(lastPeaks(cut(joined([bytes, bytes.subarray(0, 30)]), [40]))).rejects.toMatchObject({
    kind: 'invalid',
  });
  await expect(lastPeaks(cut(new Uint8Array(0), []))).rejects.toMatchObject({ kind: 'invalid' });
  const other = new TextEncoder().encode('{"kind":"undecodable","message":"No decoder takes it."}');
  await expect(lastPeaks(cut(other, [3]))).rejects.toMatchObject({ kind: 'invalid' });
});
