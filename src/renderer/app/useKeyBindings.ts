// The keys as they are now: the table's, with what the library's settings say of them.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api.ts';
import type { CommandId } from './commandTable.ts';
import { bindingsOf, type KeyBindings } from './keyBindings.ts';
import { isMac } from './keySheet.ts';
import { printedKeys } from './shortcuts.ts';

const none = {};

export function useKeyBindings(): KeyBindings {
  const changes = useQuery(api.settings.get.queryOptions()).data?.keys ?? none;
  return useMemo(() => bindingsOf(changes), [changes]);
}

/** A command's key as it is printed beside what does the same; nothing for a command without one. */
export function usePrintedKeys(id: CommandId): string[] {
  const key = useKeyBindings().get(id)?.[0];
  return key === undefined ? [] : printedKeys(key, isMac);
}
