// Where one looks at the map: which of its points is in the middle, and how large it is drawn. Pure functions.

export interface Camera {
  /** The map's point in the middle of the view. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels for one unit of the map. */
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Around what is shown whole. */
const margin = 36;
/** How many times nearer than the whole map one may go. */
const nearest = 400;
/** The smallest part of the map that fills a view: all tracks in one place are no reason to divide by nothing. */
export const leastExtent = 64;

export function toScreen({ x, y, scale }: Camera, { width, height }: Size, point: Place): Place {
  return { x: width / 2 + (point.x - x) * scale, y: height / 2 + (point.y - y) * scale };
}

export function toMap({ x, y, scale }: Camera, { width, height }: Size, place: Place): Place {
  return { x: x + (place.x - width / 2) / scale, y: y + (place.y - height / 2) / scale };
}

/** The part of the map in view, and so many pixels around it. */
export function boxInView(camera: Camera, size: Size, around = 0): Box {
  const { x: left, y: top } = toMap(camera, size, { x: -around, y: -around });
  const { x: right, y: bottom } = toMap(camera, size, { x: size.width + around, y: size.height + around });
  return { left, top, right, bottom };
}

/** What the legend takes of a view that is wide enough for both. */
const legendWidth = 168;
const wideEnough = 520;

/** All of it in view, beside the legend. */
export function fitted({ left, top, right, bottom }: Box, { width, height }: Size): Camera {
  const taken = width < wideEnough ? 0 : legendWidth;
  const room = { width: Math.max(1, width - taken - 2 * margin), height: Math.max(1, height - 2 * margin) };
  const scale = Math.min(
    room.width / Math.max(leastExtent, right - left),
    room.height / Math.max(leastExtent, bottom - top),
  );
  return { x: (left + right) / 2 - taken / 2 / scale, y: (top + bottom) / 2, scale };
}

/** Moved by so many pixels, as a hand moves a sheet of paper. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/** So many times nearer; what is at this place of the view stays there. */
export function zoomed(camera: Camera, size: Size, at: Place, factor: number): Camera {
  const fixed = toMap(camera, size, at);
  const scale = camera.scale * factor;
  return {
    x: fixed.x - (at.x - size.width / 2) / scale,
    y: fixed.y - (at.y - size.height / 2) / scale,
    scale,
  };
}

/** Never so far off, or so near, that nothing of the map is to be seen. */
export function kept(camera: Camera, all: Box, size: Size): Camera {
  const { scale: whole, x } = fitted(all, size);
  return {
    x: Math.min(Math.max(camera.x, Math.min(x, all.left)), all.right),
    y: Math.min(Math.max(camera.y, all.top), all.bottom),
    scale: Math.min(Math.max(camera.scale, whole / 2), whole * nearest),
  };
}

/** From one to the other, `share` from 0 to 1 of the way: by equal ratios, as zooming is felt. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const ratio = to.scale / from.scale;
  const scale = from.scale * ratio ** share;
  // What both views have in common stays in its place on the way.
  const moved = Math.abs(ratio - 1) < 1e-6 ? share : (1 - ratio ** -share) / (1 - 1 / ratio);
  return { x: from.x + (to.x - from.x) * moved, y: from.y + (to.y - from.y) * moved, scale };
}

/** Moved just so far that the point is in view. */
export function withInView(camera: Camera, size: Size, point: Place): Camera {
  const { x, y } = toScreen(camera, size, point);
  const edge = Math.min(margin, size.width / 4, size.height / 4);
  const off = (value: number, length: number): number =>
    value < edge ? edge - value : value > length - edge ? length - edge - value : 0;
  return panned(camera, off(x, size.width), off(y, size.height));
}
