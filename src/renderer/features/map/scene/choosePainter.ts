// By what the points are drawn.
import { type Painter, pixelPainter } from './painter.ts';

export function choosePainter(canvas: HTMLCanvasElement): Painter | null {
  return pixelPainter(canvas);
}
