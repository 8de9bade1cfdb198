// When what had the keyboard goes with its view, as the card of an album does that was opened, the list of the next view has it.
import { useEffect, useRef } from 'react';
import { focusGridWhenThere } from '../state/focus.ts';
import { useView } from '../state/list/view.ts';

export function useKeyboardStays(): void {
  const view = useView((state) => state.view);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    return focusGridWhenThere();
  }, [view]);
}
