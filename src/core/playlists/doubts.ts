// What can be written and is still read wrongly: characters that a format lacks, paths that a known player takes for others.
// Players as measured by `npm run bench -- players`: mpv 0.35, MPD 0.23, VLC 3.0.
import type { PlaylistEntry } from './entry.ts';
import { composed, isLatin1 } from './m3u.ts';

export interface Doubt {
  isAbout(entry: Pick<PlaylistEntry, 'location' | 'title' | 'artist'>): boolean;
  /** Without its full stop; `tracks` is '1 track', '2 tracks'. */
  sentence(tracks: string): string;
}

/** VLC resolves the line as a URL: it cuts at '#' and '?', and decodes '%41' where every '%' is followed by two digits. */
export const vlcReadsUrl: Doubt = {
  isAbout: ({ location }) => /[#?]/u.test(location) || /^[^%]*(?:%[0-9a-f]{2}[^%]*)+$/iu.test(location),
  sentence: (tracks) =>
    `VLC takes '#', '?' or '%' in the path for parts of a web address and will not find ${tracks}; XSPF holds them for it`,
};

/** It cuts such a name whole, and opens the folder that is left. */
export const vlcOpensFolder: Doubt = {
  isAbout: ({ location }) => /(?:^|\/)[#?][^/]*$/u.test(location),
  sentence: (tracks) =>
    `VLC opens a whole folder instead of ${tracks} whose name begins with '#' or '?'; XSPF holds them for it`,
};

export const mpdDoesNotDecode: Doubt = {
  isAbout: ({ location }) => /[^\w\-.~/]/u.test(location),
  sentence: (tracks) =>
    `MPD does not decode the addresses of XSPF and will not find ${tracks}; M3U8 holds them for it`,
};

/** It reads paths of Windows, too. */
export const mixxxTurnsBackslashes: Doubt = {
  isAbout: ({ location }) => location.includes('\\'),
  sentence: (tracks) => `Mixxx takes a backslash in the path for a slash and will not find ${tracks}`,
};

/** What no name on a FAT or exFAT disk can hold, or end with. */
export const fatRefuses: Doubt = {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what FAT lacks
  isAbout: ({ location }) => /[\u0000-\u001f"*:<>?\\|]|[^./][. ](?:\/|$)/u.test(location),
  sentence: (tracks) =>
    `A stick cannot hold ${tracks} by the name; a copy of the tracks gives names that it can hold`,
};

/** MPD trims every part of a path, whatever the format. */
export const mpdTrims: Doubt = {
  isAbout: ({ location }) => /(?:^|\/)[\0- ]|[\0- ](?:\/|$)/u.test(location),
  sentence: (tracks) => `MPD cuts off spaces beside a slash and will not find ${tracks}`,
};

/** Of the three, VLC alone guesses that it is Latin-1. */
export const readAsUtf8: Doubt = {
  isAbout: ({ location }) => /[^\0-\x7f]/u.test(location),
  sentence: (tracks) => `mpv and MPD read M3U as UTF-8 and will not find ${tracks}; M3U8 holds them`,
};

export const losesLetters: Doubt = {
  isAbout: ({ title, artist }) => !isLatin1(composed(title)) || !isLatin1(composed(artist ?? '')),
  sentence: (tracks) => `'?' stands for characters that the format lacks in title or artist of ${tracks}`,
};
