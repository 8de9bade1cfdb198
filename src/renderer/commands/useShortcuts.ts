// Keys that work everywhere, except where letters are typed or a dialog is open.
import { useEffect, useRef } from 'react';
import { gridId, takesText } from '../state/focus.ts';
import type { Place } from './commandTable.ts';
import { commandOf } from './shortcuts.ts';
import { useCommands } from './useCommands.ts';
import { useKeyBindings } from './useKeyBindings.ts';

export function useShortcuts(): void {
  const commands = useCommands();
  const bindings = useKeyBindings();
  const latest = useRef({ commands, bindings });
  useEffect(() => {
    latest.current = { commands, bindings };
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isDialogOpen()) return;
      const command = commandOf(event, placeOf(event.target), latest.current.bindings);
      if (command === null) return;
      event.preventDefault();
      latest.current.commands[command]();
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
