// What the person wants to hear next, before the list plays on; kept in the library from one visit to the next.
import { create } from 'zustand';
import { mostQueued } from '../../../core/domain/playing.ts';

/** One track may be queued twice, hence the key. */
export interface Queued {
  readonly key: number;
  readonly trackId: number;
}

export const useQueue = create<{ queued: readonly Queued[]; isShown: boolean }>()(() => ({
  queued: [],
  isShown: false,
}));

let lastKey = 0;

function entries(trackIds: readonly number[]): Queued[] {
  return trackIds.map((trackId) => {
    lastKey += 1;
    return { key: lastKey, trackId };
  });
}

/** Returns how many found a place: a queue has an end. */
export function playNext(trackIds: readonly number[]): number {
  return insertQueued(trackIds, 0);
}

export function addToQueue(trackIds: readonly number[]): number {
  return insertQueued(trackIds, useQueue.getState().queued.length);
}

function insertQueued(trackIds: readonly number[], at: number): number {
  const { queued } = useQueue.getState();
  const fitting = trackIds.slice(0, Math.max(0, mostQueued - queued.length));
  setQueued([...queued.slice(0, at), ...entries(fitting), ...queued.slice(at)]);
  return fitting.length;
}

export function removeQueued(keys: ReadonlySet<number>): void {
  setQueued(useQueue.getState().queued.filter(({ key }) => !keys.has(key)));
}

/** `before`: the entry that they come to stand before; null = at the end. */
export function moveQueued(keys: ReadonlySet<number>, before: number | null): void {
  const { queued } = useQueue.getState();
  const moved = queued.filter(({ key }) => keys.has(key));
  const others = queued.filter(({ key }) => !keys.has(key));
  // Before one that moves along is before the next that does not.
  const from = before === null ? -1 : queued.findIndex(({ key }) => key === before);
  const next = from < 0 ? undefined : queued.slice(from).find(({ key }) => !keys.has(key));
  const at = next === undefined ? others.length : others.indexOf(next);
  setQueued([...others.slice(0, at), ...moved, ...others.slice(at)]);
}

/** One place up or down. */
export function stepQueued(key: number, way: 1 | -1): void {
  const { queued } = useQueue.getState();
  const at = queued.findIndex((entry) => entry.key === key);
  const beside = queued[at + (way > 0 ? 2 : -1)];
  if (at < 0 || (way < 0 && at === 0)) return;
  moveQueued(new Set([key]), beside?.key ?? null);
}

export function clearQueue(): void {
  setQueued([]);
}

/** What was kept comes before what was queued meanwhile. */
export function restoreQueue(trackIds: readonly number[]): void {
  playNext(trackIds);
}

export function showQueue(isShown: boolean): void {
  useQueue.setState({ isShown });
}

function setQueued(queued: readonly Queued[]): void {
  useQueue.setState({ queued });
}
