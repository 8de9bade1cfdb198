// What writing would do, a piece of the tracks after the other: however many there are, nobody waits for all of them.
import { useEffect, useRef, useState } from 'react';
import { type PlannedFile, plannedAtOnce, type TagWritingOptions } from '../../../core/domain/tagWriting.ts';
import { client } from '../../wire/api.ts';

export interface Planned {
  /** Those that would change, and those that would be left alone. */
  readonly rows: readonly PlannedFile[];
  readonly looked: number;
  readonly changing: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Of those that would change. */
  readonly formats: ReadonlyMap<string, number>;
  readonly error: unknown;
}

interface Growing {
  rows: PlannedFile[];
  looked: number;
  changing: number;
  unchanged: number;
  refused: number;
  formats: Map<string, number>;
  error: unknown;
}

const nothing = (): Growing => ({
  rows: [],
  looked: 0,
  changing: 0,
  unchanged: 0,
  refused: 0,
  formats: new Map(),
  error: null,
});

/** Shown so often at most. */
const everyMs = 150;

export function usePlanned(trackIds: readonly number[], options: TagWritingOptions): Planned {
  const growing = useRef(nothing());
  const [, show] = useState(0);

  useEffect(() => {
    const mine = nothing();
    growing.current = mine;
    let isStopped = false;
    let shownAt = 0;
    const look = async (): Promise<void> => {
      show((n) => n + 1);
      for (let start = 0; start < trackIds.length && !isStopped; start += plannedAtOnce) {
        const piece = trackIds.slice(start, start + plannedAtOnce);
        const planned = await client.tagWriting.preview({ trackIds: piece, options });
        mine.looked = Math.min(trackIds.length, start + plannedAtOnce);
        for (const file of planned) take(mine, file);
        const isLast = mine.looked === trackIds.length;
        if (isStopped || (!isLast && performance.now() - shownAt < everyMs)) continue;
        shownAt = performance.now();
        show((n) => n + 1);
      }
    };
    look().catch((error: unknown) => {
      if (isStopped) return;
      mine.error = error;
      show((n) => n + 1);
    });
    return () => {
      isStopped = true;
    };
  }, [trackIds, options]);

  return growing.current;
}

function take(all: Growing, file: PlannedFile): void {
  if (file.refusal !== null) all.refused += 1;
  else if (file.fields.length === 0) {
    all.unchanged += 1;
    return;
  } else {
    all.changing += 1;
    const format = file.format ?? '?';
    all.formats.set(format, (all.formats.get(format) ?? 0) + 1);
  }
  all.rows.push(file);
}
