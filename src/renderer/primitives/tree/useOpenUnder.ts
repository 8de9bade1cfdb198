// A closed line of a tree opens under what is held over it for a moment.
import { useEffect, useRef } from 'react';
import type { TreeLine } from './treeLines.ts';

const openAfterMilliseconds = 700;

/** `over`: the path of the line that something is held over. */
export function useOpenUnder(
  over: string | null,
  lines: readonly TreeLine[],
  toggle: (path: string) => void,
): void {
  const latest = useRef({ lines, toggle });
  latest.current = { lines, toggle };
  useEffect(() => {
    if (over === null) return;
    const timer = setTimeout(() => {
      const line = latest.current.lines.find(({ path }) => path === over);
      if (line !== undefined && line.children > 0 && !line.open) latest.current.toggle(over);
    }, openAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [over]);
}
