// The keyboard among the chips of tags: arrows go from one to the next, and an answer leaves it where it stands.

import { useEffect, useLayoutEffect, useRef } from 'react';
import { readingKey } from '../../../primitives/readingKey.ts';

const stops = '[data-tag]';

type Place = { readonly current: HTMLElement | null };

function chipsIn({ current }: Place): HTMLElement[] {
  return [...(current?.querySelectorAll<HTMLElement>(stops) ?? [])];
}

/**
 * A chip that is answered may go to another row, and the focus with it to nowhere: it stays at the same place among them. Returns
 * what notes the place, before the answer.
 */
export function useChipFocus(place: Place, tags: unknown): () => void {
  const at = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the tags are others
  useLayoutEffect(() => {
    const index = at.current;
    if (index === null) return;
    at.current = null;
    const all = chipsIn(place);
    if (!all.some((chip) => chip === document.activeElement)) all[Math.min(index, all.length - 1)]?.focus();
  }, [tags]);
  useEffect(() => {
    // Before the toolbar, which would stop at the button inside each chip, too.
    window.addEventListener('keydown', step, { capture: true });
    return () => window.removeEventListener('keydown', step, { capture: true });

    function step(event: KeyboardEvent): void {
      const key = readingKey(event.key);
      const way = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null;
      const all = chipsIn(place);
      const from = all.findIndex((chip) => event.target instanceof Node && chip.contains(event.target));
      if (way === null || from < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      all[from + way]?.focus();
    }
  }, [place]);
  return () => {
    const index = chipsIn(place).findIndex((chip) => chip.contains(document.activeElement));
    at.current = index < 0 ? null : index;
  };
}
