// The steps of the bench in the page, and the list that each must lead to, as queried from the app itself.
import type { Client } from '../../src/core/contract/contract.ts';
import type { TrackFilter, TrackSort } from '../../src/core/domain/listing.ts';
import { filterOf, type View } from '../../src/renderer/state/list/listing.ts';
import type { Expected } from './painted.ts';
import type { Script } from './session.ts';

/** Prefixes of words in all titles (all lie in /music and are called 'track'), in many, and in few. */
const typed = [
  'mora',
  'tra',
  'linta',
  'mus',
  'skevu',
  'shidun',
  'berel',
  'tr',
  'quapho',
  'ixmo',
  '7',
  'vura',
];

/** The page's default order, with its tie-breakers. */
const firstSort: TrackSort = (['artist', 'album', 'path'] as const).map((key) => ({
  key,
  direction: 'ascending',
}));

export async function scriptFor(client: Client): Promise<Script> {
  const list = async (filter: TrackFilter): Promise<Expected> => {
    const ids = await client.tracks.query({ filter, sort: firstSort });
    return { rows: ids.length, first: ids[0] ?? 0 };
  };
  const genres = await client.genres.list();
  // As the page asks: what is typed is a query, not a mere search.
  const shown = (view: View, search: string): Promise<Expected> =>
    list(filterOf({ view, search, filter: {} }, genres));
  const all = await shown({ kind: 'all' }, '');

  let before = all;
  const searches: Script['searches'][number][] = [];
  for (const word of typed) {
    const letters: Script['searches'][number][number][] = [];
    for (const [i, letter] of [...word].entries()) {
      const expected = await shown({ kind: 'all' }, word.slice(0, i + 1));
      // A list that looks as before cannot be detected, and an empty list has no rows.
      const isSeen = expected.rows > 0 && (expected.rows !== before.rows || expected.first !== before.first);
      before = expected;
      letters.push({ letter, expected: isSeen ? expected : null });
    }
    searches.push(letters);
  }

  const views: Script['views'][number][] = [];
  for (const { id, name, parent, tracks } of genres) {
    // Genres below another are not visible before it is opened.
    if (parent !== null || tracks === 0) continue;
    const expected = await shown({ kind: 'genre', genreId: id }, '');
    views.push({ place: `[data-drop-genre="${name}"]`, expected });
  }
  views.push({ place: '[data-key="all"]', expected: all });
  return { all, searches, views };
}
