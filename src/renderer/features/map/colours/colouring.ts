// What the map's points are coloured by, as categories: the lines of the legend, and for each point the one it belongs to.

import { genreHue } from '../../../../core/domain/colours/genreHue.ts';
import {
  distinctColour,
  genreColour,
  keyColour,
  noValueColour,
  scaleColour,
  type Theme,
} from '../../../../core/domain/colours/mapPalettes.ts';
import type { Rgb } from '../../../../core/domain/colours/oklch.ts';
import { finest, type MapColour, type MapValues } from '../../../../core/domain/map.ts';
import { camelot } from '../../../../core/domain/musicalKey.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { formatKey } from '../../../words/format.ts';
import { mapWords } from '../../../words/map.ts';

export interface Category {
  readonly name: string;
  readonly colour: Rgb;
  readonly tracks: number;
}

export interface Colouring {
  /** Of each track, its place in `categories`; 0 is for those without a value. */
  readonly of: Uint8Array;
  readonly categories: readonly Category[];
}

/** What a byte can name beside 'none' and 'all others'. */
const mostNames = 200;

export function colouringOf(by: MapColour, values: MapValues, theme: Theme): Colouring {
  return values.scale === 'names' ? byName(by, values, theme) : byRange(by, values, theme);
}

function byName(
  by: MapColour,
  { names, values }: Extract<MapValues, { scale: 'names' }>,
  theme: Theme,
): Colouring {
  const of = Uint8Array.from(values, (value) => Math.min(value, mostNames + 1));
  const counts = countsOf(of);
  const named = names.slice(0, mostNames).map((name, i) => ({
    name: by === 'genre' ? displayGenre(name) : by === 'key' ? formatKey(name) : name,
    colour: nameColour(by, name, i, theme),
    tracks: counts[i + 1] ?? 0,
  }));
  const others = { name: mapWords.others, colour: noValueColour(theme), tracks: counts[mostNames + 1] ?? 0 };
  return {
    of,
    categories: [noValue(by, counts, theme), ...named, ...(names.length > mostNames ? [others] : [])],
  };
}

function nameColour(by: MapColour, name: string, place: number, theme: Theme): Rgb {
  if (by === 'genre') return genreColour(genreHue(name), place, theme);
  const code = by === 'key' ? camelot(name) : null;
  return code === null
    ? distinctColour(place, theme)
    : keyColour(Number.parseInt(code, 10), code.endsWith('A'), theme);
}

/** About how many steps a scale has. */
const steps = 7;

function byRange(
  by: MapColour,
  { min, max, values }: Extract<MapValues, { scale: 'range' }>,
  theme: Theme,
): Colouring {
  const lowest = min ?? 0;
  const highest = max ?? lowest;
  const step = roundStep((highest - lowest) / steps, by === 'year' ? 1 : 0);
  const first = Math.floor(lowest / step);
  const count = Math.max(1, Math.min(mostNames, Math.ceil((highest - first * step) / step - 1e-9)));
  const of = Uint8Array.from(values, (value) => {
    if (value === 0) return 0;
    const read = lowest + ((value - 1) / finest) * (highest - lowest);
    const exact = by === 'year' ? Math.round(read) : read;
    return 1 + Math.min(count - 1, Math.max(0, Math.floor(exact / step + 1e-9) - first));
  });
  const counts = countsOf(of);
  const ranges =
    min === null
      ? []
      : Array.from({ length: count }, (_, i) => ({
          name: mapWords.range(by, (first + i) * step, (first + i + 1) * step),
          colour: scaleColour(count === 1 ? 1 : i / (count - 1), theme),
          tracks: counts[i + 1] ?? 0,
        }));
  return { of, categories: [noValue(by, counts, theme), ...ranges] };
}

function noValue(by: MapColour, counts: Uint32Array, theme: Theme): Category {
  return { name: mapWords.noValue[by], colour: noValueColour(theme), tracks: counts[0] ?? 0 };
}

/** The least of 1, 2, 5, 10, 20 … (or a tenth of them) that is not smaller; at least `least`. */
function roundStep(size: number, least: number): number {
  if (!(size > 0)) return Math.max(1, least);
  const power = 10 ** Math.floor(Math.log10(size));
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= size * 0.999);
  return Math.max(step ?? 10 * power, least);
}

function countsOf(of: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (const category of of) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}
