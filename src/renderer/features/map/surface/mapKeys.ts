// What the keys mean on the map.
import type { Direction } from '../drawing/steps.ts';

export type MapKey =
  | { readonly kind: 'step' | 'pan'; readonly direction: Direction }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'all' | 'select' | 'play' | 'frame' | 'leave' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const others: Readonly<Record<string, MapKey>> = {
  '+': { kind: 'zoom', factor: 1.6 },
  '=': { kind: 'zoom', factor: 1.6 },
  '-': { kind: 'zoom', factor: 1 / 1.6 },
  '0': { kind: 'all' },
  ' ': { kind: 'select' },
  Enter: { kind: 'play' },
  l: { kind: 'frame' },
  L: { kind: 'frame' },
  Escape: { kind: 'leave' },
};

/** Null when the key means nothing here. */
export function mapKeyOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): MapKey | null {
  if (ctrlKey || metaKey || altKey) return null;
  const direction = directions[key];
  if (direction !== undefined) return { kind: shiftKey ? 'pan' : 'step', direction };
  return others[key] ?? null;
}
