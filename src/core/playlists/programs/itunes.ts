// iTunes' Library.xml, which Apple Music, Traktor, Serato and others read: a property list of tracks by id, and of playlists.
import { xmlMark, xmlText } from '../../domain/text/xml.ts';
import { type LibraryEntry, type LibraryList, positive, rounded, tracksOf } from './libraryEntry.ts';
import { stableHex } from './stableId.ts';

type Value = string | number | boolean | Date | readonly Value[] | { readonly [key: string]: Value | null };

/** Milliseconds, kbit/s, persistent ids by what never changes of a track in its library. */
export function renderItunes(lists: readonly LibraryList[]): string {
  const tracks = tracksOf(lists);
  const library: Value = {
    'Major Version': 1,
    'Minor Version': 1,
    'Application Version': '12.0.0',
    'Show Content Ratings': true,
    'Library Persistent ID': stableHex('library'),
    Tracks: Object.fromEntries(tracks.map((track) => [`${track.id}`, trackDict(track)])),
    Playlists: lists.map(({ name, entries }, n) => ({
      Name: name,
      'Playlist ID': n + 1,
      'Playlist Persistent ID': stableHex(`playlist ${name}`),
      'All Items': true,
      'Playlist Items': entries.map(({ id }) => ({ 'Track ID': id })),
    })),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    xmlMark,
    '<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    element(library),
    '</plist>',
    '',
  ].join('\n');
}

function trackDict(track: LibraryEntry): { readonly [key: string]: Value | null } {
  return {
    'Track ID': track.id,
    Size: track.sizeBytes,
    'Total Time': track.durationSeconds === null ? null : Math.round(track.durationSeconds * 1000),
    'Disc Number': positive(track.discNumber),
    'Track Number': positive(track.trackNumber),
    Year: positive(track.year),
    BPM: rounded(track.tempoBpm),
    'Date Added': new Date(track.addedAt),
    'Bit Rate': track.bitRate === null ? null : Math.round(track.bitRate / 1000),
    'Sample Rate': track.sampleRate,
    'Play Count': positive(track.playCount),
    // Five stars are 100.
    Rating: track.rating === null ? null : track.rating * 20,
    'Persistent ID': stableHex(`track ${track.id} ${track.addedAt}`),
    'Track Type': 'File',
    Name: track.title,
    Artist: track.artist,
    'Album Artist': track.albumArtist,
    Album: track.album,
    Genre: track.genre,
    Kind: track.format === null ? null : `${track.format} audio file`,
    Location: track.uri,
  };
}

function element(value: Value): string {
  if (typeof value === 'string') return `<string>${xmlText(value)}</string>`;
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (value instanceof Date) return `<date>${value.toISOString().slice(0, 19)}Z</date>`;
  if (isList(value)) return `<array>${value.map(element).join('\n')}</array>`;
  const pairs = Object.entries(value).flatMap(([key, inner]) =>
    inner === null ? [] : [`<key>${xmlText(key)}</key>${element(inner)}`],
  );
  return `<dict>${pairs.join('\n')}</dict>`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
