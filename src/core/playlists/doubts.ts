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
