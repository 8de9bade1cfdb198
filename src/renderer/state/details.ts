// Whether the details of what is selected stand in sight: always in a wide window; in a narrow one over the list, when asked for.
import { useSyncExternalStore } from 'react';
import { create } from 'zustand';

/** As in app/Library.module.css: below it list and details have no room beside each other. */
const narrow = '(max-width: 1100px)';

export const useDetails = create<{ readonly asked: boolean }>()(() => ({ asked: false }));

export function isNarrow(): boolean {
  return window.matchMedia(narrow).matches;
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(followWidth, isNarrow);
}

export function toggleDetails(): void {
  useDetails.setState(({ asked }) => ({ asked: !asked }));
}

function followWidth(changed: () => void): () => void {
  const media = window.matchMedia(narrow);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
