// What is wanted of every track: the feature groups that ship, and those of the ears that a person brought and uses.
import { type EarColumns, earColumns, earLayout, hasScores } from '../../core/domain/ear.ts';
import type { Layout } from '../../core/domain/layout.ts';
import { shippedLayout } from '../../core/features/layout.ts';
import type { StoredEar } from '../store/ears.ts';
import type { Store } from '../store/store.ts';

/** The one layout that learning goes by; an ear whose copy is away keeps its place in it. */
export function currentLayout(store: Pick<Store, 'ears'>): Layout {
  return layoutWith(store.ears.list().filter(({ inUse }) => inUse));
}

/** What tracks are compared by when they are to be alike: names of what is heard are for sorting, and would outnumber the rest. */
export function likenessLayout(layout: Layout): Layout {
  return layout.filter(({ name }) => !hasScores(name));
}

/** As they are declared: what those heard that are out of use is kept, too. */
export function groupsOfEars(store: Pick<Store, 'ears'>): EarColumns[] {
  return store.ears.list().flatMap(({ manifest }) => earColumns(manifest));
}

export function layoutWith(ears: readonly StoredEar[]): Layout {
  return [...shippedLayout, ...earLayout(ears.map(({ manifest }) => manifest))];
}
