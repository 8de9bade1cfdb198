// A small folksonomy made by hand: 48 tracks of 12 artists, those with a high first column called jazz in four ways.
import { expect, test } from 'vitest';
import { compareStages } from '../../../lab/tagging/stages.ts';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { fitView } from '../../../src/core/learning/tagging/view.ts';
import { shippedCleaner } from '../../helpers/genres.ts';

test('tags that were too rare as typed are learned once rules have made them one', () => {
  const random = createRandom(4);
  const names = Array.from({ length: 48 }, (_, row) => `track ${row}`);
  const X = matrix(48, 2);
  for (const row of names.keys()) X.data.set([(row % 2) * 3 + random.normal(), random.normal()], row * 2);
  const ways = ['jazz', 'Jazz!', 'jazz music', 'British jazz'];
  const rows = names.flatMap((track, row) =>
    row % 2 === 0
      ? [{ track, tag: 'metal', weight: 100 }]
      : [{ track, tag: ways[(row >> 1) % ways.length] ?? '', weight: 50 }],
  );
  const library = { names, artists: names.map((_, row) => `artist ${row >> 2}`), X };
  const way = {
    views: [fitView(X, [0, 1], X.rows)],
    members: [{ view: 0, learner: 'kernel' as const, weight: 1 }],
  };
  const rowsOfUnknown = [{ track: 'not here', tag: 'metal', weight: 100 }];
  const [typed, ruled, near] = compareStages([...rows, ...rowsOfUnknown], library, way, shippedCleaner, 1);
  // As typed 'jazz' and 'Jazz!' are one tag of 12 tracks, the others have 6 each.
  expect(typed).toMatchObject({ stage: 1, learned: 2, tracksPerTag: (24 + 12) / 2 });
  expect(ruled).toMatchObject({ stage: 2, learned: 2, tracksPerTag: 24 });
  expect(near).toMatchObject({ stage: 3, learned: 2 });
  expect(ruled?.byFacet).toMatchObject([{ facet: 'genre', tags: 2, baseRate: 0.5 }]);
  expect(ruled?.macro?.rocAuc).toBeGreaterThan(0.9);
  // A quarter of the tracks has the tag as typed, and half of its others sound like them.
  expect(ruled?.macro?.prAuc).toBeGreaterThan(typed?.macro?.prAuc ?? 1);
  const none = compareStages(rows.slice(0, 8), library, way, shippedCleaner, 1);
  expect(none[0]).toMatchObject({ learned: 0, macro: null, byFacet: [] });
});
