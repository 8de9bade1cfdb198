// What the page keeps and gathers: rows that were shown, changes that come in swarms.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rowMemory } from '../../../src/renderer/state/list/rowMemory.ts';
import { coalesce } from '../../../src/renderer/wire/coalesce.ts';

describe('rowMemory', () => {
  it('keeps the latest rows and forgets the oldest', () => {
    const memory = rowMemory<{ id: number; version: number }>(3);
    memory.remember([1, 2, 3].map((id) => ({ id, version: 1 })));
    memory.remember([{ id: 1, version: 2 }]);
    memory.remember([{ id: 4, version: 1 }]);
    expect(memory.recall(1)).toEqual({ id: 1, version: 2 });
    expect(memory.recall(2)).toBeUndefined();
    expect(memory.recall(3)).toBeDefined();
    expect(memory.recall(4)).toBeDefined();
  });
});

describe('coalesce', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('passes the first change on at once and gathers what follows', () => {
    const flushed: string[][] = [];
    const add = coalesce<string>(300, (items) => flushed.push([...items]));
    add(['a']);
    expect(flushed).toEqual([['a']]);
    add(['b']);
    add(['b', 'c']);
    expect(flushed).toEqual([['a']]);
    vi.advanceTimersByTime(300);
    expect(flushed).toEqual([['a'], ['b', 'c']]);
    vi.advanceTimersByTime(3000);
    expect(flushed).toHaveLength(2);
    add(['d']);
    expect(flushed[2]).toEqual(['d']);
  });
});
