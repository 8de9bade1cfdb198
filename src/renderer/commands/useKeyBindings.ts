// The keys as they are now: the table's, with the changes in the library's settings.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../wire/api.ts';
import type { CommandId } from './commands.ts';
import { bindingsOf, type KeyBindings } from './keyBindings.ts';
import { isMac } from './keySheet.ts';
import { ariaKeys, printedKeys } from './shortcuts.ts';

const none = {};

export function useKeyBindings(): KeyBindings {
  const changes = useQuery(api.settings.get.queryOptions()).data?.keys ?? none;
  return useMemo(() => bindingsOf(changes), [changes]);
}

interface KeyHint {
  /** As it is printed beside what does the same; nothing for a command without a key. */
  readonly printed: readonly string[];
  /** To be spread into the control that does the same. */
  readonly shortcut: { readonly 'aria-keyshortcuts'?: string };
}

export function useKeyHint(id: CommandId): KeyHint {
  const key = useKeyBindings().get(id)?.[0];
  if (key === undefined) return { printed: [], shortcut: {} };
  return { printed: printedKeys(key, isMac), shortcut: { 'aria-keyshortcuts': ariaKeys(key, isMac) } };
}
