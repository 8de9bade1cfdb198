// The map's colours: for genres their own hues, for what goes from less to more a scale whose lightness says it too, for
// keys the circle of fifths, for everything else colours that those who confuse red and green can tell apart.
import { oklch, type Rgb } from './oklch.ts';

export type Theme = 'dark' | 'light';

/** For tracks without a value. */
export function noValueColour(theme: Theme): Rgb {
  return theme === 'dark' ? oklch(0.52, 0.012, 290) : oklch(0.7, 0.01, 290);
}

/** Neighbours in the legend differ in lightness, too. */
const lightnessSteps = [0, 0.09, -0.08] as const;

/** A genre's hue is the one that it has everywhere; `place`: in the legend, from 0. */
export function genreColour(hueDegrees: number, place: number, theme: Theme): Rgb {
  const step = lightnessSteps[place % lightnessSteps.length] ?? 0;
  return theme === 'dark'
    ? oklch(0.74 + step, 0.145, hueDegrees)
    : oklch(0.6 + step / 1.5, 0.165, hueDegrees);
}

type Lch = readonly [lightness: number, chroma: number, hue: number];

/** From little to much; what is much stands out from the surface most. */
const scales: Readonly<Record<Theme, readonly Lch[]>> = {
  dark: [
    [0.4, 0.13, 285],
    [0.54, 0.2, 310],
    [0.68, 0.19, 373],
    [0.81, 0.14, 415],
    [0.95, 0.11, 460],
  ],
  light: [
    [0.86, 0.12, 450],
    [0.75, 0.16, 415],
    [0.62, 0.2, 373],
    [0.47, 0.2, 320],
    [0.31, 0.16, 285],
  ],
};

/** `share` from 0 to 1 of the way. */
export function scaleColour(share: number, theme: Theme): Rgb {
  const stops = scales[theme];
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const before = stops[Math.floor(at)] ?? [0, 0, 0];
  const after = stops[Math.ceil(at)] ?? before;
  const part = at - Math.floor(at);
  const mixed = (i: 0 | 1 | 2): number => before[i] + (after[i] - before[i]) * part;
  return oklch(mixed(0), mixed(1), mixed(2));
}

/** `hour` from 1 to 12 on Camelot's wheel, whose neighbours sound well together; minor keys are darker. */
export function keyColour(hour: number, isMinor: boolean, theme: Theme): Rgb {
  const hue = (hour - 1) * 30;
  if (theme === 'dark') return isMinor ? oklch(0.62, 0.15, hue) : oklch(0.83, 0.115, hue);
  return isMinor ? oklch(0.47, 0.15, hue) : oklch(0.67, 0.15, hue);
}

/** After Okabe and Ito (2008), moved to where each theme shows them; black and grey are left to what has no value. */
const distinct: Readonly<Record<Theme, readonly Lch[]>> = {
  dark: [
    [0.75, 0.12, 235],
    [0.77, 0.16, 70],
    [0.65, 0.13, 165],
    [0.92, 0.15, 105],
    [0.55, 0.15, 260],
    [0.63, 0.19, 40],
    [0.77, 0.11, 350],
  ],
  light: [
    [0.69, 0.13, 235],
    [0.71, 0.16, 65],
    [0.56, 0.12, 165],
    [0.8, 0.15, 102],
    [0.44, 0.15, 262],
    [0.53, 0.19, 38],
    [0.63, 0.15, 345],
  ],
};

export const distinctColours = distinct.dark.length;

/** After those that can be told apart without doubt they come again, darker and then lighter. */
export function distinctColour(place: number, theme: Theme): Rgb {
  const [lightness, chroma, hue] = distinct[theme][place % distinctColours] ?? [0.6, 0, 0];
  const round = Math.floor(place / distinctColours);
  const step = round === 0 ? 0 : round % 2 === 1 ? -0.14 : 0.1;
  return oklch(Math.min(0.95, lightness + step), chroma, hue + 12 * round);
}
