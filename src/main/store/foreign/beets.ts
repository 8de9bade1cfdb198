// beets' library.db: genres, and ratings and plays where a flexible field holds them. Paths are bytes.
import { displayPath } from '../../../core/domain/text/paths.ts';
import { countIn, nothingKnown, numberIn, said, starsOf, timeOf } from '../../../core/imports/entries.ts';
import { columnOr, type ForeignDatabase, numberOf, textIn } from './table.ts';

type Row = Readonly<Record<string, unknown>>;

/** By the names that beets' own plugins and people give them, the surest first; what each value means in stars. */
const ratings: readonly (readonly [field: string, stars: (value: number) => number | null])[] = [
  ['stars', (value) => starsOf(value, 5)],
  ['rating', ownRating],
  ['plex_userrating', (value) => starsOf(value, 10)],
];
const plays = ['play_count', 'plex_viewcount'];
const lastPlayed = ['last_played', 'plex_lastviewedat'];
const fields = [...ratings.map(([field]) => field), ...plays, ...lastPlayed];

export const beets: ForeignDatabase = {
  needs: {
    items: ['id', 'path', 'title', 'artist', 'album', 'length'],
    item_attributes: ['entity_id', 'key', 'value'],
    albums: ['id'],
  },
  read(db, tables, sink) {
    const flexible = new Map<number, Map<string, string>>();
    const attributes = db.prepare<[], Row>(/* sql */ `
      SELECT entity_id AS item, key, value FROM item_attributes
      WHERE key IN (${fields.map((field) => `'${field}'`).join()})`);
    for (const { item, key, value } of attributes.iterate()) {
      const known = flexible.get(Number(item)) ?? new Map<string, string>();
      flexible.set(Number(item), known.set(String(key), textIn(value) ?? ''));
    }
    const items = db.prepare<[], Row>(/* sql */ `
      SELECT id, path, title, artist, album, length, ${columnOr(tables, 'items', 'genre')} AS genre,
        ${columnOr(tables, 'items', 'genres')} AS genres
      FROM items ORDER BY id`);
    let figures = 0;
    for (const row of items.iterate()) {
      const more = flexible.get(Number(row['id']));
      const first = (names: readonly string[]): string | undefined =>
        names.map((name) => more?.get(name)).find((value) => value !== undefined);
      const stars = ratings
        .map(([field, read]) => {
          const value = numberIn(more?.get(field));
          return value === null ? null : read(value);
        })
        .find((value) => value !== null);
      if (stars === undefined && isFigure(numberIn(more?.get('rating')))) figures += 1;
      const { path } = row;
      sink.track({
        ...nothingKnown,
        key: String(row['id']),
        line: null,
        location: path instanceof Uint8Array ? displayPath(path) : said(textIn(path)),
        title: said(textIn(row['title'])),
        artist: said(textIn(row['artist'])),
        album: said(textIn(row['album'])),
        seconds: numberOf(row['length']),
        rating: stars ?? null,
        plays: countIn(first(plays)),
        lastPlayedAt: atSeconds(first(lastPlayed)),
        genre: said(textIn(row['genre'])) ?? said(textIn(row['genres'])?.replaceAll('\\␀', '; ')),
      });
    }
    if (figures > 0)
      sink.note(
        `The ratings of ${figures === 1 ? '1 track' : `${figures} tracks`} are figures between 0 and 1 that the plugin mpdstats computes of what is skipped; they are left out.`,
      );
  },
};

/** Stars, or per cent. */
function ownRating(value: number): number | null {
  if (isFigure(value)) return null;
  return value <= 5
    ? starsOf(value, 5)
    : value <= 10
      ? starsOf(value, 10)
      : starsOf(Math.min(value, 100), 100);
}

function isFigure(value: number | null): boolean {
  return value !== null && value > 0 && value < 1;
}

/** Seconds since 1970, or a date. */
function atSeconds(text: string | undefined): number | null {
  const seconds = numberIn(text);
  return seconds !== null && seconds > 0 ? Math.round(seconds * 1000) : timeOf(text);
}
