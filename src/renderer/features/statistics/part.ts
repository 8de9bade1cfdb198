// A part of a picture: what it stands for, how much that is, and how its tracks are listed.
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { focusGrid } from '../../state/focus.ts';
import type { View } from '../../state/list/listing.ts';
import { setFilter, setSearch, showView, useView } from '../../state/list/view.ts';
import { showScreen } from '../../state/screen.ts';

export interface Part {
  readonly label: string;
  readonly tracks: number;
  /** What else is told of it. */
  readonly detail?: string;
  /** The genre whose colour it has; null for Unsorted. */
  readonly genre?: string | null;
  /** Null where neither view nor filter says it. */
  readonly list: { readonly view: View } | { readonly filter: TrackFilter } | null;
}

/** How its tracks are listed: among all, or `within` what is listed now, which no other view can narrow. */
export function listOf({ list }: Part, within: boolean): Part['list'] {
  return within && list !== null && 'view' in list ? null : list;
}

export function listPart(part: Part, within: boolean): void {
  const list = listOf(part, within);
  if (list === null) return;
  if (within && 'filter' in list) setFilter({ ...useView.getState().filter, ...list.filter });
  else {
    showView('view' in list ? list.view : { kind: 'all' });
    setSearch('');
    setFilter('filter' in list ? list.filter : {});
  }
  showScreen('library');
  requestAnimationFrame(focusGrid);
}

export const tracksIn = (parts: readonly Part[]): number =>
  parts.reduce((sum, { tracks }) => sum + tracks, 0);

export const mostTracks = (parts: readonly Part[]): number =>
  parts.reduce((most, { tracks }) => Math.max(most, tracks), 0);
