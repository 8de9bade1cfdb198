// M3U and M3U8: a path a line, with what the lines before say of it.
import { AppError } from '../domain/errors.ts';
import { pathOf } from '../matching/location.ts';
import { type ForeignReader, type ForeignSink, nothingKnown, numberIn, said } from './entries.ts';
import { lineReader } from './lines.ts';

/** As many as the largest library has, fifty times. */
const mostTracks = 5_000_000;

/** `name` is that of the file, where the list does not say its own. */
export function m3uReader(sink: ForeignSink, name: string): ForeignReader {
  const keys: string[] = [];
  let called = name;
  let next: {
    seconds: number | null;
    artist: string | null;
    title: string | null;
    album: string | null;
  } | null = null;
  const known = () => {
    next ??= { seconds: null, artist: null, title: null, album: null };
    return next;
  };
  return lineReader(
    (line, number) => {
      const text = line.trim();
      const directive = /^#(EXTINF|PLAYLIST|EXTALB|EXTART):(.*)$/iu.exec(text);
      if (directive !== null) {
        const value = directive[2] ?? '';
        const which = directive[1]?.toUpperCase();
        if (which === 'EXTINF') Object.assign(known(), readInfo(value));
        else if (which === 'PLAYLIST') called = said(value) ?? called;
        else if (which === 'EXTALB') known().album = said(value);
        else known().artist ??= said(value);
        return;
      }
      if (text === '' || text.startsWith('#')) return;
      if (keys.length >= mostTracks)
        throw new AppError('invalid', `It has more than ${mostTracks.toLocaleString('en')} tracks.`);
      const key = String(keys.length);
      keys.push(key);
      sink.track({ ...nothingKnown, ...next, key, line: number, location: pathOf(text) });
      next = null;
    },
    () => sink.playlist({ name: called, keys }),
  );
}

/** '123 group="x",Artist - Title'; -1 and 0 seconds are unknown. */
function readInfo(value: string) {
  const info = /^\s*(-?[\d.]*)(?:\s+[\w-]+="[^"]*")*\s*,?(.*)$/u.exec(value);
  const seconds = numberIn(info?.[1]);
  return { seconds: seconds !== null && seconds > 0 ? seconds : null, ...songIn(info?.[2] ?? '') };
}

/** 'Artist - Title'; the whole is a title without. */
export function songIn(caption: string): { artist: string | null; title: string | null } {
  const at = caption.indexOf(' - ');
  if (at < 0) return { artist: null, title: said(caption) };
  return { artist: said(caption.slice(0, at)), title: said(caption.slice(at + 3)) };
}
