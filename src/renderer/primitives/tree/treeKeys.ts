// What the keys that walk a tree mean: arrows, page keys, Home and End.
import { stepOf } from './steps.ts';
import type { TreeLine } from './treeLines.ts';

export type TreeMove =
  | { readonly kind: 'go'; readonly path: string }
  /** Opens what is closed, closes what is open. */
  | { readonly kind: 'toggle'; readonly path: string };

/** Null when the key means nothing here. `at`: the line that the keyboard stands on, -1 for none. */
export function treeMove(
  key: string,
  lines: readonly TreeLine[],
  at: number,
  inSight: number,
): TreeMove | null {
  const next = lines[stepOf(key, at, lines.length, inSight) ?? -1];
  if (next !== undefined) return { kind: 'go', path: next.path };
  const here = lines[at];
  if (here === undefined) return null;
  const toggle: TreeMove = { kind: 'toggle', path: here.path };
  const go = (line: TreeLine | undefined): TreeMove => ({ kind: 'go', path: (line ?? here).path });
  switch (key) {
    case 'ArrowRight':
      if (here.open) return go(lines[at + 1]);
      return here.children > 0 ? toggle : go(here);
    case 'ArrowLeft':
      return here.open ? toggle : go(lines.slice(0, at).findLast(({ level }) => level < here.level));
    case 'Enter':
      return here.children > 0 ? toggle : null;
    default:
      return null;
  }
}
