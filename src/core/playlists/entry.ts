// One track of a playlist file, whatever the format.
import { oneLine } from '../domain/text/xml.ts';
import type { TrackRow } from '../domain/track.ts';
import type { PlaylistField } from '../domain/trackFields.ts';
import type { Place } from './place.ts';

export interface PlaylistEntry extends Pick<TrackRow, PlaylistField>, Place {
  /** The file's name where the tags have none. */
  readonly title: string;
}

/** 'Artist - Title', as M3U and PLS write it. */
export function caption({ artist, title }: Pick<PlaylistEntry, 'artist' | 'title'>): string {
  return oneLine(artist === null || artist === '' ? title : `${artist} - ${title}`);
}
