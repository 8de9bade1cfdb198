// XSPF, version 1 (https://xspf.org/spec): a playlist as XML, with URIs and milliseconds.
import { lines, xmlMark, xmlText } from '../domain/text/xml.ts';
import type { PlaylistEntry } from './entry.ts';
import { uriOf } from './place.ts';

/** A whole document in UTF-8; unknown fields are left out. */
export function* renderXspf(name: string, entries: readonly PlaylistEntry[]): Generator<string> {
  yield lines(
    '<?xml version="1.0" encoding="UTF-8"?>',
    xmlMark,
    '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
    `  ${element('title', name)}`,
    '  <trackList>',
  );
  for (const entry of entries) yield lines(trackElement(entry));
  yield lines('  </trackList>', '</playlist>');
}

function trackElement(entry: PlaylistEntry): string {
  const { title, artist, album, trackNumber, durationSeconds } = entry;
  const fields = [
    element('location', uriOf(entry)),
    element('title', title),
    artist === null ? null : element('creator', artist),
    album === null ? null : element('album', album),
    // The specification requires a number greater than zero.
    trackNumber === null || trackNumber < 1 ? null : element('trackNum', String(trackNumber)),
    durationSeconds === null ? null : element('duration', String(Math.round(durationSeconds * 1000))),
  ];
  return `    <track>${fields.filter((field) => field !== null).join('')}</track>`;
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}
