// All keys by headings, as the list of keys and the settings show them.
import { printedKey } from '../words/keyboard.ts';
import { messages } from '../words/messages.ts';
import type { Command } from './command.ts';
import { type CommandId, commandIds, commands } from './commands.ts';
import { type KeyBindings, listKeys } from './keyBindings.ts';
import { printedKeys } from './shortcuts.ts';

/** Keys as they are printed. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

interface KeyGroup {
  readonly title: string;
  readonly keys: readonly KeyLine[];
}

export const isMac = /mac/iu.test(navigator.platform);

const words = messages.commands;
export const groups = ['library', 'edit', 'player', 'window'] as const;

/** The commands that have a key, by what they are about. */
export function commandKeys(bindings: KeyBindings): readonly KeyGroup[] {
  return groups.map((group) => ({
    title: words.groups[group],
    keys: commandsOf(group).flatMap((id) => {
      const key = bindings.get(id)?.[0];
      return key === undefined ? [] : [{ keys: printedKeys(key, isMac), does: words.names[id] }];
    }),
  }));
}

/** The commands of a heading, with and without keys. */
export function commandsOf(group: (typeof groups)[number]): readonly CommandId[] {
  return commandIds.filter((id) => sheetGroup(commands[id].group) === group);
}

/** Keys that belong to a place in the window and cannot be chosen. */
export const fixedKeys: readonly KeyGroup[] = [
  {
    title: words.groups.list,
    keys: [
      line(listKeys.moveUpDown, words.list.moveUpDown),
      line(listKeys.extend, words.list.extend),
      line(listKeys.selectAll, words.list.selectAll),
      line(listKeys.selectNone, words.list.selectNone),
      line(listKeys.playSelected, words.list.playSelected),
      line(listKeys.reorder, words.list.reorder),
      line(listKeys.takeOut, words.list.takeOut),
      line(listKeys.menu, words.list.menu),
    ],
  },
  ...messages.keys.screens.map(({ title, keys }) => ({
    title,
    keys: keys.map(({ keys: names, does }) => ({ keys: names.map(printedKey), does })),
  })),
];

/** The way to screens has too few keys for a heading of its own. */
function sheetGroup(group: Command['group']): Command['group'] {
  return group === 'screens' ? 'window' : group;
}

/** Keys that do the same in two directions share their modifiers. */
function line(combinations: readonly string[], does: string): KeyLine {
  return { keys: [...new Set(combinations.flatMap((keys) => printedKeys(keys, isMac)))], does };
}
