// The path that a template gives a track: whatever its tags hold, below the folder, in names that FAT and Windows hold, too.
import { safeFileName } from '../playlists/fileName.ts';
import type { Template, TemplateField, TemplatePart } from './template.ts';

/** What templates know of a track. */
export interface TemplateTrack {
  readonly genre: string | null;
  readonly artist: string | null;
  readonly albumArtist: string | null;
  readonly album: string | null;
  /** The file's name where the tags have none. */
  readonly title: string;
  readonly year: number | null;
  readonly trackNumber: number | null;
  readonly discNumber: number | null;
  readonly tempoBpm: number | null;
  readonly musicalKey: string | null;
  /** The file's name with its extension. */
  readonly fileName: string;
}

export interface RenderedPath {
  readonly folders: readonly string[];
  /** Without the extension. */
  readonly stem: string;
  /** '.mp3', as the file has it; '' where it has none. */
  readonly extension: string;
  /** Fields outside of brackets that the track lacks, for which something else stands. */
  readonly lacking: readonly TemplateField[];
}

/** What stands for a field that is unknown. */
const usual: Readonly<Record<TemplateField, string>> = {
  genre: 'Unsorted',
  artist: 'Unknown artist',
  albumartist: 'Unknown artist',
  album: 'Unknown album',
  title: 'Unknown title',
  year: '0000',
  track: '00',
  disc: '1',
  bpm: '0',
  key: 'No key',
  filename: 'Unknown',
};

export function renderTemplate({ parts }: Template, track: TemplateTrack): RenderedPath {
  const [, extension = ''] = /[^.](\.[A-Za-z0-9]{1,10})$/u.exec(track.fileName) ?? [];
  const stem = extension === '' ? track.fileName : track.fileName.slice(0, -extension.length);
  const lacking = new Set<TemplateField>();
  const values = valuesOf(track, stem, extension);
  const names = parts.map(rendered).join('').split('/');
  const last = names.pop() ?? '';
  return {
    folders: names.filter((name) => name.trim() !== '').map(safeFileName),
    stem: safeFileName(last.trim() === '' ? stem : last),
    extension,
    lacking: [...lacking],
  };

  function rendered(part: TemplatePart): string {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'optional')
      return part.parts.every((inner) => inner.kind !== 'field' || known(inner.names) !== null)
        ? part.parts.map(rendered).join('')
        : '';
    const { names: asked, otherwise, digits } = part;
    const value = known(asked);
    const [first = 'filename'] = asked;
    if (value === null) lacking.add(first);
    return inName((value ?? otherwise ?? usual[first]).padStart(digits ?? (first === 'track' ? 2 : 0), '0'));
  }

  function known(asked: readonly TemplateField[]): string | null {
    return asked.map((name) => values[name]).find((value) => value !== null) ?? null;
  }
}

function valuesOf(
  track: TemplateTrack,
  stem: string,
  extension: string,
): Readonly<Record<TemplateField, string | null>> {
  const text = (value: string | null): string | null =>
    value === null || safeFileName(value) === '_' ? null : value;
  const number = (value: number | null): string | null =>
    value === null || value <= 0 ? null : `${Math.round(value)}`;
  // A title that is only the file's name has an extension that comes anyway.
  const title =
    track.title === track.fileName
      ? track.title.slice(0, track.title.length - extension.length)
      : track.title;
  return {
    genre: text(track.genre),
    artist: text(track.artist),
    albumartist: text(track.albumArtist) ?? text(track.artist),
    album: text(track.album),
    title: text(title),
    year: number(track.year),
    track: number(track.trackNumber),
    disc: number(track.discNumber),
    bpm: number(track.tempoBpm),
    key: text(track.musicalKey),
    filename: text(stem),
  };
}

/** Tags part no folders. */
function inName(value: string): string {
  return value.replace(/[/\\]/gu, '-');
}
