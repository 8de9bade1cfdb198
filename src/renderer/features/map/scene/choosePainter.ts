// By what the points are drawn: by a graphics card where there is one, else by the processor, which is much faster than
// a processor that plays a graphics card (docs/adr/0052-a-map-of-pixels.md).
import { type Painter, pixelPainter } from './painter.ts';
import { webglPainter } from './webglPainter.ts';

export function choosePainter(canvas: HTMLCanvasElement): Painter | null {
  const card = rendererName();
  // A canvas that was asked for one kind of context gives no other.
  return card !== null && !isSoftware(card) ? webglPainter(canvas) : pixelPainter(canvas);
}

/** Renderers that compute on the processor, by the names that they give themselves. */
export function isSoftware(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render/iu.test(renderer);
}

/** Null where there is no WebGL 2. */
function rendererName(): string | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name : null;
}
