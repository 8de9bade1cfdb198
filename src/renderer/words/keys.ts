// Musical keys as musicians of each language call them.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('format');

const names: ReadonlyMap<string, string> = new Map([
  ['C major', say('keys.C major')],
  ['C# major', say('keys.C# major')],
  ['D major', say('keys.D major')],
  ['D# major', say('keys.D# major')],
  ['E major', say('keys.E major')],
  ['F major', say('keys.F major')],
  ['F# major', say('keys.F# major')],
  ['G major', say('keys.G major')],
  ['G# major', say('keys.G# major')],
  ['A major', say('keys.A major')],
  ['A# major', say('keys.A# major')],
  ['B major', say('keys.B major')],
  ['C minor', say('keys.C minor')],
  ['C# minor', say('keys.C# minor')],
  ['D minor', say('keys.D minor')],
  ['D# minor', say('keys.D# minor')],
  ['E minor', say('keys.E minor')],
  ['F minor', say('keys.F minor')],
  ['F# minor', say('keys.F# minor')],
  ['G minor', say('keys.G minor')],
  ['G# minor', say('keys.G# minor')],
  ['A minor', say('keys.A minor')],
  ['A# minor', say('keys.A# minor')],
  ['B minor', say('keys.B minor')],
  ['off key', say('keys.off key')],
]);

/** 'F♯ minor', 'fis-Moll', 'fa♯ mineur'; what is no key stays as it is written. */
export function keyName(key: string): string {
  return names.get(key) ?? key;
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ['C major', say('shortKeys.C major')],
  ['C# major', say('shortKeys.C# major')],
  ['D major', say('shortKeys.D major')],
  ['D# major', say('shortKeys.D# major')],
  ['E major', say('shortKeys.E major')],
  ['F major', say('shortKeys.F major')],
  ['F# major', say('shortKeys.F# major')],
  ['G major', say('shortKeys.G major')],
  ['G# major', say('shortKeys.G# major')],
  ['A major', say('shortKeys.A major')],
  ['A# major', say('shortKeys.A# major')],
  ['B major', say('shortKeys.B major')],
  ['C minor', say('shortKeys.C minor')],
  ['C# minor', say('shortKeys.C# minor')],
  ['D minor', say('shortKeys.D minor')],
  ['D# minor', say('shortKeys.D# minor')],
  ['E minor', say('shortKeys.E minor')],
  ['F minor', say('shortKeys.F minor')],
  ['F# minor', say('shortKeys.F# minor')],
  ['G minor', say('shortKeys.G minor')],
  ['G# minor', say('shortKeys.G# minor')],
  ['A minor', say('shortKeys.A minor')],
  ['A# minor', say('shortKeys.A# minor')],
  ['B minor', say('shortKeys.B minor')],
]);

/** 'F♯m', 'fis', 'fa♯m': for where there is little room. */
export function shortKeyName(key: string): string {
  return shortNames.get(key) ?? key;
}
