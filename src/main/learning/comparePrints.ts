// In a learning worker: compares the fingerprints that were not compared yet with all that may be like them.
import { setImmediate } from 'node:timers/promises';
import { likeSeconds } from '../../core/domain/duplicates.ts';
import { lruCache } from '../../core/domain/lruCache.ts';
import { aligned } from '../../core/duplicates/bitError.ts';
import { candidatePairs, type Sketched } from '../../core/duplicates/sketches.ts';
import type { PrintPair, PrintReader } from '../store/duplicates/prints.ts';
import type { LearningQuestions } from './protocol.ts';

/** What is further apart is no pair; well above what counts as one recording, so that the view can tell how far apart two are. */
const kept = 0.3;
/** Pairs that are compared before other messages get their turn. */
const pairsAtOnce = 200;
/** Half a kilobyte to four each. */
const printsHeld = 20_000;

export async function comparePrints(
  reader: PrintReader,
  version: number,
  report: (progress: LearningQuestions['comparePrints']['progress']) => void,
): Promise<LearningQuestions['comparePrints']['output']> {
  const tracks = reader.sketches(version);
  const seconds = new Map(tracks.map(({ id, seconds: length }) => [id, length]));
  const prints = lruCache<number, Uint32Array>(printsHeld);
  const printOf = (id: number): Uint32Array => {
    const print = prints.get(id) ?? reader.print(id);
    prints.set(id, print);
    return print;
  };
  const tested = new Set<string>();
  const near = nearBy(reader.pairs());
  const pairs: PrintPair[] = [];
  const test = (a: number, b: number): void => {
    const key = `${a} ${b}`;
    if (tested.has(key) || near.get(a)?.has(b) === true) return;
    tested.add(key);
    const { error } = aligned(printOf(a), printOf(b));
    if (error >= kept) return;
    pairs.push({ a, b, error });
    note(near, a, b);
  };
  const candidates = candidatePairs(tracks, likeSeconds);
  for (const [done, [a, b]] of candidates.entries()) {
    test(a, b);
    if (done % pairsAtOnce !== 0) continue;
    report({ done, total: candidates.length });
    await setImmediate();
  }
  // A group is whole only where all in it are like each other: what a sketch has missed is found by way of a third.
  for (const { a, b } of [...pairs])
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      for (const third of near.get(other) ?? [])
        if (third !== one && isLike(seconds, one, third)) test(Math.min(one, third), Math.max(one, third));
  return { pairs, compared: tracks.filter(({ isKnown }: Sketched) => !isKnown).map(({ id }) => id) };
}

function isLike(seconds: ReadonlyMap<number, number>, a: number, b: number): boolean {
  const [one, other] = [seconds.get(a), seconds.get(b)];
  return one !== undefined && other !== undefined && Math.abs(one - other) <= likeSeconds;
}

type Near = Map<number, Set<number>>;

function nearBy(pairs: readonly PrintPair[]): Near {
  const near: Near = new Map();
  for (const { a, b } of pairs) note(near, a, b);
  return near;
}

function note(near: Near, a: number, b: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = near.get(one) ?? new Set();
    near.set(one, known.add(other));
  }
}
