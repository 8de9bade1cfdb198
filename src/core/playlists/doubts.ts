// What can be written and is still read wrongly: characters that a format lacks, paths that a known player takes for others.
// Players as measured by `npm run bench -- players`: mpv 0.35, MPD 0.23, VLC 3.0.
import type { DoubtName } from '../domain/exportWarning.ts';
import type { PlaylistEntry } from './entry.ts';
import { composed, isLatin1 } from './m3u.ts';

export interface Doubt {
  readonly name: DoubtName;
  isAbout(entry: Pick<PlaylistEntry, 'location' | 'title' | 'artist'>): boolean;
}

/** VLC resolves the line as a URL: it cuts at '#' and '?', and decodes '%41' where every '%' is followed by two digits. */
export const vlcReadsUrl: Doubt = {
  name: 'vlcReadsUrl',
  isAbout: ({ location }) =>
    location.includes('#') ||
    location.includes('?') ||
    (location.includes('%') && /^[^%]*(?:%[0-9a-f]{2}[^%]*)+$/iu.test(location)),
};

/** It cuts such a name whole, and opens the folder that is left. */
export const vlcOpensFolder: Doubt = {
  name: 'vlcOpensFolder',
  isAbout: ({ location }) => /(?:^|\/)[#?][^/]*$/u.test(location),
};

export const mpdDoesNotDecode: Doubt = {
  name: 'mpdDoesNotDecode',
  isAbout: ({ location }) => /[^\w\-.~/]/u.test(location),
};

/** It reads paths of Windows, too. */
export const mixxxTurnsBackslashes: Doubt = {
  name: 'mixxxTurnsBackslashes',
  isAbout: ({ location }) => location.includes('\\'),
};

/** What no name on a FAT or exFAT disk can hold, or end with. */
export const fatRefuses: Doubt = {
  name: 'fatRefuses',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what FAT lacks
  isAbout: ({ location }) => /[\u0000-\u001f"*:<>?\\|]|[^./][. ](?:\/|$)/u.test(location),
};

/** MPD trims every part of a path, whatever the format. */
export const mpdTrims: Doubt = {
  name: 'mpdTrims',
  isAbout: ({ location }) => /(?:^|\/)[\0- ]|[\0- ](?:\/|$)/u.test(location),
};

/** Of the three, VLC alone guesses that it is Latin-1. */
export const readAsUtf8: Doubt = {
  name: 'readAsUtf8',
  isAbout: ({ location }) => /[^\0-\x7f]/u.test(location),
};

export const losesLetters: Doubt = {
  name: 'losesLetters',
  isAbout: ({ title, artist }) => !isLatin1(composed(title)) || !isLatin1(composed(artist ?? '')),
};
