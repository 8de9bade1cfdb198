// Keys that work everywhere, except where letters are typed or a dialog is open.
import { useEffect, useRef } from 'react';
import { useDialog } from '../stores/dialogs.ts';
import type { Place } from './commandTable.ts';
import { gridId, takesText } from './focus.ts';
import { commandOf } from './shortcuts.ts';
import { useCommands } from './useCommands.ts';

export function useShortcuts(): void {
  const commands = useCommands();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || useDialog.getState().open !== null) return;
      const command = commandOf(event, placeOf(event.target));
      if (command === null) return;
      event.preventDefault();
      latest.current[command]();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function placeOf(target: EventTarget | null): Place {
  if (takesText(target)) return 'text';
  if (!(target instanceof HTMLElement) || target === document.body) return 'page';
  return target.id === gridId ? 'grid' : 'control';
}
