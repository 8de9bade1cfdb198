// How `stackwax map` colours tracks, as the window does.
import { genreHue } from '../../core/domain/colours/genreHue.ts';
import {
  distinctColour,
  genreColour,
  keyColour,
  noValueColour,
  scaleColour,
  type Theme,
} from '../../core/domain/colours/mapPalettes.ts';
import type { Rgb } from '../../core/domain/colours/oklch.ts';
import { finest, type MapColour, type MapValues } from '../../core/domain/map.ts';
import { camelot } from '../../core/domain/musicalKey.ts';
import { displayGenre } from '../../core/genres/name.ts';
import type { Coloured } from '../../core/map/svg/picture.ts';

const withoutValue: Partial<Record<MapColour, string>> = { genre: 'Unsorted' };
/** Of a range. */
const steps = 8;

export function coloursOf(by: MapColour, values: MapValues): { colours: Coloured[]; withoutValue: Coloured } {
  const rowsOf = values.scale === 'names' ? rowsByName(values) : rowsByStep(values);
  const names = values.scale === 'names' ? values.names : stepNames(by, values);
  return {
    colours: names.map((name, place) => ({
      name: by === 'genre' ? displayGenre(name) : name,
      rows: rowsOf.get(place + 1) ?? [],
      ...both((theme) => colourOf(by, name, place, names.length, theme)),
    })),
    withoutValue: {
      name: withoutValue[by] ?? `No ${by}`,
      rows: rowsOf.get(0) ?? [],
      ...both(noValueColour),
    },
  };
}

function both(colour: (theme: Theme) => Rgb): Pick<Coloured, Theme> {
  return { light: colour('light'), dark: colour('dark') };
}

function colourOf(by: MapColour, name: string, place: number, count: number, theme: Theme): Rgb {
  if (by === 'genre') return genreColour(genreHue(name), place, theme);
  if (by === 'confidence' || by === 'tempo' || by === 'year')
    return scaleColour(count < 2 ? 1 : place / (count - 1), theme);
  const code = by === 'key' ? camelot(name) : null;
  return code === null
    ? distinctColour(place, theme)
    : keyColour(Number.parseInt(code, 10), code.endsWith('A'), theme);
}

function rowsByName({ values }: Extract<MapValues, { scale: 'names' }>): Map<number, number[]> {
  return grouped(values, (value) => value);
}

function rowsByStep({ values }: Extract<MapValues, { scale: 'range' }>): Map<number, number[]> {
  return grouped(values, (value) =>
    value === 0 ? 0 : 1 + Math.min(steps - 1, Math.floor(((value - 1) / finest) * steps)),
  );
}

function grouped(values: readonly number[], placeOf: (value: number) => number): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const [row, value] of values.entries()) {
    const place = placeOf(value);
    const own = rows.get(place);
    if (own === undefined) rows.set(place, [row]);
    else own.push(row);
  }
  return rows;
}

function stepNames(by: MapColour, { min, max }: Extract<MapValues, { scale: 'range' }>): string[] {
  if (min === null || max === null) return [];
  const at = (step: number): number => min + ((max - min) * step) / steps;
  const text = (value: number): string =>
    by === 'confidence' ? `${Math.round(value * 100)} %` : `${Math.round(value)}`;
  return Array.from({ length: steps }, (_, step) => `${text(at(step))} – ${text(at(step + 1))}`);
}
