// Waveforms of rows: a few at a time, once scrolling has settled, none for what is out of sight.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Peaks } from '../../../src/core/domain/pictures/peaks.ts';
import { waveQueue } from '../../../src/renderer/features/table/columns/waveQueue.ts';

const peaks: Peaks = {
  durationSeconds: 1,
  low: new Uint8Array(1),
  mid: new Uint8Array(1),
  high: new Uint8Array(1),
};

interface Asked {
  readonly id: number;
  readonly signal: AbortSignal;
  readonly answer: (peaks: Peaks) => void;
  readonly refuse: () => void;
}

function setUp() {
  const asked: Asked[] = [];
  const drawn: number[] = [];
  const queue = waveQueue({
    atOnce: 2,
    settleMilliseconds: 150,
    fetch: (id, signal) =>
      new Promise((answer, reject) => {
        const refuse = () => reject(new Error('gone'));
        signal.addEventListener('abort', refuse);
        asked.push({ id, signal, answer, refuse });
      }),
  });
  const want = (id: number) => queue.want(id, () => drawn.push(id));
  return { asked, drawn, want, ids: () => asked.map(({ id }) => id) };
}

describe('the queue of waveforms', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits until nothing has been wished for a while, then asks for two at once', async () => {
    const { want, ids } = setUp();
    want(1);
    await vi.advanceTimersByTimeAsync(100);
    want(2);
    want(3);
    await vi.advanceTimersByTimeAsync(100);
    expect(ids()).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(ids()).toEqual([1, 2]);
  });

  it('goes on with the next when one is there, or cannot be had', async () => {
    const { asked, drawn, want, ids } = setUp();
    for (const id of [1, 2, 3, 4]) want(id);
    await vi.advanceTimersByTimeAsync(200);
    asked[0]?.answer(peaks);
    asked[1]?.refuse();
    await vi.advanceTimersByTimeAsync(0);
    expect(ids()).toEqual([1, 2, 3, 4]);
    expect(drawn).toEqual([1]);
  });

  it('forgets what is out of sight, and breaks off what has begun', async () => {
    const { asked, drawn, want, ids } = setUp();
    const stops = [1, 2, 3, 4].map(want);
    await vi.advanceTimersByTimeAsync(200);
    stops[2]?.();
    stops[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(ids()).toEqual([1, 2, 4]);
    for (const { answer } of asked) answer(peaks);
    await vi.advanceTimersByTimeAsync(0);
    expect(drawn).toEqual([2, 4]);
  });
});
