// Orders that are patched after writes are those that are read anew.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TrackSort } from '../../../../src/core/domain/listing.ts';
import { sortFields } from '../../../../src/core/domain/trackFields.ts';
import { libraryFileOf } from '../../../../src/main/store/folder.ts';
import { keptLists } from '../../../../src/main/store/keptLists.ts';
import { trackOrders } from '../../../../src/main/store/tracks/trackOrders.ts';
import { addModel, foundFile, openTestStore, predict } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const names = ['', 'a', 'A b', 'ä', 'b', 'ba', 'zz', '𝄞', '\uffee', 'ø'] as const;
const genres = ['jazz', 'rock', 'blues'] as const;
const name = fc.constantFrom(null, ...names);
const some = fc.nat({ max: 40 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('add'), title: name, artist: name, year: fc.option(some) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('write'), of: some, title: name, artist: name, path: name }),
  },
  fc.record({ does: fc.constant('lose'), of: some }),
  fc.record({ does: fc.constant('label'), of: some, genre: fc.constantFrom(...genres, null) }),
  fc.record({
    does: fc.constant('hear'),
    of: some,
    genre: fc.constantFrom('jazz', 'rock'),
    sure: fc.double({ min: 0.4, max: 1, noNaN: true }),
  }),
  fc.record({ does: fc.constant('rate'), of: some, stars: fc.constantFrom(null, 1, 5) }),
  fc.record({ does: fc.constant('fail') }),
);

/** Each key in both directions, and some that are asked for together. */
const sorts: readonly TrackSort[] = [
  ...sortFields.flatMap((key) => [
    [{ key, direction: 'ascending' as const }],
    [{ key, direction: 'descending' as const }],
  ]),
  [
    { key: 'albumArtist', direction: 'ascending' },
    { key: 'genre', direction: 'descending' },
    { key: 'title', direction: 'ascending' },
  ],
];

test('after any writes, whatever is sorted by', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 4 }),
      (rounds) => {
        const libraryDir = tempDir();
        const store = openTestStore(libraryDir);
        const modelId = addModel(store, ['jazz', 'rock']);
        const rootId = store.write((to) => to.roots.add(Buffer.from('/music'), '/music'));
        const ids: number[] = [];
        for (const round of rounds) {
          for (const one of round) {
            const id = ids['of' in one ? one.of % Math.max(1, ids.length) : 0];
            if (one.does === 'add' && 'year' in one) {
              const { title, artist, year } = one;
              const file = foundFile(
                `/music/${artist}/${ids.length}.mp3`,
                { title, artist, year },
                { rootId },
              );
              ids.push(store.write((to) => to.tracks.add(file)));
            } else if (one.does === 'fail') {
              const rolledBack = (): void =>
                store.write((to) => {
                  to.tracks.add(foundFile('/music/never.mp3', { title: 'b' }, { rootId }));
                  store.tracks.query({}, sorts[0] ?? []);
                  throw new Error('rolled back');
                });
              expect(rolledBack).toThrow('rolled back');
            } else if (id === undefined) continue;
            else if ('path' in one) {
              const { title, artist, path } = one;
              const file = foundFile(
                `/music/${path}/w${id}.mp3`,
                { title, artist, album: title },
                { rootId },
              );
              store.write((to) => to.tracks.update(id, file, false));
            } else if (one.does === 'lose') store.write((to) => to.tracks.setPresence(id, 'missing'));
            else if ('sure' in one) predict(store, modelId, id, one.genre, one.sure);
            else if ('genre' in one)
              store.write((to) =>
                to.labels.set([id], one.genre === null ? null : to.genres.ensure(one.genre)),
              );
            else if ('stars' in one) store.write((to) => to.ratings.set([id], one.stars));
          }
          // Read by another connection, which knows nothing of before.
          const db = new Database(libraryFileOf(libraryDir), { readonly: true });
          const anew = trackOrders(db, keptLists(db));
          const present = [...anew.present().ids];
          for (const sort of sorts) expect(store.tracks.query({}, sort)).toEqual(anew.sort(present, sort));
          db.close();
        }
        store.close();
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
