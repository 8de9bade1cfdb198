// What pointers do on the map: one drags it, or draws around tracks; two pinch it; the wheel zooms; a click selects.
import { useView } from '../../../state/list/view.ts';
import { playTrack } from '../../../state/player.ts';
import { openThingMenu } from '../../../state/thingMenu.ts';
import { type Place, toMap } from '../drawing/camera.ts';
import { useMapView } from '../mapView.ts';
import { cameraOf, panBy, press, type Surface, selectWithin, slotAt, zoomAt, zoomTo } from './moves.ts';

/** A pointer that has moved no further than this has clicked. */
const clickPixels = 4;
/** A line's corners lie at least so far apart. */
const cornerPixels = 3;
const zoomOfWheel = 0.0016;
/** Pinching on a touchpad comes as small turns of the wheel with Ctrl. */
const zoomOfPinch = 0.01;
const linePixels = 16;
const doubleClickZoom = 2;

interface Drag {
  readonly start: Place;
  readonly draws: boolean;
  readonly adds: boolean;
  last: Place;
  moved: boolean;
}

/** Listens on the element until the function that it returns is called. `surface` is null while there is nothing to see. */
export function listenToPointers(element: HTMLElement, surface: () => Surface | null): () => void {
  const pointers = new Map<number, Place>();
  let drag: Drag | null = null;

  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  function down(event: PointerEvent): void {
    const here = surface();
    if (here === null || event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    pointers.set(event.pointerId, at);
    const draws = event.shiftKey || useMapView.getState().tool === 'lasso';
    const adds = event.ctrlKey || event.metaKey || event.shiftKey;
    drag = pointers.size > 1 ? null : { start: at, last: at, draws, adds, moved: false };
    useMapView.setState({ hovered: null, frame: null, line: [] });
  }

  function move(event: PointerEvent): void {
    const here = surface();
    if (here === null) return;
    const at = placeOf(event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      hover(here, at);
      return;
    }
    pointers.set(event.pointerId, at);
    if (pointers.size === 2) pinch(here, event.pointerId, before, at);
    else if (drag !== null) dragTo(here, drag, at);
  }

  function hover(here: Surface, at: Place): void {
    const slot = slotAt(here, at);
    const id = slot === null ? undefined : here.model.ids[slot];
    const { hovered } = useMapView.getState();
    if (id === undefined) {
      if (hovered !== null) useMapView.setState({ hovered: null });
    } else if (hovered?.id !== id) useMapView.setState({ hovered: { id, at } });
  }

  function pinch(here: Surface, moving: number, before: Place, at: Place): void {
    const other = [...pointers].find(([id]) => id !== moving)?.[1];
    if (other === undefined) return;
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    const apart = (a: Place): number => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    zoomAt(here, middle, apart(at) / apart(before));
    panBy(here, (at.x - before.x) / 2, (at.y - before.y) / 2);
  }

  function dragTo(here: Surface, current: Drag, at: Place): void {
    const far = Math.hypot(at.x - current.start.x, at.y - current.start.y);
    if (!current.moved && far <= clickPixels) return;
    current.moved = true;
    if (!current.draws) {
      panBy(here, at.x - current.last.x, at.y - current.last.y);
      current.last = at;
      return;
    }
    const { line } = useMapView.getState();
    if (line.length > 0 && Math.hypot(at.x - current.last.x, at.y - current.last.y) < cornerPixels) return;
    const corner = (place: Place): Place => toMap(cameraOf(here), here.size, place);
    useMapView.setState({ line: [...(line.length === 0 ? [corner(current.start)] : line), corner(at)] });
    current.last = at;
  }

  function up(event: PointerEvent): void {
    pointers.delete(event.pointerId);
    const ended = drag;
    drag = null;
    const here = surface();
    if (here === null || ended === null) return;
    const { line } = useMapView.getState();
    useMapView.setState({ line: [] });
    if (!ended.moved) press(here, slotAt(here, ended.start), ended.adds);
    else if (ended.draws && line.length > 2) selectWithin(here, line, event.ctrlKey || event.metaKey);
  }

  function cancel(event: PointerEvent): void {
    pointers.delete(event.pointerId);
    drag = null;
    useMapView.setState({ line: [], hovered: null });
  }

  function leave(): void {
    if (pointers.size === 0) useMapView.setState({ hovered: null });
  }

  function wheel(event: WheelEvent): void {
    const here = surface();
    if (here === null) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * linePixels;
    zoomAt(here, placeOf(event), Math.exp(-pixels * (event.ctrlKey ? zoomOfPinch : zoomOfWheel)));
  }

  function doubleClick(event: MouseEvent): void {
    const here = surface();
    if (here === null || useMapView.getState().tool === 'lasso') return;
    const at = placeOf(event);
    const slot = slotAt(here, at);
    const id = slot === null ? undefined : here.model.ids[slot];
    if (id !== undefined) playTrack(id);
    else zoomTo(here, doubleClickZoom, at);
  }

  function menu(event: MouseEvent): void {
    const here = surface();
    if (here === null) return;
    event.preventDefault();
    const slot = slotAt(here, placeOf(event));
    const id = slot === null ? undefined : here.model.ids[slot];
    const { ids } = useView.getState().selection;
    if (id !== undefined && !ids.has(id)) press(here, slot, false);
    if (id !== undefined || ids.size > 0)
      openThingMenu({ thing: null, at: { x: event.clientX, y: event.clientY } });
  }

  const ending = new AbortController();
  const { signal } = ending;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('contextmenu', menu, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', cancel, { signal });
  element.addEventListener('pointerleave', leave, { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  element.addEventListener('dblclick', doubleClick, { signal });
  return () => ending.abort();
}
