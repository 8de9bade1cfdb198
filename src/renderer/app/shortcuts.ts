// From a key that was pressed to the command that it means, and from a command's key to how it is printed.
import { type CommandId, commandIds, commandTable, type Place } from './commandTable.ts';

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Null when the key means nothing there. */
export function commandOf(event: Pressed, place: Place): CommandId | null {
  const isTaken = (id: CommandId): boolean => {
    const { keys, notIn }: { keys: readonly string[]; notIn: readonly Place[] } = commandTable[id];
    return keys.some((key) => !isKeptOut(key, notIn, place) && fits(event, key));
  };
  return commandIds.find(isTaken) ?? null;
}

/** Whatever may be typed is typed, where there is a text field. */
function isKeptOut(key: string, notIn: readonly Place[], place: Place): boolean {
  return notIn.includes(place) || (place === 'text' && key.length === 1);
}

function fits(event: Pressed, combination: string): boolean {
  const parts = combination.split('+');
  const name = parts.at(-1) ?? '';
  const pressed = event.key === ' ' ? 'Space' : event.key;
  if (pressed.toLowerCase() !== name.toLowerCase()) return false;
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Mod')) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  // Which characters want Shift is the keyboard's business.
  const isSign = name.length === 1 && name.toLowerCase() === name.toUpperCase();
  return isSign || event.shiftKey === parts.includes('Shift');
}

const prints: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** Each key of it as it is printed: ['Ctrl', 'Shift', 'Z']. */
export function printedKeys(combination: string, isMac: boolean): string[] {
  return combination
    .split('+')
    .map((name) => (name === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (prints[name] ?? name)));
}
