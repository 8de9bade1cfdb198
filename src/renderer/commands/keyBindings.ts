// Which keys lead to which command: the table's own, with what the person changed. Pure functions.
import type { KeyChanges } from '../../core/domain/settings.ts';
import { type CommandId, commandIds, commands } from './commands.ts';

/** Keys that the track list takes itself: they move within it, so they are no commands of their own. */
export const listKeys = {
  moveUpDown: ['ArrowUp', 'ArrowDown'],
  extend: ['Shift+ArrowUp', 'Shift+ArrowDown'],
  selectAll: ['Mod+A'],
  selectNone: ['Escape'],
  playSelected: ['Enter'],
  reorder: ['Alt+ArrowUp', 'Alt+ArrowDown'],
  takeOut: ['Delete'],
  menu: ['Shift+F10'],
} as const satisfies Record<string, readonly string[]>;

export type KeyBindings = ReadonlyMap<CommandId, readonly string[]>;

/** Who has a combination already; what lists, text fields and the computer live by cannot be had. */
export type Owner = { readonly kind: 'command'; readonly id: CommandId } | { readonly kind: 'kept' };

const kept: ReadonlySet<string> = new Set([
  ...Object.values(listKeys).flat(),
  ...['Tab', 'Shift+Tab', 'Backspace', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+R', 'Mod+W', 'Mod+T', 'Mod+N'],
]);

export function bindingsOf(changes: KeyChanges): KeyBindings {
  return new Map(commandIds.map((id) => [id, changes[id] ?? ownKeys(id)]));
}

export const defaultBindings: KeyBindings = bindingsOf({});

/** Null when nobody else has it. */
export function ownerOf(bindings: KeyBindings, combination: string, except: CommandId): Owner | null {
  if (kept.has(combination)) return { kind: 'kept' };
  for (const [id, keys] of bindings)
    if (id !== except && keys.includes(combination)) return { kind: 'command', id };
  return null;
}

/** Binds this key alone to the command and takes it from any other. Null takes all keys from the command. */
export function withKey(changes: KeyChanges, id: CommandId, combination: string | null): KeyChanges {
  let next = withKeys(changes, id, combination === null ? [] : [combination]);
  if (combination === null) return next;
  for (const [other, keys] of bindingsOf(next))
    if (other !== id && keys.includes(combination))
      next = withKeys(
        next,
        other,
        keys.filter((key) => key !== combination),
      );
  return next;
}

/** As shipped again; a key of its own that another has meanwhile is taken back from that one. */
export function withDefault(changes: KeyChanges, id: CommandId): KeyChanges {
  let next: KeyChanges = without(changes, id);
  for (const key of ownKeys(id)) {
    const owner = ownerOf(bindingsOf(next), key, id);
    if (owner?.kind !== 'command') continue;
    const keys = bindingsOf(next).get(owner.id) ?? [];
    next = withKeys(
      next,
      owner.id,
      keys.filter((other) => other !== key),
    );
  }
  return next;
}

export function isChanged(changes: KeyChanges, id: CommandId): boolean {
  return changes[id] !== undefined;
}

/** What is as in the table is not kept, so that a later version may change it. */
function withKeys(changes: KeyChanges, id: CommandId, keys: readonly string[]): KeyChanges {
  const own = ownKeys(id);
  const isOwn = keys.length === own.length && keys.every((key, i) => key === own[i]);
  return isOwn ? without(changes, id) : { ...changes, [id]: [...keys] };
}

function without(changes: KeyChanges, id: CommandId): KeyChanges {
  return Object.fromEntries(Object.entries(changes).filter(([other]) => other !== id));
}

/** As shipped. */
function ownKeys(id: CommandId): readonly string[] {
  return commands[id].keys ?? [];
}
