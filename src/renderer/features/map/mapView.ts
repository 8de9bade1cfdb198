// How the map is looked at: which layout in which colours, from where, with which tool. What a person chooses is kept.
import * as z from 'zod';
import { create } from 'zustand';
import { type MapColour, type MapKind, mapColours, mapKindSchema } from '../../../core/domain/map.ts';
import { keep, readKept } from '../../state/kept.ts';
import type { Box, Camera, Place } from './drawing/camera.ts';

interface MapView {
  kind: MapKind;
  by: MapColour;
  hoverPlays: boolean;
  /** What dragging does. */
  tool: 'hand' | 'lasso';
  panel: 'list' | 'details';
  /** Null: all of the map. */
  camera: Camera | null;
  /** The track under the pointer, and the pointer's place in the view. */
  hovered: { readonly id: number; readonly at: Place } | null;
  /** The track under the pointer that is heard. */
  heard: number | null;
  /** What is being drawn around tracks by the pointer, on the map. */
  line: readonly Place[];
  /** The same by keyboard. */
  frame: Box | null;
  /** The categories that are highlighted; none for all. */
  highlighted: ReadonlySet<number>;
}

const key = 'stackwax.map';
const chosenSchema = z.object({ kind: mapKindSchema, by: z.enum(mapColours), hoverPlays: z.boolean() });

export const useMapView = create<MapView>()(() => ({
  ...readKept(key, chosenSchema, { kind: 'pca', by: 'genre', hoverPlays: false }),
  tool: 'hand',
  panel: 'list',
  camera: null,
  hovered: null,
  heard: null,
  line: [],
  frame: null,
  highlighted: new Set(),
}));

function keepChosen(): void {
  const { kind, by, hoverPlays } = useMapView.getState();
  keep(key, { kind, by, hoverPlays });
}

/** Another layout has other places: all of it is shown. */
export function chooseKind(kind: MapKind): void {
  useMapView.setState({ kind, camera: null, hovered: null, line: [], frame: null });
  keepChosen();
}

export function chooseColour(by: MapColour): void {
  useMapView.setState({ by, highlighted: new Set() });
  keepChosen();
}

export function setHoverPlays(hoverPlays: boolean): void {
  useMapView.setState({ hoverPlays });
  keepChosen();
}

export function highlight(category: number): void {
  useMapView.setState(({ highlighted }) => {
    const next = new Set(highlighted);
    if (!next.delete(category)) next.add(category);
    return { highlighted: next };
  });
}

export function highlightAll(): void {
  useMapView.setState({ highlighted: new Set() });
}
