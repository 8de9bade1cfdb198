// A language that nobody speaks: English with accents, a third longer, from right to left. Who sees plain English in it
// sees a word that no message holds; who sees a cut one sees a place that is too narrow for German.
import type { Messages } from './messages.ts';

const accented: Readonly<Record<string, string>> = {
  a: 'áá',
  e: 'éé',
  i: 'íí',
  o: 'óó',
  u: 'üü',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
  z: 'ž',
};

/** A message with the letters of its sentences changed; what stands in odd depths of braces is ICU syntax. */
export function pseudoMessage(message: string): string {
  let depth = 0;
  let text = '';
  for (const letter of message) {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    text += depth % 2 === 0 ? (accented[letter] ?? letter) : letter;
  }
  return text;
}

export function pseudo(messages: Messages): Messages {
  const changed: Record<string, Record<string, string>> = {};
  for (const [module, named] of Object.entries(messages))
    changed[module] = Object.fromEntries(
      Object.entries(named).map(([name, message]) => [name, pseudoMessage(message)]),
    );
  return { ...messages, ...changed };
}
