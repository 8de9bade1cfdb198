// Names as small pictures, written once with a rim that sets them off: putting a picture is much cheaper than writing.
import { lruCache } from '../../../../core/domain/lruCache.ts';

export interface Sprite {
  readonly canvas: OffscreenCanvas;
  /** CSS pixels, without the rim. */
  readonly width: number;
  readonly height: number;
}

export interface Ink {
  readonly text: string;
  readonly soft: string;
  readonly rim: string;
  readonly accent: string;
  readonly font: string;
}

/** CSS pixels around the letters. */
export const rimWidth = 3;
const kept = 600;
const longest = 190;

export type Write = (text: string, kind: 'genre' | 'point', pixels: number) => Sprite | null;

/** `ratio`: device pixels for one of CSS. */
export function spriteWriter(ink: Ink, ratio: number): Write {
  const sprites = lruCache<string, Sprite>(kept);
  const measuring = new OffscreenCanvas(1, 1).getContext('2d');
  return (text, kind, pixels) => {
    const key = `${kind}${pixels} ${text}`;
    const known = sprites.get(key);
    if (known !== undefined || measuring === null) return known ?? null;
    const font = `${kind === 'genre' ? 650 : 500} ${pixels}px ${ink.font}`;
    measuring.font = font;
    const shown = shortened(text, measuring);
    const width = Math.ceil(measuring.measureText(shown).width);
    const height = Math.ceil(pixels * 1.2);
    const canvas = new OffscreenCanvas(
      Math.ceil((width + 2 * rimWidth) * ratio),
      Math.ceil((height + 2 * rimWidth) * ratio),
    );
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.scale(ratio, ratio);
    context.font = font;
    // Where the window runs from right to left, text would end where it is to begin.
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = rimWidth;
    context.strokeStyle = ink.rim;
    context.strokeText(shown, rimWidth, rimWidth + height / 2);
    context.fillStyle = kind === 'genre' ? ink.text : ink.soft;
    context.fillText(shown, rimWidth, rimWidth + height / 2);
    const sprite = { canvas, width, height };
    sprites.set(key, sprite);
    return sprite;
  };
}

function shortened(text: string, context: OffscreenCanvasRenderingContext2D): string {
  if (context.measureText(text).width <= longest) return text;
  const letters = [...text];
  const share = longest / context.measureText(text).width;
  return `${letters
    .slice(0, Math.max(1, Math.floor(letters.length * share) - 1))
    .join('')
    .trimEnd()}…`;
}
