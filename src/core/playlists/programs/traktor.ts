// Traktor's NML, version 19: entries by volume, folder and file with '/:' between the parts, and playlists that name them by that key.
import type { CuePoint } from '../../domain/cuePoint.ts';
import { keyParts } from '../../domain/musicalKey.ts';
import { lines, xmlMark, xmlTag } from '../../domain/text/xml.ts';
import type { Place } from '../place.ts';
import {
  cuesFor,
  dayOf,
  type LibraryEntry,
  type LibraryList,
  positive,
  rounded,
  tracksOf,
} from './libraryEntry.ts';
import { stableHex } from './stableId.ts';
import { onVolume } from './volumes.ts';

/** Traktor checks who wrote it. */
const head = { COMPANY: 'www.native-instruments.com', PROGRAM: 'Traktor' };

export function* renderTraktor(lists: readonly LibraryList[]): Generator<string> {
  const tracks = tracksOf(lists);
  yield lines(
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>',
    xmlMark,
    `<NML VERSION="19">${xmlTag('HEAD', head)}</HEAD>`,
    `<MUSICFOLDERS></MUSICFOLDERS>`,
    xmlTag('COLLECTION', { ENTRIES: tracks.length }),
  );
  for (const track of tracks) yield lines(entryElement(track));
  yield lines(
    '</COLLECTION>',
    '<PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT">',
    xmlTag('SUBNODES', { COUNT: lists.length }),
  );
  for (const list of lists) yield* listElement(list);
  yield lines('</SUBNODES></NODE></PLAYLISTS>', '</NML>');
}

/** Why '/:' cannot tell the parts of a path. */
export function traktorRefuses({ location, isText }: Place): string | null {
  if (!isText) return 'it is not UTF-8';
  if (/[\n\r]/u.test(location)) return 'it has a line break';
  return onVolume(location).below.includes(':') ? 'it has a colon, with which Traktor parts folders' : null;
}

function entryElement(track: LibraryEntry): string {
  const { volume, dir, file } = parts(track.location);
  const key = keyParts(track.musicalKey ?? '');
  const inner = [
    xmlTag('LOCATION', { DIR: dir, FILE: file, VOLUME: volume, VOLUMEID: volume }, '/'),
    track.album === null
      ? ''
      : xmlTag('ALBUM', { TRACK: positive(track.trackNumber), TITLE: track.album }, '/'),
    xmlTag(
      'INFO',
      {
        BITRATE: rounded(track.bitRate),
        GENRE: track.genre,
        PLAYCOUNT: track.playCount,
        // Five stars are 255.
        RANKING: track.rating === null ? null : track.rating * 51,
        PLAYTIME: rounded(track.durationSeconds),
        PLAYTIME_FLOAT: track.durationSeconds === null ? null : track.durationSeconds.toFixed(6),
        IMPORT_DATE: dateOf(track.addedAt),
        RELEASE_DATE: positive(track.year) === null ? null : `${track.year}/1/1`,
        FILESIZE: Math.round(track.sizeBytes / 1024),
      },
      '/',
    ),
    track.tempoBpm === null
      ? ''
      : xmlTag('TEMPO', { BPM: track.tempoBpm.toFixed(6), BPM_QUALITY: '100.000000' }, '/'),
    // C to B in major, then C to B in minor.
    key === null ? '' : xmlTag('MUSICAL_KEY', { VALUE: key.pitch + (key.isMinor ? 12 : 0) }, '/'),
    ...cuesFor('Traktor', track).map(cueElement),
  ];
  return `${xmlTag('ENTRY', { TITLE: track.title, ARTIST: track.artist })}${inner.join('')}</ENTRY>`;
}

/** Milliseconds; 0 is a point, 5 a loop, -1 lies on no pad. */
function cueElement({ seconds, lengthSeconds, number, name }: CuePoint): string {
  return xmlTag(
    'CUE_V2',
    {
      NAME: name ?? 'n.n.',
      DISPL_ORDER: 0,
      TYPE: lengthSeconds === null ? 0 : 5,
      START: (seconds * 1000).toFixed(6),
      LEN: ((lengthSeconds ?? 0) * 1000).toFixed(6),
      REPEATS: -1,
      HOTCUE: number ?? -1,
    },
    '/',
  );
}

function* listElement({ name, entries }: LibraryList): Generator<string> {
  const list = { ENTRIES: entries.length, TYPE: 'LIST', UUID: stableHex(`playlist ${name}`).repeat(2) };
  yield `${xmlTag('NODE', { TYPE: 'PLAYLIST', NAME: name })}${xmlTag('PLAYLIST', list)}`;
  for (const { location } of entries) {
    const { volume, dir, file } = parts(location);
    yield `<ENTRY>${xmlTag('PRIMARYKEY', { TYPE: 'TRACK', KEY: `${volume}${dir}${file}` }, '/')}</ENTRY>`;
  }
  yield lines('</PLAYLIST></NODE>');
}

/** 'C:/Music/a.mp3' is 'a.mp3' in '/:Music/:' on 'C:'. */
function parts(location: string): { volume: string; dir: string; file: string } {
  const { volume, below } = onVolume(location);
  const folders = below.split('/');
  const file = folders.pop() ?? '';
  return { volume, dir: ['', ...folders, ''].join('/:'), file };
}

/** '2026/1/31', without zeros before the numbers. */
function dateOf(ms: number): string {
  return dayOf(ms).split('-').map(Number).join('/');
}
