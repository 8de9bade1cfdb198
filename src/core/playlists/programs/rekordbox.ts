// rekordbox XML, version 1.0.0, by Pioneer's 'XML format list': a collection, and a tree of playlists that name its tracks by number.

import type { CuePoint } from '../../domain/cuePoint.ts';
import { keyParts } from '../../domain/musicalKey.ts';
import { lines, xmlMark, xmlTag } from '../../domain/text/xml.ts';
import { uriOf } from '../place.ts';
import {
  cuesFor,
  dayOf,
  type LibraryEntry,
  type LibraryList,
  partsOfColour,
  positive,
  rounded,
  tracksOf,
} from './libraryEntry.ts';

const names = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

/** Seconds whole, bit rates in kbit/s, tempi with two decimals, places as URLs of localhost. */
export function* renderRekordbox(lists: readonly LibraryList[]): Generator<string> {
  const tracks = tracksOf(lists);
  yield lines(
    '<?xml version="1.0" encoding="UTF-8"?>',
    xmlMark,
    '<DJ_PLAYLISTS Version="1.0.0">',
    `  ${xmlTag('PRODUCT', { Name: 'Stackwax', Version: '1', Company: 'Stackwax' }, '/')}`,
    `  ${xmlTag('COLLECTION', { Entries: tracks.length })}`,
  );
  for (const track of tracks) yield lines(`    ${trackElement(track)}`);
  yield lines(
    '  </COLLECTION>',
    '  <PLAYLISTS>',
    `    ${xmlTag('NODE', { Type: 0, Name: 'ROOT', Count: lists.length })}`,
  );
  for (const list of lists) yield* listElement(list);
  yield lines('    </NODE>', '  </PLAYLISTS>', '</DJ_PLAYLISTS>');
}

function trackElement(track: LibraryEntry): string {
  const marks = cuesFor('rekordbox', track).map(markElement);
  const element = xmlTag(
    'TRACK',
    {
      TrackID: track.id,
      Name: track.title,
      Artist: track.artist ?? '',
      Album: track.album ?? '',
      Genre: track.genre ?? '',
      Kind: kindOf(track),
      Size: track.sizeBytes,
      TotalTime: rounded(track.durationSeconds),
      DiscNumber: positive(track.discNumber),
      TrackNumber: positive(track.trackNumber),
      Year: positive(track.year),
      AverageBpm: track.tempoBpm === null ? null : track.tempoBpm.toFixed(2),
      DateAdded: dayOf(track.addedAt),
      BitRate: track.bitRate === null ? null : Math.round(track.bitRate / 1000),
      SampleRate: track.sampleRate,
      Location: localhost(uriOf(track)),
      Tonality: tonality(track.musicalKey),
      PlayCount: track.playCount,
      // Five stars are 255.
      Rating: track.rating === null ? null : track.rating * 51,
    },
    marks.length === 0 ? '/' : '',
  );
  return marks.length === 0 ? element : `${element}${marks.join('')}</TRACK>`;
}

/** 0 is a point, 4 a loop; -1 one that lies on no pad. */
function markElement({ seconds, lengthSeconds, number, name, colour }: CuePoint): string {
  const [Red, Green, Blue] = colour === null ? [null, null, null] : partsOfColour(colour);
  return xmlTag(
    'POSITION_MARK',
    {
      Name: name ?? '',
      Type: lengthSeconds === null ? 0 : 4,
      Start: seconds.toFixed(3),
      End: lengthSeconds === null ? null : (seconds + lengthSeconds).toFixed(3),
      Num: number ?? -1,
      Red,
      Green,
      Blue,
    },
    '/',
  );
}

function* listElement({ name, entries }: LibraryList): Generator<string> {
  yield `      ${xmlTag('NODE', { Name: name, Type: 1, KeyType: 0, Entries: entries.length })}`;
  for (const { id } of entries) yield xmlTag('TRACK', { Key: id }, '/');
  yield lines('</NODE>');
}

/** 'file:///x' as rekordbox writes it; a share keeps its server. */
function localhost(uri: string): string {
  return uri.replace(/^file:\/\/\//u, 'file://localhost/');
}

/** 'MP3 File', 'M4A File' for both of Apple's. */
function kindOf({ format }: LibraryEntry): string | null {
  if (format === null) return null;
  return `${format === 'AAC' || format === 'ALAC' ? 'M4A' : format} File`;
}

/** 'Am', 'F#'; what is no key is left out. */
function tonality(key: string | null): string | null {
  const parts = keyParts(key ?? '');
  return parts === null ? null : `${names[parts.pitch] ?? ''}${parts.isMinor ? 'm' : ''}`;
}
