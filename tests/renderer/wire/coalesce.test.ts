// Changes that come in swarms are gathered.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesce } from '../../../src/renderer/wire/coalesce.ts';

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
