// Extended M3U in UTF-8: the playlist format that every player reads.

export interface PlaylistEntry {
  /** As it is to stand in the file: relative or absolute, with forward slashes. */
  readonly location: string;
  readonly title: string;
  readonly artist: string | null;
  /** Null when unknown. */
  readonly durationSeconds: number | null;
}

/** The line by which Stackwax knows its own playlists; to players it is a comment. */
export const ownMark = '#Written by Stackwax';

/** `#EXTM3U` first, no byte order mark, whole seconds (-1 when unknown), one entry in two lines. */
export function renderM3u8(name: string, entries: readonly PlaylistEntry[]): string {
  const lines = ['#EXTM3U', ownMark, `#PLAYLIST:${oneLine(name)}`];
  for (const { location, title, artist, durationSeconds } of entries) {
    const seconds = durationSeconds === null ? -1 : Math.round(durationSeconds);
    const name = artist === null || artist === '' ? title : `${artist} - ${title}`;
    lines.push(`#EXTINF:${seconds},${oneLine(name)}`, locationLine(location));
  }
  return `${lines.join('\n')}\n`;
}

/** True when a location can stand in a playlist at all: a line break in a file's name cannot be written. */
export function canBeListed(location: string): boolean {
  return !/[\n\r]/u.test(location);
}

/** Tags are untrusted: a line break in one must not become an entry of its own. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/gu, ' ').trim();
}

/** A relative name that begins with '#' would be read as a comment, and one like 'a:b' as a URL. */
function locationLine(location: string): string {
  return location.startsWith('#') || /^[a-z][a-z0-9+.-]*:/iu.test(location) ? guarded(location) : location;
}

function guarded(location: string): string {
  return /^[a-z]:\//iu.test(location) ? location : `./${location}`;
}
