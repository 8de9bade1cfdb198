// What the bench does in the page, and what the list must show each time: asked of the store itself.
import type { TrackFilter, TrackSort } from '../../src/core/model/listing.ts';
import type { Store } from '../../src/main/store/store.ts';
import { genres } from '../library/generated.ts';
import type { Expected } from './painted.ts';
import type { Script } from './session.ts';

/** Beginnings of words that are everywhere (all lie in /music and are called 'track'), in many titles, and in few. */
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

/** As the page first sorts, and breaks ties. */
const firstSort: TrackSort = (['artist', 'album', 'path'] as const).map((key) => ({
  key,
  direction: 'ascending',
}));

export function scriptFor(store: Store): Script {
  const list = (filter: TrackFilter): Expected => {
    const ids = store.tracks.query(filter, firstSort);
    return { rows: ids.length, first: ids[0] ?? 0 };
  };
  const all = list({});
  let before = all;
  return {
    all,
    searches: typed.map((word) =>
      [...word].map((letter, i) => {
        const expected = list({ search: word.slice(0, i + 1) });
        // What looks as before cannot be seen to arrive, and an empty list has no rows.
        const isSeen =
          expected.rows > 0 && (expected.rows !== before.rows || expected.first !== before.first);
        before = expected;
        return { letter, expected: isSeen ? expected : null };
      }),
    ),
    views: [
      ...genres.flatMap((name) => {
        const genreId = store.genres.idOf(name);
        return genreId === null
          ? []
          : [{ place: `[data-drop-genre="${name}"]`, expected: list({ genreId }) }];
      }),
      { place: '[data-key="all"]', expected: all },
    ],
  };
}
