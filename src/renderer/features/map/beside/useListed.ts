// The tracks in the list beside the map: those in view or those selected, the nearest to the middle first.
import { useEffect, useMemo, useState } from 'react';
import { useView } from '../../../state/list/view.ts';
import { boxInView, type Camera, fitted, type Size } from '../drawing/camera.ts';
import { slotsInBox } from '../drawing/pointGrid.ts';
import { useMapView } from '../mapView.ts';
import type { MapModel } from '../useMapModel.ts';

/** So long after the map has come to rest the list follows it. */
const restMilliseconds = 160;

export function useListed(model: MapModel, size: Size, onlySelected: boolean): readonly number[] {
  const camera = useRestingCamera();
  const selected = useView((state) => (onlySelected ? state.selection.ids : null));
  const highlighted = useMapView((state) => state.highlighted);
  return useMemo(() => {
    const from = camera ?? fitted(model.extent, size);
    const slots =
      selected !== null
        ? [...selected].flatMap((id) => model.slotOf.get(id) ?? [])
        : slotsInBox(model.grid, boxInView(from, size));
    const counts = (slot: number): boolean =>
      highlighted.size === 0 || highlighted.has(model.categories[slot] ?? 0);
    return nearestFirst(model, from, selected !== null ? slots : slots.filter(counts));
  }, [camera, model, size, selected, highlighted]);
}

/** Ids; equally far ones as the grid has them. */
export function nearestFirst(
  { grid, ids }: Pick<MapModel, 'grid' | 'ids'>,
  { x, y }: { readonly x: number; readonly y: number },
  slots: readonly number[],
): readonly number[] {
  // A number for each, which sorts as they are to stand: distances are whole, and below 2^33.
  const keys = Float64Array.from(slots, (slot) => {
    const far = Math.floor(((grid.xs[slot] ?? 0) - x) ** 2 + ((grid.ys[slot] ?? 0) - y) ** 2);
    return far * 2 ** 20 + slot;
  }).sort();
  return Array.from(keys, (key) => ids[key % 2 ** 20] ?? 0);
}

function useRestingCamera(): Camera | null {
  const [camera, setCamera] = useState(() => useMapView.getState().camera);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = useMapView.subscribe((now, before) => {
      if (now.camera === before.camera) return;
      clearTimeout(timer);
      timer = setTimeout(() => setCamera(useMapView.getState().camera), restMilliseconds);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, []);
  return camera;
}
