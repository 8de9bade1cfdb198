// Which columns are shown, in what order and how wide: each thing that a person does to them is one function here.
import * as z from 'zod';
import { formerNames, isFormerName } from '../../../core/domain/trackFields.ts';
import { type ColumnId, columnIds, isColumnId, leastPixels, mostPixels } from './columns.ts';

export interface ColumnState {
  /** From left to right; never empty. */
  readonly shown: readonly ColumnId[];
  /** Pixels of those whose width a person has set; the others share what is left. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
}

/** The width of a column by itself. */
export interface OwnWidth {
  /** Share of the width that is left; 0 for a column that keeps its size. */
  readonly grows: number;
  /** Its least width in pixels, unless the person has set one. */
  readonly pixels: number;
}
type OwnWidths = (id: ColumnId) => OwnWidth;

export const defaultColumns: ColumnState = {
  shown: ['title', 'artist', 'album', 'genre', 'confidence', 'durationSeconds'],
  widths: {},
};

/** Which of the columns that nobody has chosen give way first where there is no room. */
const givesWay: readonly ColumnId[] = ['album', 'confidence', 'durationSeconds', 'artist'];

/** What a person has chosen stays as it is, and is scrolled to; of what nobody has chosen as much is shown as fits into so many pixels. */
export function fitting(state: ColumnState, own: OwnWidths, pixels: number): ColumnState {
  const isChosen = Object.keys(state.widths).length > 0 || `${state.shown}` !== `${defaultColumns.shown}`;
  if (isChosen) return state;
  let fitted = state;
  for (const id of givesWay) {
    if (leastWidth(fitted, own) <= pixels) break;
    fitted = withShown(fitted, id, false);
  }
  return fitted;
}

/** A column that appears stands behind the nearest one that it is offered behind. The last one that is left stays. */
export function withShown(state: ColumnState, id: ColumnId, isShown: boolean): ColumnState {
  if (state.shown.includes(id) === isShown) return state;
  if (!isShown) {
    const shown = state.shown.filter((other) => other !== id);
    return shown.length === 0 ? state : { ...state, shown };
  }
  const before = columnIds.slice(0, columnIds.indexOf(id)).findLast((other) => state.shown.includes(other));
  const at = before === undefined ? 0 : state.shown.indexOf(before) + 1;
  return { ...state, shown: state.shown.toSpliced(at, 0, id) };
}

/** Puts a shown column before another one; null: behind the last. */
export function withMoved(state: ColumnState, id: ColumnId, before: ColumnId | null): ColumnState {
  if (id === before || !state.shown.includes(id)) return state;
  const others = state.shown.filter((other) => other !== id);
  const at = before === null ? others.length : others.indexOf(before);
  return at < 0 ? state : { ...state, shown: others.toSpliced(at, 0, id) };
}

/** Moves a column one place on; at the end it stays. */
export function withStep(state: ColumnState, id: ColumnId, by: 1 | -1): ColumnState {
  const from = state.shown.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= state.shown.length) return state;
  return { ...state, shown: state.shown.toSpliced(from, 1).toSpliced(to, 0, id) };
}

/**
 * Sets a column's width. Those on its left keep the width that they have now, `drawn`, for if they shared what is left
 * the edge would not follow the hand.
 */
export function withWidth(
  state: ColumnState,
  id: ColumnId,
  pixels: number,
  drawn: (id: ColumnId) => number,
  own: OwnWidths,
): ColumnState {
  const left = state.shown.slice(0, Math.max(0, state.shown.indexOf(id)));
  const kept = left.filter((other) => own(other).grows > 0).map((other) => [other, drawn(other)] as const);
  const width = Math.round(Math.min(mostPixels, Math.max(leastPixels, pixels)));
  return { ...state, widths: { ...Object.fromEntries(kept), ...state.widths, [id]: width } };
}

export function withoutWidth(state: ColumnState, id: ColumnId): ColumnState {
  const { [id]: _, ...widths } = state.widths;
  return { ...state, widths };
}

/** The shown columns as a CSS grid, for the header and every row alike. */
export function gridTemplate({ shown, widths }: ColumnState, own: OwnWidths): string {
  return shown
    .map((id) => {
      const { grows, pixels } = own(id);
      const width = widths[id];
      if (width !== undefined) return `${width}px`;
      return grows === 0 ? `${pixels}px` : `minmax(${pixels}px, ${grows}fr)`;
    })
    .join(' ');
}

/** Pixels below which the columns cannot shrink; the list then scrolls sideways. */
export function leastWidth({ shown, widths }: ColumnState, own: OwnWidths): number {
  return shown.reduce((sum, id) => sum + (widths[id] ?? own(id).pixels), 0);
}

const keptSchema = z.object({
  shown: z.array(z.unknown()),
  widths: z.record(z.string(), z.unknown()),
});
const widthSchema = z.int().min(leastPixels).max(mostPixels);

/** What was kept, as far as it still makes sense: another version may have had other columns. */
export function readColumns(kept: unknown): ColumnState {
  const read = keptSchema.safeParse(kept);
  if (!read.success) return defaultColumns;
  const shown = [...new Set(read.data.shown.map(currentName).filter(isColumnId))];
  const widths = Object.entries(read.data.widths).flatMap(([name, kept]) => {
    const id = currentName(name);
    const width = widthSchema.safeParse(kept);
    return isColumnId(id) && width.success ? [[id, width.data] as const] : [];
  });
  return shown.length === 0 ? defaultColumns : { shown, widths: Object.fromEntries(widths) };
}

function currentName(name: unknown): unknown {
  return isFormerName(name) ? formerNames[name] : name;
}
