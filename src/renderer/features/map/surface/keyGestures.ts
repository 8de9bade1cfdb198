// What the keys do on the map.
import { emptySelection, toggle } from '../../../state/list/selection.ts';
import { setSelection, useView } from '../../../state/list/view.ts';
import { playTrack } from '../../../state/player.ts';
import { useMapView } from '../mapView.ts';
import { changedFrame, cornersOf, firstFrame } from './frames.ts';
import { type MapKey, mapKeyOf } from './mapKeys.ts';
import { cameraOf, panBy, type Surface, selectWithin, showWhole, stepTo, zoomTo } from './moves.ts';

const panPixels = 90;

/** True when the key meant something. */
export function takeKey(surface: Surface, event: KeyboardEvent): boolean {
  const key = mapKeyOf(event);
  if (key === null) return false;
  if (useMapView.getState().frame !== null && takeFrameKey(surface, key)) return true;
  switch (key.kind) {
    case 'step':
      stepTo(surface, key.direction);
      return true;
    case 'pan': {
      const by = key.direction === 'left' || key.direction === 'up' ? panPixels : -panPixels;
      const across = key.direction === 'left' || key.direction === 'right';
      panBy(surface, across ? by : 0, across ? 0 : by);
      return true;
    }
    case 'zoom':
      zoomTo(surface, key.factor, cursorInView(surface));
      return true;
    case 'all':
      showWhole(surface);
      return true;
    case 'select':
    case 'play':
      return takeTrackKey(key.kind);
    case 'frame':
      startFrame(surface);
      return true;
    case 'leave':
      if (useView.getState().selection.ids.size === 0) return false;
      setSelection(emptySelection);
      return true;
  }
}

function takeTrackKey(kind: 'select' | 'play'): boolean {
  const { selection } = useView.getState();
  if (selection.active === null) return false;
  if (kind === 'play') playTrack(selection.active);
  else setSelection(toggle(selection, selection.active));
  return true;
}

function startFrame(surface: Surface): void {
  const camera = cameraOf(surface);
  useMapView.setState({ frame: firstFrame(placeOfCursor(surface) ?? camera, 1 / camera.scale) });
}

function takeFrameKey(surface: Surface, key: MapKey): boolean {
  const { frame } = useMapView.getState();
  if (frame === null) return false;
  if (key.kind === 'step' || key.kind === 'pan')
    useMapView.setState({ frame: changedFrame(frame, key, 1 / cameraOf(surface).scale) });
  else if (key.kind === 'play' || key.kind === 'select') {
    selectWithin(surface, cornersOf(frame), false);
    useMapView.setState({ frame: null });
  } else if (key.kind === 'leave' || key.kind === 'frame') useMapView.setState({ frame: null });
  else return false;
  return true;
}

function placeOfCursor({ model }: Surface): { x: number; y: number } | null {
  const { active } = useView.getState().selection;
  const slot = active === null ? undefined : model.slotOf.get(active);
  return slot === undefined ? null : { x: model.grid.xs[slot] ?? 0, y: model.grid.ys[slot] ?? 0 };
}

/** Where the keyboard stands, so that zooming leads there; undefined when that is out of view. */
function cursorInView(surface: Surface): { x: number; y: number } | undefined {
  const place = placeOfCursor(surface);
  if (place === null) return undefined;
  const { size } = surface;
  const camera = cameraOf(surface);
  const x = size.width / 2 + (place.x - camera.x) * camera.scale;
  const y = size.height / 2 + (place.y - camera.y) * camera.scale;
  return x >= 0 && y >= 0 && x <= size.width && y <= size.height ? { x, y } : undefined;
}
