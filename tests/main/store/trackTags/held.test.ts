// What holds after any order of words, files, imports, things heard, undo and redo, against a plain model; and the plans of the queries.

import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { trackCondition } from '../../../../src/main/store/tracks/trackFilter.ts';
import { addTrack, foundFile, openTestStore, type TestStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const names = ['calm', 'loud', 'metal'] as const;
const thresholds = [0.5, 0.2, 0.8];
const track = fc.nat(1);
const some = fc.subarray([0, 1, 2]);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('say' as const),
      tracks: fc.subarray([0, 1], { minLength: 1 }),
      tags: fc.subarray([0, 1, 2], { minLength: 1 }),
      holds: fc.constantFrom(true, false, null),
    }),
  },
  fc.record({ what: fc.constant('file' as const), track, tags: some }),
  fc.record({
    what: fc.constant('import' as const),
    rows: fc.array(fc.tuple(track, fc.nat(2), fc.constantFrom(0, 1, 50)), { maxLength: 4 }),
  }),
  fc.record({ what: fc.constant('forget' as const) }),
  fc.record({
    what: fc.constant('hear' as const),
    track,
    heard: fc.tuple(...names.map(() => fc.double({ min: 0, max: 1, noNaN: true }))),
  }),
  fc.record({ what: fc.constant('undo' as const) }),
  fc.record({ what: fc.constant('redo' as const) }),
  fc.record({ what: fc.constant('reopen' as const) }),
);

type Said = readonly (readonly (boolean | null)[])[];
interface Model {
  said: Said;
  file: boolean[][];
  imported: number[][];
  heard: number[][];
}

/** 1 a person, 2 the file, 3 an import, 4 heard; null: it does not hold. */
function holdsBy({ said, file, imported, heard }: Model, t: number, n: number): number | null {
  if (said[t]![n] !== null) return said[t]![n] === true ? 1 : null;
  if (file[t]![n] === true) return 2;
  if (imported[t]![n]! > 0) return 3;
  return heard[t]![n]! >= thresholds[n]! ? 4 : null;
}

/** Each string means the tag of its name. */
function read(store: TestStore): void {
  store.write((to) =>
    to.trackTags.saveMeanings(
      store.trackTags.unread(100).map(({ id, written }) => ({
        stringId: id,
        tags: [{ name: written, facet: 'mood' as const }],
      })),
    ),
  );
}

