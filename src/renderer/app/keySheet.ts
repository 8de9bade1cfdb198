// All keys in groups, as the list of keys and the settings show them.
import { messages } from '../messages.ts';
import { commandIds, commandTable, listKeys } from './commandTable.ts';
import { printedKeys } from './shortcuts.ts';

interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

export const isMac = /mac/iu.test(navigator.platform);

const words = messages.commands;
const groups = ['library', 'edit', 'player', 'window'] as const;

export const keyGroups: readonly KeyGroup[] = [
  ...groups.map((group) => ({
    title: words.groups[group],
    keys: commandIds.flatMap((id) => {
      const [key] = commandTable[id].keys;
      const isShown = key !== undefined && sheetGroup(commandTable[id].group) === group;
      return isShown ? [{ keys: printedKeys(key, isMac), does: words.names[id] }] : [];
    }),
  })),
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
    ],
  },
  ...messages.keys.screens,
];

/** The way to screens has too few keys for a heading of its own. */
function sheetGroup(group: string): string {
  return group === 'screens' ? 'window' : group;
}

/** Keys that do the same in two directions share their modifiers. */
function line(combinations: readonly string[], does: string): KeyGroup['keys'][number] {
  return { keys: [...new Set(combinations.flatMap((keys) => printedKeys(keys, isMac)))], does };
}
