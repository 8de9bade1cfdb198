// All that a reader of imports gives, of a text in pieces of any size.
import type {
  ForeignPlaylist,
  ForeignReader,
  ForeignSink,
  ForeignTrack,
} from '../../../src/core/imports/entries.ts';

export interface Collected {
  readonly tracks: ForeignTrack[];
  readonly playlists: ForeignPlaylist[];
  readonly notes: string[];
}

export function collected(make: (sink: ForeignSink) => ForeignReader, text: string, atOnce = 7): Collected {
  const all: Collected = { tracks: [], playlists: [], notes: [] };
  const reader = make({
    track: (track) => void all.tracks.push(track),
    playlist: (playlist) => void all.playlists.push(playlist),
    note: (note) => void all.notes.push(note),
  });
  for (let at = 0; at < text.length; at += atOnce) reader.take(text.slice(at, at + atOnce));
  reader.end();
  return all;
}
