// What is printed on the keys of a keyboard.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('keyboard');

const printed: Readonly<Record<string, string>> = {
  Ctrl: say('ctrl'),
  Shift: say('shift'),
  Enter: say('enter'),
  Space: say('space'),
  Del: say('delete'),
  Delete: say('delete'),
  Tab: say('tab'),
  Escape: say('escape'),
  Backspace: say('backspace'),
  Home: say('home'),
  End: say('end'),
  PageUp: say('pageUp'),
  PageDown: say('pageDown'),
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Plus: '+',
};

/** By the name that browsers give it; a letter, a digit or a sign is its own. */
export function printedKey(name: string): string {
  return printed[name] ?? name;
}
