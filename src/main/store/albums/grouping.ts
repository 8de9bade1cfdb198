// Which tracks are one album: those of one title and one album artist; without one, those of one artist or of one folder.
import type { AlbumKey } from '../../../core/domain/album.ts';

/** A track that has an album. */
export interface OnAlbum {
  readonly id: number;
  readonly title: string;
  readonly albumArtist: string | null;
  readonly artist: string | null;
  /** With its last separator. */
  readonly folder: string;
}

export interface Grouping {
  /** All tracks are added before anything is asked for. */
  add(track: OnAlbum): void;
  /** The same object for all tracks of an album. */
  albumOf(track: OnAlbum): AlbumKey;
}

type KeyOf = (title: string, artist: string | null, folder: string | null) => AlbumKey;

export function albumGrouping(): Grouping {
  const keys = new Map<string, AlbumKey>();
  /** Tracks without an album artist, by title and folder. */
  const unsaid = new Map<string, OnAlbum[]>();
  const together = new Map<string, AlbumKey | null>();

  const keyOf: KeyOf = (title, artist, folder) => {
    const name = `${title}\0${artist ?? ''}\0${folder ?? ''}\0${artist === null}`;
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = { title, artist, folder };
    keys.set(name, key);
    return key;
  };

  return {
    add(track) {
      if (track.albumArtist !== null) return;
      const place = placeOf(track);
      const there = unsaid.get(place);
      if (there === undefined) unsaid.set(place, [track]);
      else there.push(track);
    },
    albumOf(track) {
      const { title, albumArtist, artist } = track;
      if (albumArtist !== null) return keyOf(title, albumArtist, null);
      const place = placeOf(track);
      let shared = together.get(place);
      if (shared === undefined) {
        shared = joined(unsaid.get(place) ?? [], keyOf);
        together.set(place, shared);
      }
      return shared ?? keyOf(title, artist, null);
    },
  };
}

/**
 * The album that tracks of one title and folder are, where it takes the folder to hold them together; null where they are
 * one artist's, or several albums that happen to share a title.
 */
function joined(tracks: readonly OnAlbum[], keyOf: KeyOf): AlbumKey | null {
  const [first] = tracks;
  if (first === undefined || tracks.every(({ artist }) => artist === first.artist)) return null;
  const folder = albumFolder(first.folder);
  const main = new Map<string, number>();
  for (const { artist } of tracks) {
    const name = mainArtist(artist ?? '');
    main.set(name, (main.get(name) ?? 0) + 1);
  }
  const only = main.size === 1 ? [...main.keys()][0] : undefined;
  // One artist with guests.
  if (only !== undefined) return keyOf(first.title, only === '' ? null : only, folder);
  // On a compilation hardly anybody plays twice; 'Greatest Hits' of two bands in one folder are two albums.
  const artists = new Set(tracks.map(({ artist }) => artist)).size;
  return artists * 2 > tracks.length ? keyOf(first.title, null, folder) : null;
}

const guests = /\s+[([]?(?:feat\.?|ft\.?|featuring)\s.*$/iu;

function mainArtist(artist: string): string {
  return artist.replace(guests, '').trim();
}

const discFolder = /^(?:cd|disc|disk|dvd)[ ._-]*\d{1,2}$/iu;

/** Of the folder of one disc the folder of all. */
function albumFolder(folder: string): string {
  const separator = folder.at(-1) ?? '/';
  const parts = folder.slice(0, -1).split(separator);
  const last = parts.at(-1) ?? '';
  return parts.length > 1 && discFolder.test(last) ? parts.slice(0, -1).join(separator) + separator : folder;
}

function placeOf({ title, folder }: OnAlbum): string {
  return `${title}\0${albumFolder(folder)}`;
}
