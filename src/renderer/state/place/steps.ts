// Which changes of place are steps that Back leads back from, and which only make the step under way more exact.
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { sameView } from '../list/listing.ts';
import type { Place } from './place.ts';

/**
 * Another screen, tab or view is a step; so is a search that begins or ends, and a filter that is added or taken out.
 * Typing on in a search, or changing what a filter lets through, is not: Back would go letter by letter.
 */
export function isStep(from: Place, to: Place): boolean {
  if (from.screen !== 'library' || to.screen !== 'library') return true;
  if (!sameView(from.view, to.view)) return true;
  if ((from.search.trim() === '') !== (to.search.trim() === '')) return true;
  return partsOf(from.filter) !== partsOf(to.filter);
}

function partsOf(filter: TrackFilter): string {
  return Object.entries(filter)
    .flatMap(([part, value]) => (value === undefined ? [] : [part]))
    .sort()
    .join();
}
