// What is wanted of every track: the shipped groups, then those of the ears in use; likeness goes without their scores.
import { expect, test } from 'vitest';
import { shippedLayout } from '../../../src/core/features/layout.ts';
import { currentLayout, groupsOfEars, likenessLayout } from '../../../src/main/work/listening.ts';
import { efficientAt } from '../../helpers/ears.ts';
import { tempStore } from '../../helpers/library.ts';

test('ears in use stand behind what ships, and out of use they are still declared', () => {
  const store = tempStore();
  expect(currentLayout(store)).toEqual(shippedLayout);
  const scores = { output: 'logits', activation: 'sigmoid' as const, classes: ['Music', 'Speech'] };
  const [one, other] = ['a', 'b'].map((digit) => ({ ...efficientAt, sha256: digit.repeat(64), scores }));
  store.write((to) => {
    to.ears.add({ sha256: one!.sha256, manifest: one!, bytes: 1, inUse: true });
    to.ears.add({ sha256: other!.sha256, manifest: other!, bytes: 1, inUse: false });
  });
  const added = currentLayout(store).slice(shippedLayout.length);
  expect(added.map(({ name }) => name)).toEqual(['ear-aaaaaaaaaaaa', 'ear-aaaaaaaaaaaa-scores']);
  expect(likenessLayout(currentLayout(store)).slice(shippedLayout.length)).toEqual([added[0]]);
  expect(groupsOfEars(store).map(({ name }) => name)).toEqual([
    'ear-aaaaaaaaaaaa',
    'ear-aaaaaaaaaaaa-scores',
    'ear-bbbbbbbbbbbb',
    'ear-bbbbbbbbbbbb-scores',
  ]);
  store.write((to) => to.ears.use(one!.sha256, false));
  expect(currentLayout(store)).toEqual(shippedLayout);
});