test('what holds is what the last word says, else the file, else an import, else what is heard', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const dir = tempDir();
      let store = openTestStore(dir);
      try {
        const ids = [addTrack(store, 'a'), addTrack(store, 'b')];
        const tagIds = store.write((to) => {
          const made = names.map((name) => to.trackTags.ensure({ name, facet: 'mood' }));
          to.trackTags.setThresholds(made.map((tagId, n) => ({ tagId, threshold: thresholds[n]! })));
          return made;
        });
        const empty = <Value>(value: Value): Value[][] => ids.map(() => names.map(() => value));
        const model: Model = { said: empty(null), file: empty(false), imported: empty(0), heard: empty(0) };
        let done: { before: Said; after: Said }[] = [];
        let undone: typeof done = [];
        for (const one of steps) {
          if (one.what === 'say') {
            const before = model.said;
            const after = before.map((row, t) =>
              row.map((value, n) => (one.tracks.includes(t) && one.tags.includes(n) ? one.holds : value)),
            );
            const isStep = JSON.stringify(before) !== JSON.stringify(after);
            store.write((to) => {
              to.trackTags.say(
                one.tracks.map((t) => ids[t]!),
                one.tags.map((n) => tagIds[n]!),
                one.holds,
              );
              expect(to.changes.ofTracks() !== null).toBe(isStep);
            });
            if (isStep) {
              model.said = after;
              done = [...done, { before, after }];
              undone = [];
            }
          } else if (one.what === 'file') {
            const tagTexts = one.tags.map((n) => ({ field: 'mood' as const, written: names[n]! }));
            store.write((to) =>
              to.tracks.update(ids[one.track]!, foundFile(`/music/${'ab'[one.track]}`, { tagTexts }), false),
            );
            model.file[one.track] = names.map((_, n) => one.tags.includes(n));
          } else if (one.what === 'import') {
            const { sourceId, generation } = store.write((to) => to.trackTags.beginImport('web'));
            const rows = one.rows.map(([t, n, weight]) => ({ trackId: ids[t]!, written: names[n]!, weight }));
            store.write((to) => to.trackTags.addImported(sourceId, generation, rows));
            store.write((to) => to.trackTags.dropEarlier(sourceId, generation, 100));
            model.imported = empty(0);
            for (const [t, n, weight] of one.rows)
              model.imported[t]![n] = Math.max(model.imported[t]![n]!, weight);
          } else if (one.what === 'forget') {
            const id = store.trackTags.sourceId('web');
            if (id !== null)
              store.write((to) => {
                to.trackTags.dropEarlier(id, Number.MAX_SAFE_INTEGER, 100);
                to.trackTags.dropSource(id);
                to.trackTags.dropUnused(100);
              });
            model.imported = empty(0);
          } else if (one.what === 'hear') {
            store.write((to) =>
              to.trackTags.setHeard(
                ids[one.track]!,
                one.heard.map((probability, n) => ({ tagId: tagIds[n]!, probability })),
              ),
            );
            model.heard[one.track] = [...one.heard];
          } else if (one.what === 'undo') {
            const taken = done.at(-1);
            expect(store.write((to) => to.changes.undo({ of: 'tracks' })) === null).toBe(taken === undefined);
            if (taken === undefined) continue;
            done = done.slice(0, -1);
            undone = [...undone, taken];
            model.said = taken.before;
          } else if (one.what === 'redo') {
            const taken = undone.at(-1);
            expect(store.write((to) => to.changes.redo(null)) === null).toBe(taken === undefined);
            if (taken === undefined) continue;
            undone = undone.slice(0, -1);
            done = [...done, taken];
            model.said = taken.after;
          } else {
            store.close();
            store = openTestStore(dir);
          }
          read(store);
          const wanted = ids.map((_, t) => names.map((_name, n) => holdsBy(model, t, n)));
          const known = ids.map((id) => new Map(store.trackTags.ofTrack(id).map((tag) => [tag.tagId, tag])));
          expect(known.map((of) => tagIds.map((id) => of.get(id)?.holdsBy ?? null))).toEqual(wanted);
          const refused = tagIds.map((_, n) => model.said.filter((row) => row[n] === false).length);
          const counts = new Map(
            store.trackTags.counts({ tagId: 0, trackId: 0 }).counts.map((one2) => [one2.tagId, one2]),
          );
          expect(tagIds.map((id) => counts.get(id)?.refused ?? 0)).toEqual(refused);
          for (const [n, tagId] of tagIds.entries()) {
            const holding = ids.filter((_, t) => wanted[t]![n] !== null);
            expect(store.tracks.query({ tags: [{ tagId }] }, []).toSorted()).toEqual(holding);
            expect(store.tracks.query({ withoutTags: [tagId] }, []).toSorted()).toEqual(
              ids.filter((id) => !holding.includes(id)),
            );
          }
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('tracks of a tag are found by the table of what holds, one row each', () => {
  const db = openDatabase(join(tempDir(), 'library.db'));
  const plan = (filter: Parameters<typeof trackCondition>[0]): string => {
    const { where, parameters } = trackCondition(filter);
    return db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT t.id FROM tracks t WHERE ${where}`)
      .all(...parameters)
      .map(({ detail }) => detail)
      .join('\n');
  };
  const one = plan({ tags: [{ tagId: 1 }, { tagId: 2, by: ['person'] }], withoutTags: [3] });
  expect(one).toContain('SEARCH t USING INTEGER PRIMARY KEY');
  expect(one.match(/SEARCH track_tags USING PRIMARY KEY \(tag_id=\?\)/gu)).toHaveLength(3);
  expect(one).not.toContain('SCAN t\n');
  db.close();
});
