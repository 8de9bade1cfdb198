// The reader of each kind of text.
import type { ForeignReader, ForeignSink } from './entries.ts';
import { itunesReader } from './itunes.ts';
import type { Looks } from './kind.ts';
import { m3uReader } from './m3u.ts';
import { plsReader } from './pls.ts';
import { rekordboxReader } from './rekordbox.ts';
import { traktorReader } from './traktor.ts';
import { jspfReader, xspfReader } from './xspf.ts';

/** `name` is what a playlist is called that does not say it itself. */
export const textReaders: Readonly<
  Record<Exclude<Looks, 'database'>, (sink: ForeignSink, name: string) => ForeignReader>
> = {
  m3u: m3uReader,
  pls: plsReader,
  xspf: xspfReader,
  jspf: jspfReader,
  itunes: itunesReader,
  rekordbox: rekordboxReader,
  traktor: traktorReader,
};
