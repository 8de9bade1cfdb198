// PLS: File, Title and Length of each number, in any order.
import { AppError } from '../domain/errors.ts';
import { pathOf } from '../matching/location.ts';
import { type ForeignReader, type ForeignSink, nothingKnown, numberIn } from './entries.ts';
import { lineReader } from './lines.ts';
import { songIn } from './m3u.ts';

interface Entry {
  line: number;
  location: string | null;
  caption: string;
  seconds: number | null;
}

const mostTracks = 1_000_000;

export function plsReader(sink: ForeignSink, name: string): ForeignReader {
  const entries = new Map<number, Entry>();
  return lineReader(
    (text, line) => {
      const field = /^\s*(file|title|length)(\d{1,9})\s*=(.*)$/iu.exec(text);
      if (field === null) return;
      const number = Number(field[2]);
      const entry = entries.get(number) ?? { line, location: null, caption: '', seconds: null };
      if (entries.size >= mostTracks && !entries.has(number))
        throw new AppError('invalid', `It has more than ${mostTracks.toLocaleString('en')} tracks.`);
      entries.set(number, entry);
      const value = (field[3] ?? '').trim();
      const which = field[1]?.toLowerCase();
      if (which === 'file') {
        entry.location = value;
        entry.line = line;
      } else if (which === 'title') entry.caption = value;
      else entry.seconds = numberIn(value);
    },
    () => {
      const keys: string[] = [];
      for (const [number, { line, location, caption, seconds }] of [...entries].sort(([a], [b]) => a - b)) {
        if (location === null || location === '') continue;
        keys.push(String(number));
        const length = seconds !== null && seconds > 0 ? seconds : null;
        sink.track({
          ...nothingKnown,
          ...songIn(caption),
          seconds: length,
          key: String(number),
          line,
          location: pathOf(location),
        });
      }
      sink.playlist({ name, keys });
    },
  );
}
