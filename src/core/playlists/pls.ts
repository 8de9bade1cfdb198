// PLS, version 2: an INI file of numbered entries, as Winamp defined it.
import { oneLine } from '../domain/text/xml.ts';
import { caption, type PlaylistEntry } from './entry.ts';

/** A key of our own, which players skip, because the format has no comments that all of them know. */
export const plsMark = 'X-Written-By=Stackwax';

/** Entries count from 1; whole seconds, -1 when unknown. */
export function* renderPls(
  name: string,
  entries: readonly Pick<PlaylistEntry, 'location' | 'title' | 'artist' | 'durationSeconds'>[],
): Generator<string> {
  yield `[playlist]\n${plsMark}\nX-Title=${oneLine(name)}\n`;
  for (const [i, entry] of entries.entries()) {
    const seconds = entry.durationSeconds === null ? -1 : Math.round(entry.durationSeconds);
    const number = i + 1;
    yield `File${number}=${entry.location}\nTitle${number}=${caption(entry)}\nLength${number}=${seconds}\n`;
  }
  yield `NumberOfEntries=${entries.length}\nVersion=2\n`;
}
