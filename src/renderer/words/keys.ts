// Musical keys as musicians of each language call them.
import { tonics } from '../../core/domain/musicalKey.ts';
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('format');

const keys = tonics.flatMap((tonic) => [`${tonic} major`, `${tonic} minor`] as const);

const names: ReadonlyMap<string, string> = new Map([
  ...keys.map((key) => [key, say(`keys.${key}`)] as const),
  ['off key', say('keys.off key')],
]);
const shortNames: ReadonlyMap<string, string> = new Map(keys.map((key) => [key, say(`shortKeys.${key}`)]));

/** 'F♯ minor', 'fis-Moll', 'fa♯ mineur'; what is no key stays as it is written. */
export function keyName(key: string): string {
  return names.get(key) ?? key;
}

/** 'F♯m', 'fis', 'fa♯m': for where there is little room. */
export function shortKeyName(key: string): string {
  return shortNames.get(key) ?? key;
}
