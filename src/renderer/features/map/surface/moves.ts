// What can be done on the map, whether by pointer or by key: to move, to zoom, to go to a track, to select some.
import { emptySelection, selectOnly, toggle } from '../../../state/list/selection.ts';
import { setSelection, useView } from '../../../state/list/view.ts';
import {
  type Camera,
  fitted,
  kept,
  type Place,
  panned,
  type Size,
  toMap,
  withInView,
  zoomed,
} from '../drawing/camera.ts';
import { nearestSlot, slotsInLine } from '../drawing/pointGrid.ts';
import { type Direction, nextSlot } from '../drawing/steps.ts';
import { useMapView } from '../mapView.ts';
import type { MapModel } from '../useMapModel.ts';
import { flyTo, stopFlight } from './flight.ts';

/** The map as it is now, and the size of its place in the window. */
export interface Surface {
  readonly model: MapModel;
  readonly size: Size;
}

export function cameraOf({ model, size }: Surface): Camera {
  return useMapView.getState().camera ?? fitted(model.extent, size);
}

function look({ model, size }: Surface, camera: Camera): void {
  useMapView.setState({ camera: kept(camera, model.extent, size) });
}

export function panBy(surface: Surface, dx: number, dy: number): void {
  stopFlight();
  look(surface, panned(cameraOf(surface), dx, dy));
}

/** At once, as a wheel is turned. */
export function zoomAt(surface: Surface, at: Place, factor: number): void {
  stopFlight();
  look(surface, limited(surface, at, factor));
}

/** In a moment; around the middle, where no place is given. */
export function zoomTo(surface: Surface, factor: number, at: Place = middleOf(surface.size)): void {
  flyTo(cameraOf(surface), limited(surface, at, factor), (camera) => look(surface, camera));
}

/** Where the limit is reached, the place under the pointer stays where it is. */
function limited(surface: Surface, at: Place, factor: number): Camera {
  const { model, size } = surface;
  const camera = cameraOf(surface);
  const scale = kept({ ...camera, scale: camera.scale * factor }, model.extent, size).scale;
  return zoomed(camera, size, at, scale / camera.scale);
}

export function showWhole(surface: Surface): void {
  const to = fitted(surface.model.extent, surface.size);
  flyTo(cameraOf(surface), to, (camera) => useMapView.setState({ camera: camera === to ? null : camera }));
}

/** Moved only as far as is needed for the track to be seen. */
function bringIntoView(surface: Surface, slot: number): void {
  const { grid } = surface.model;
  const camera = cameraOf(surface);
  const to = withInView(camera, surface.size, { x: grid.xs[slot] ?? 0, y: grid.ys[slot] ?? 0 });
  if (to.x !== camera.x || to.y !== camera.y) flyTo(camera, to, (now) => look(surface, now));
}

const reachPixels = 12;

/** Only what is highlighted can be hit. */
function isHighlighted({ categories }: MapModel): (slot: number) => boolean {
  const { highlighted } = useMapView.getState();
  return highlighted.size === 0 ? () => true : (slot) => highlighted.has(categories[slot] ?? 0);
}

/** The slot of the track at this place of the view. */
export function slotAt(surface: Surface, at: Place): number | null {
  const camera = cameraOf(surface);
  const { model, size } = surface;
  const place = toMap(camera, size, at);
  return nearestSlot(model.grid, place, reachPixels / camera.scale, isHighlighted(model));
}

/** Selects what lies within the line; `adds` to what is selected, as far as that is wanted. */
export function selectWithin({ model }: Surface, line: readonly Place[], adds: boolean): void {
  const found = slotsInLine(model.grid, line).filter(isHighlighted(model));
  const ids = found.map((slot) => model.ids[slot] ?? 0);
  const { selection } = useView.getState();
  const [first] = ids;
  if (first === undefined) {
    if (!adds) setSelection(emptySelection);
  } else
    setSelection({ ids: new Set(adds ? [...selection.ids, ...ids] : ids), active: first, anchor: first });
}

export function press({ model }: Surface, slot: number | null, adds: boolean): void {
  const id = slot === null ? undefined : model.ids[slot];
  if (id !== undefined) setSelection(adds ? toggle(useView.getState().selection, id) : selectOnly(id));
  else if (!adds) setSelection(emptySelection);
}

/** The keyboard goes to the next track in this direction. One that is selected alone goes with it; several stay selected. */
export function stepTo(surface: Surface, direction: Direction): void {
  const { model, size } = surface;
  const { selection } = useView.getState();
  const here = selection.active === null ? undefined : model.slotOf.get(selection.active);
  const counts = isHighlighted(model);
  const camera = cameraOf(surface);
  const { xs, ys } = model.grid;
  const slot =
    here === undefined
      ? nearestSlot(model.grid, camera, Math.hypot(size.width, size.height) / camera.scale, counts)
      : nextSlot(model.grid, { x: xs[here] ?? 0, y: ys[here] ?? 0 }, here, direction, counts);
  const id = slot === null ? undefined : model.ids[slot];
  if (slot === null || id === undefined) return;
  setSelection(selection.ids.size > 1 ? { ...selection, active: id, anchor: id } : selectOnly(id));
  bringIntoView(surface, slot);
}

function middleOf({ width, height }: Size): Place {
  return { x: width / 2, y: height / 2 };
}
