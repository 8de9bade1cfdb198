// From a layout's own coordinates to whole numbers in one square, and nothing is stretched.
import { mapSide } from '../domain/map.ts';

/** Its places as x, y in turn, 0 to `mapSide`: the longer side fills the square, the shorter lies in its middle. All in one place: the middle. */
export function framed(places: Float32Array): Uint16Array {
  const [left, right] = extent(places, 0);
  const [top, bottom] = extent(places, 1);
  const longer = Math.max(right - left, bottom - top);
  const scale = longer > 0 ? mapSide / longer : 0;
  const out = new Uint16Array(places.length);
  for (let at = 0; at < places.length; at += 2) {
    out[at] = Math.round(mapSide / 2 + (places[at]! - (left + right) / 2) * scale);
    out[at + 1] = Math.round(mapSide / 2 + (places[at + 1]! - (top + bottom) / 2) * scale);
  }
  return out;
}

function extent(places: Float32Array, from: number): [least: number, most: number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = from; at < places.length; at += 2) {
    least = Math.min(least, places[at]!);
    most = Math.max(most, places[at]!);
  }
  return [least, most];
}
