// Finds tracks by what a list of tags calls them: a path, an artist with a title, or 'artist - title'.

export interface Song {
  readonly id: number;
  readonly path: string;
  readonly artist: string | null;
  readonly title: string | null;
}

export interface SongIndex {
  add(song: Song): void;
  /** All tracks of the song: what is said of it is true of each. */
  byArtistAndTitle(artist: string, title: string): readonly number[];
  /** A path, else 'artist - title', at whichever dash there is such a song. */
  named(track: string): readonly number[];
}

export function songIndex(): SongIndex {
  const paths = new Map<string, number>();
  const songs = new Map<string, number[]>();
  const bySong = (artist: string, title: string): readonly number[] => songs.get(keyOf(artist, title)) ?? [];
  return {
    add({ id, path, artist, title }) {
      paths.set(path.normalize('NFC'), id);
      if (artist === null || title === null) return;
      const key = keyOf(artist, title);
      const same = songs.get(key);
      if (same === undefined) songs.set(key, [id]);
      else same.push(id);
    },
    byArtistAndTitle: bySong,
    named(track) {
      const atPath = paths.get(track.normalize('NFC'));
      if (atPath !== undefined) return [atPath];
      for (const { index } of track.matchAll(/\s[-–—]\s/gu)) {
        const found = bySong(track.slice(0, index), track.slice(index + 3));
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}

function keyOf(artist: string, title: string): string {
  return [artist, title]
    .map((text) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim())
    .join('\0');
}
