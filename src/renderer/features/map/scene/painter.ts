// Whatever can put the points on a canvas: pixels by the processor, or WebGL where there is a graphics card.
import type { Camera, Size } from '../drawing/camera.ts';
import { type Look, type Pixels, paintPoints } from '../drawing/pixels.ts';
import type { PointGrid } from '../drawing/pointGrid.ts';

export interface Picture extends Look {
  readonly grid: PointGrid;
  readonly camera: Camera;
  /** CSS pixels. */
  readonly size: Size;
  /** Device pixels for one of CSS. */
  readonly ratio: number;
}

export interface Painter {
  readonly kind: 'pixels' | 'webgl';
  paint(picture: Picture): void;
}

/** Sets the canvas to the picture's device pixels; true when that is another size than before. */
export function fitCanvas(canvas: HTMLCanvasElement, { width, height }: Size, ratio: number): boolean {
  const wide = Math.max(1, Math.round(width * ratio));
  const high = Math.max(1, Math.round(height * ratio));
  if (canvas.width === wide && canvas.height === high) return false;
  canvas.width = wide;
  canvas.height = high;
  return true;
}

/** Null where the browser gives no canvas to draw on. */
export function pixelPainter(canvas: HTMLCanvasElement): Painter | null {
  // Kept in ordinary memory: what is put there comes from the processor each time.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) return null;
  let image: ImageData | null = null;
  let pixels: Pixels | null = null;
  return {
    kind: 'pixels',
    paint({ grid, camera, size, ratio, ...look }) {
      fitCanvas(canvas, size, ratio);
      const { width, height } = canvas;
      if (image === null || pixels === null || image.width !== width || image.height !== height) {
        image = new ImageData(width, height);
        pixels = { data: new Uint32Array(image.data.buffer), width, height };
      }
      const scale = camera.scale * ratio;
      paintPoints(
        pixels,
        grid,
        { scale, left: width / 2 - camera.x * scale, top: height / 2 - camera.y * scale },
        look,
      );
      context.putImageData(image, 0, 0);
    },
  };
}
