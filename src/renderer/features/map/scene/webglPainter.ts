// Points drawn by a graphics card, to look as the processor's pixels do: round, blended, the selected ones last and larger.
import { selectedDiameter, steppedBack, strong } from '../drawing/pixels.ts';
import type { PointGrid } from '../drawing/pointGrid.ts';
import { fitCanvas, type Painter, type Picture } from './painter.ts';

/** Its layers are those of `paintPoints`: 0 what is weak, 1 what is strong, 2 what is selected. */
const vertexCode = `#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in uint category;
layout(location = 2) in uint selected;
uniform vec2 scale;
uniform vec2 offset;
uniform float diameter;
uniform int layer;
uniform bool dims;
uniform sampler2D looks;
flat out vec4 colour;
flat out float width;
void main() {
  vec4 look = texelFetch(looks, ivec2(int(category), 0), 0);
  int own = dims && selected == 1u ? 2 : look.a < ${(strong / 255).toFixed(4)} ? 0 : 1;
  gl_Position = own == layer ? vec4(place * scale + offset, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = diameter;
  width = diameter;
  colour = vec4(look.rgb, own == 2 ? 1.0 : look.a * (dims ? ${steppedBack.toFixed(2)} : 1.0));
}`;

const fragmentCode = `#version 300 es
precision mediump float;
flat in vec4 colour;
flat in float width;
out vec4 pixel;
void main() {
  float far = length((gl_PointCoord - 0.5) * width);
  float share = width <= 2.0 ? 1.0 : clamp(width / 2.0 + 0.25 - far, 0.0, 1.0);
  pixel = vec4(colour.rgb, colour.a * share);
}`;

/** Null where there is no WebGL 2. */
export function webglPainter(canvas: HTMLCanvasElement): Painter | null {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  if (gl === null) return null;
  let parts = partsOf(gl);
  if (parts === null) return null;
  let last: Picture | null = null;

  function paint(picture: Picture): void {
    const before = last;
    last = picture;
    if (gl === null || parts === null || gl.isContextLost()) return;
    const { grid, camera, size, ratio, background, diameter, selected } = picture;
    fitCanvas(canvas, size, ratio);
    const { width, height } = canvas;
    if (before?.grid !== grid) fill(gl, parts.places, placesOf(grid));
    if (before?.categories !== picture.categories) fill(gl, parts.categories, picture.categories);
    if (before?.selected !== selected)
      fill(gl, parts.selected, selected ?? new Uint8Array(picture.categories.length));
    if (before?.colours !== picture.colours || before.strengths !== picture.strengths) fillLooks(gl, picture);
    gl.viewport(0, 0, width, height);
    gl.clearColor(
      (background & 255) / 255,
      ((background >>> 8) & 255) / 255,
      ((background >>> 16) & 255) / 255,
      1,
    );
    gl.clear(gl.COLOR_BUFFER_BIT);
    const across = (2 * camera.scale * ratio) / width;
    const down = (-2 * camera.scale * ratio) / height;
    gl.uniform2f(parts.uniforms.scale, across, down);
    gl.uniform2f(parts.uniforms.offset, -camera.x * across, -camera.y * down);
    gl.uniform1i(parts.uniforms.dims, selected === null ? 0 : 1);
    for (const layer of selected === null ? [0, 1] : [0, 1, 2]) {
      gl.uniform1i(parts.uniforms.layer, layer);
      gl.uniform1f(parts.uniforms.diameter, layer === 2 ? selectedDiameter(diameter) : diameter);
      gl.drawArrays(gl.POINTS, 0, grid.xs.length);
    }
  }

  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
  canvas.addEventListener('webglcontextrestored', () => {
    parts = partsOf(gl);
    const lost = last;
    last = null;
    if (lost !== null) paint(lost);
  });
  return { kind: 'webgl', paint };
}

type Parts = NonNullable<ReturnType<typeof partsOf>>;

function partsOf(gl: WebGL2RenderingContext) {
  const program = programOf(gl);
  if (program === null) return null;
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's, not React's
  gl.useProgram(program);
  const buffers = [0, 1, 2].map((location) => {
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(location);
    if (location === 0) gl.vertexAttribPointer(location, 2, gl.FLOAT, false, 0, 0);
    else gl.vertexAttribIPointer(location, 1, gl.UNSIGNED_BYTE, 0, 0);
    return buffer;
  });
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  return {
    places: buffers[0] ?? null,
    categories: buffers[1] ?? null,
    selected: buffers[2] ?? null,
    uniforms: {
      scale: uniform('scale'),
      offset: uniform('offset'),
      diameter: uniform('diameter'),
      layer: uniform('layer'),
      dims: uniform('dims'),
    },
  };
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [kind, code] of [
    [gl.VERTEX_SHADER, vertexCode],
    [gl.FRAGMENT_SHADER, fragmentCode],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) return null;
    gl.shaderSource(shader, code);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : null;
}

function fill(gl: WebGL2RenderingContext, buffer: Parts['places'], bytes: Float32Array | Uint8Array): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STATIC_DRAW);
}

function placesOf({ xs, ys }: PointGrid): Float32Array {
  const places = new Float32Array(2 * xs.length);
  for (let slot = 0; slot < xs.length; slot++) {
    places[2 * slot] = xs[slot] ?? 0;
    places[2 * slot + 1] = ys[slot] ?? 0;
  }
  return places;
}

/** A pixel a category: its colour, and its strength as opacity. */
function fillLooks(gl: WebGL2RenderingContext, { colours, strengths }: Picture): void {
  const looks = new Uint8Array(4 * colours.length);
  colours.forEach((colour, i) => {
    looks.set([colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255, strengths[i] ?? 0], 4 * i);
  });
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, colours.length, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, looks);
}
