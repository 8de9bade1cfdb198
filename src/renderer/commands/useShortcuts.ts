// Keys that work everywhere, except where letters are typed or a dialog is open.
import { useEffect, useRef } from 'react';
import { gridId, takesText } from '../state/focus.ts';
import { commands, isAvailable } from './commands.ts';
import { commandOf, type Place } from './shortcuts.ts';
import { useKeyBindings } from './useKeyBindings.ts';

export function useShortcuts(): void {
  const bindings = useKeyBindings();
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isDialogOpen()) return;
      const command = commandOf(event, placeOf(event.target), latest.current);
      if (command === null) return;
      event.preventDefault();
      if (isAvailable(command)) commands[command].run();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Any dialog, not only those that are opened from anywhere: what is typed into one is repeated on its list. */
function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

function placeOf(target: EventTarget | null): Place {
  if (takesText(target)) return 'text';
  if (!(target instanceof HTMLElement) || target === document.body) return 'page';
  return target.id === gridId ? 'grid' : 'control';
}
