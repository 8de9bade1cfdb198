// The columns of the track table: which there are, how wide they are, and what TanStack Table needs to know of them.
import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { TrackRow } from '../../core/model/track.ts';
import { messages } from '../messages.ts';
import type { SortKey } from './listing.ts';

export const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});

interface Width {
  /** Share of the width that is left; 0 for a column that keeps its size. */
  readonly grows: number;
  readonly pixels: number;
}

const widths: Record<SortKey, Width> = {
  title: { grows: 3.2, pixels: 150 },
  artist: { grows: 2.2, pixels: 110 },
  album: { grows: 2.2, pixels: 110 },
  genre: { grows: 1.6, pixels: 132 },
  confidence: { grows: 0, pixels: 124 },
  duration: { grows: 0, pixels: 64 },
};

const helper = createColumnHelper<typeof features, TrackRow>();

function column(id: SortKey) {
  return helper.display({
    id,
    header: messages.table.headers[id],
    size: widths[id].pixels,
    enableSorting: true,
    sortDescFirst: id === 'confidence',
  });
}

export const columns = helper.columns([
  column('title'),
  column('artist'),
  column('album'),
  column('genre'),
  column('confidence'),
  column('duration'),
]);

export function isSortKey(id: string): id is SortKey {
  return id in widths;
}

/** The columns as a CSS grid, for the header and every row alike. */
export function gridTemplate(ids: readonly SortKey[]): string {
  return ids
    .map((id) => {
      const { grows, pixels } = widths[id];
      return grows === 0 ? `${pixels}px` : `minmax(${pixels}px, ${grows}fr)`;
    })
    .join(' ');
}

/** Pixels below which the columns cannot shrink; the list then scrolls sideways. */
export function leastWidth(ids: readonly SortKey[]): number {
  return ids.reduce((sum, id) => sum + widths[id].pixels, 0);
}
