// Extended M3U in UTF-8: the playlist format that every player reads.
import { oneLine } from '../domain/text/xml.ts';
import { caption, type PlaylistEntry } from './entry.ts';

export type M3uEntry = Pick<PlaylistEntry, 'location' | 'title' | 'artist' | 'durationSeconds'>;

/** The marker by which Stackwax recognises its own playlists; to players it is a comment. */
export const m3uMark = '#Written by Stackwax';

/** `#EXTM3U` first, no byte order mark, whole seconds (-1 when unknown), one entry in two lines. */
export function* renderM3u8(name: string, entries: Iterable<M3uEntry>): Generator<string> {
  yield `#EXTM3U\n${m3uMark}\n#PLAYLIST:${oneLine(name)}\n`;
  for (const entry of entries) {
    const seconds = entry.durationSeconds === null ? -1 : Math.round(entry.durationSeconds);
    yield `#EXTINF:${seconds},${caption(entry)}\n${entry.location}\n`;
  }
}
