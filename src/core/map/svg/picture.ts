// A map as a picture that stands alone: dots by colour, names in the middle of what they name, a legend; light and dark.
import type { Rgb } from '../../domain/colours/oklch.ts';
import { xmlText } from '../../domain/text/xml.ts';
import { dotsPath } from './dots.ts';
import { type Named, placedNames } from './names.ts';

/** A line near the top that says whose file it is. */
export const svgMark = '<!-- A map by Stackwax -->';

/** Tracks of one colour. */
export interface Coloured {
  readonly name: string;
  readonly rows: readonly number[];
  readonly light: Rgb;
  readonly dark: Rgb;
}

export interface MapPicture {
  readonly title: string;
  /** Beneath it, a line each. */
  readonly notes: readonly string[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** In the order of the legend; those of no value are drawn first, beneath all others. */
  readonly colours: readonly Coloured[];
  readonly withoutValue: Coloured;
  /** What is named in large letters, and what in small ones where there is room. */
  readonly large: readonly Named[];
  readonly small: readonly Named[];
}

/** Pixels: the longer side of the map, what is left around it, and beside it for the legend. */
const side = 1000;
const margin = 40;
const legendWidth = 300;
const lineHeight = 24;
const mostLines = 30;
/** Dots lie to a tenth of a pixel. */
const fine = 10;

export function svgOf({ title, notes, xs, ys, colours, withoutValue, large, small }: MapPicture): string {
  const { width, height, left, top, scale } = frame(xs, ys);
  const fineXs = xs.map((x) => (x - left) * scale * fine);
  const fineYs = ys.map((y) => (y - top) * scale * fine);
  const shown = [...colours, withoutValue].filter(({ rows }) => rows.length > 0);
  const classOf = new Map(shown.map((colour, n) => [colour, `c${n}`]));
  // The largest lie lowest, so that the few are seen among the many.
  const drawn = [withoutValue, ...colours.toSorted((a, b) => b.rows.length - a.rows.length)];
  const dots = drawn.flatMap((colour) =>
    colour.rows.length === 0
      ? []
      : [`<path class="${classOf.get(colour)}" d="${dotsPath(fineXs, fineYs, colour.rows)}"/>`],
  );
  const names = placedNames(
    fineXs.map((x) => x / fine),
    fineYs.map((y) => y / fine),
    large,
    small,
    { width, height },
  ).map(
    ({ text, kind, x, y }) =>
      `<text class="${kind}" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${xmlText(text)}</text>`,
  );
  const legendLeft = margin + width + margin;
  const wholeHeight = Math.max(
    height + 2 * margin,
    160 + (Math.min(shown.length, mostLines) + 1) * lineHeight,
  );
  const box = `0 0 ${Math.ceil(legendLeft + legendWidth)} ${Math.ceil(wholeHeight)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    svgMark,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" role="img" aria-labelledby="title notes">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<desc id="notes">${xmlText(notes.join(' '))}</desc>`,
    `<style>${style(shown, xs.length)}</style>`,
    '<rect class="ground" width="100%" height="100%"/>',
    `<g class="dots" transform="translate(${margin} ${margin}) scale(${1 / fine})">`,
    ...dots,
    '</g>',
    `<g transform="translate(${margin} ${margin})">`,
    ...names,
    '</g>',
    `<g transform="translate(${legendLeft.toFixed(0)} ${margin + 20})">`,
    `<text class="title">${xmlText(title)}</text>`,
    ...notes.map((note, n) => `<text class="note" y="${22 * (n + 1)}">${xmlText(note)}</text>`),
    ...legend(shown, 22 * notes.length + 48, (colour) => classOf.get(colour) ?? ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Where the tracks lie, without what is empty beside them. */
function frame(xs: readonly number[], ys: readonly number[]) {
  const extent = (values: readonly number[]): [least: number, most: number] =>
    values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ] as [number, number]);
  const [left, right] = xs.length === 0 ? [0, 0] : extent(xs);
  const [top, bottom] = ys.length === 0 ? [0, 0] : extent(ys);
  const longer = Math.max(right - left, bottom - top);
  const scale = longer > 0 ? side / longer : 0;
  return {
    left,
    top,
    scale,
    width: Math.max(1, (right - left) * scale),
    height: Math.max(1, (bottom - top) * scale),
  };
}

/** A few dots are large, many small, so that about as much of the ground is seen. */
function dotSize(tracks: number): number {
  return Math.min(10, Math.max(1.6, 220 / Math.sqrt(Math.max(1, tracks))));
}

const hex = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

function style(colours: readonly Coloured[], tracks: number): string {
  const lines = (theme: 'light' | 'dark'): string =>
    colours.map((colour, n) => `.c${n}{stroke:${hex(colour[theme])};fill:${hex(colour[theme])}}`).join('');
  return [
    'text{font-family:Inter,system-ui,sans-serif;fill:#1d1a26}',
    '.ground{fill:#fbfafd}',
    `.dots{fill:none;stroke-linecap:round;stroke-width:${(dotSize(tracks) * fine).toFixed(0)};stroke-opacity:.8}`,
    '.large,.small{text-anchor:middle;dominant-baseline:central;paint-order:stroke;stroke:#fbfafd;stroke-linejoin:round}',
    '.large{font-size:26px;font-weight:650;stroke-width:6px}',
    '.small{font-size:15px;stroke-width:4px;fill-opacity:.85}',
    '.title{font-size:21px;font-weight:650}',
    '.note,.line{font-size:14px}',
    '.note,.count{fill-opacity:.7}',
    '.count{font-size:14px;text-anchor:end}',
    lines('light'),
    '@media (prefers-color-scheme:dark){',
    'text{fill:#efecf6}.ground{fill:#15121c}.large,.small{stroke:#15121c}',
    lines('dark'),
    '}',
  ].join('');
}

function legend(colours: readonly Coloured[], top: number, classOf: (colour: Coloured) => string): string[] {
  const lines = colours.slice(0, mostLines).flatMap((colour, n) => {
    const y = top + n * lineHeight;
    return [
      `<circle class="${classOf(colour)}" cx="7" cy="${y - 5}" r="6"/>`,
      `<text class="line" x="24" y="${y}">${xmlText(shortened(colour.name))}</text>`,
      `<text class="count" x="${legendWidth - margin}" y="${y}">${colour.rows.length.toLocaleString('en')}</text>`,
    ];
  });
  const more = colours.length - mostLines;
  return more > 0
    ? [...lines, `<text class="note" x="24" y="${top + mostLines * lineHeight}">and ${more} more</text>`]
    : lines;
}

const longestName = 24;

function shortened(name: string): string {
  const letters = [...name];
  return letters.length <= longestName ? name : `${letters.slice(0, longestName - 1).join('')}…`;
}
