// From a key that was pressed to the command that it means, and from a command's key to how it is printed.
import { printedKey } from '../words/keyboard.ts';
import { type CommandId, commands } from './commands.ts';
import type { KeyBindings } from './keyBindings.ts';

/** Where the keyboard is: in a text field, on the track list, on another control (a button, a slider, a list), or on none. */
export type Place = 'text' | 'grid' | 'control' | 'page';

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Which key it is, whatever it types. */
  readonly code?: string;
}

/** Null when the key means nothing there. */
export function commandOf(event: Pressed, place: Place, bindings: KeyBindings): CommandId | null {
  for (const [id, keys] of bindings)
    if (keys.some((key) => !isKeptOut(id, key, place) && fits(event, key))) return id;
  return null;
}

/** What moves within a control or presses it. */
const controlKeys = new Set(['Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** Whatever may be typed is typed, where there is a text field; whatever a control has its own use for is the control's. */
function isKeptOut(id: CommandId, combination: string, place: Place): boolean {
  if (place === 'text' && commands[id].inText !== true) return true;
  const parts = combination.split('+');
  const name = parts.at(-1) ?? '';
  if (parts.includes('Mod')) return false;
  // No control has a use of its own for arrows with Alt.
  if (place === 'control') return controlKeys.has(name) && !parts.includes('Alt');
  return place === 'text' && !/^F\d+$/u.test(name);
}

function fits(event: Pressed, combination: string): boolean {
  const parts = combination.split('+');
  const name = parts.at(-1) ?? '';
  if (keyOf(event).toLowerCase() !== name.toLowerCase()) return false;
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Mod')) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  // Which characters want Shift is the keyboard's business.
  return isSign(name) || event.shiftKey === parts.includes('Shift');
}

/** The combination that is pressed, as the table writes it; null while there are only keys that change others. */
export function combinationOf(event: Pressed): string | null {
  const key = keyOf(event);
  if (
    ['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'Dead', 'Process', 'Unidentified'].includes(
      key,
    )
  )
    return null;
  const name = key.length === 1 ? capital(key) : key;
  return [
    ...(event.ctrlKey || event.metaKey ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && !isSign(name) ? ['Shift'] : []),
    name,
  ].join('+');
}

/** With Alt some keyboards type other signs on the keys of digits; the digit is meant. */
function keyOf({ key, code, altKey }: Pressed): string {
  const digit = altKey ? /^Digit(\d)$/u.exec(code ?? '')?.[1] : undefined;
  return digit ?? nameOf(key);
}

/** As it is printed on the key; a letter that has no capital of one character stays as it is. */
function capital(char: string): string {
  const upper = char.toUpperCase();
  return upper.length === 1 ? upper : char;
}

/** The two keys whose own character would not be seen, or would be taken for what joins the others. */
function nameOf(key: string): string {
  return key === ' ' ? 'Space' : key === '+' ? 'Plus' : key;
}

function isSign(name: string): boolean {
  return name === 'Plus' || (name.length === 1 && name.toLowerCase() === name.toUpperCase());
}

/** Each key of it as it is printed: ['Ctrl', 'Shift', 'Z']. */
export function printedKeys(combination: string, isMac: boolean): string[] {
  return combination
    .split('+')
    .map((name) => (name === 'Mod' && isMac ? '⌘' : printedKey(name === 'Mod' ? 'Ctrl' : name)));
}

/** As `aria-keyshortcuts` has it: 'Control+Shift+Z'. */
export function ariaKeys(combination: string, isMac: boolean): string {
  return combination.replace('Mod', isMac ? 'Meta' : 'Control').replace('Plus', '+');
}
