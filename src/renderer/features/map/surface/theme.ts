// The colours and letters of the style sheet, as a canvas needs them.
import { pixelOf } from '../../../../core/domain/colours/oklch.ts';
import type { Ink } from '../scene/sprites.ts';

/** The colour behind the points. */
export function backgroundPixel(element: Element): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser has no canvas');
  context.fillStyle = getComputedStyle(element).backgroundColor;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return pixelOf([red, green, blue]);
}

/** Each from a property that is computed: a canvas understands no `light-dark()`. */
export function inkOf(element: Element): Ink {
  const { backgroundColor, color, caretColor, outlineColor, fontFamily } = getComputedStyle(element);
  return { rim: backgroundColor, text: color, soft: caretColor, accent: outlineColor, font: fontFamily };
}
