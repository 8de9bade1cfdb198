// iTunes' Library.xml, which Apple Music, Traktor, Serato and others read: a property list of tracks by id, and of playlists.

import { lines, xmlMark, xmlText } from '../../domain/text/xml.ts';
import { uriOf } from '../place.ts';
import { type LibraryEntry, type LibraryList, positive, rounded, tracksOf } from './libraryEntry.ts';
import { stableHex } from './stableId.ts';

type Scalar = string | number | boolean | Date;
/** Lists, and the dictionary of tracks, are long: their elements come one by one. */
type Value = Scalar | List | Dict;
interface List {
  readonly list: Iterable<Value>;
}
interface Dict {
  readonly dict: Iterable<readonly [key: string, value: Value | null]>;
}

/** Milliseconds, kbit/s, persistent ids by what never changes of a track in its library. */
export function* renderItunes(lists: readonly LibraryList[]): Generator<string> {
  const tracks = tracksOf(lists).sort((a, b) => a.id - b.id);
  yield lines(
    '<?xml version="1.0" encoding="UTF-8"?>',
    xmlMark,
    '<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
  );
  yield* element(
    dict({
      'Major Version': 1,
      'Minor Version': 1,
      'Application Version': '12.0.0',
      'Show Content Ratings': true,
      'Library Persistent ID': stableHex('library'),
      Tracks: { dict: each(tracks, (track) => [`${track.id}`, trackDict(track)] as const) },
      Playlists: {
        list: each(lists, ({ name, entries }, n) =>
          dict({
            Name: name,
            'Playlist ID': n + 1,
            'Playlist Persistent ID': stableHex(`playlist ${name}`),
            'All Items': true,
            'Playlist Items': { list: each(entries, ({ id }) => dict({ 'Track ID': id })) },
          }),
        ),
      },
    }),
  );
  yield lines('', '</plist>');
}

function dict(of: Readonly<Record<string, Value | null>>): Dict {
  return { dict: Object.entries(of) };
}

function* each<One, Other>(all: readonly One[], made: (one: One, n: number) => Other): Generator<Other> {
  for (const [n, one] of all.entries()) yield made(one, n);
}

function trackDict(track: LibraryEntry): Dict {
  return dict({
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
    Location: uriOf(track),
  });
}

function* element(value: Value): Generator<string> {
  if (typeof value !== 'object' || value instanceof Date) yield scalar(value);
  else if ('list' in value) yield* inside('array', parted(value.list));
  else yield* inside('dict', pairs(value));
}

function scalar(value: Scalar): string {
  if (typeof value === 'string') return `<string>${xmlText(value)}</string>`;
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  return `<date>${value.toISOString().slice(0, 19)}Z</date>`;
}

function* inside(name: string, content: Iterable<string>): Generator<string> {
  yield `<${name}>`;
  yield* content;
  yield `</${name}>`;
}

function* parted(list: Iterable<Value>): Generator<string> {
  let between = '';
  for (const value of list) {
    yield between;
    yield* element(value);
    between = '\n';
  }
}

function* pairs({ dict: entries }: Dict): Generator<string> {
  let between = '';
  for (const [key, value] of entries) {
    if (value === null) continue;
    yield `${between}<key>${xmlText(key)}</key>`;
    yield* element(value);
    between = '\n';
  }
}
