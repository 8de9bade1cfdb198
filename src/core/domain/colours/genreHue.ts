// A genre's colour: a hue that depends on nothing but its name, so that it is the same everywhere and for ever.

/** Degrees for OKLCH. The genres that most libraries have are laid out by hand, so that neighbours differ. */
const laidOut: Readonly<Record<string, number>> = {
  rock: 25,
  country: 60,
  classical: 98,
  folk: 122,
  reggae: 147,
  electronic: 172,
  disco: 194,
  jazz: 222,
  blues: 254,
  metal: 284,
  'hip hop': 312,
  'r&b': 330,
  pop: 350,
  punk: 8,
};

/** Steps around the colour circle for all others: far enough apart to be distinguished. */
const steps = 24;

/** Degrees from 0 to 360. */
export function genreHue(name: string): number {
  const key = name.toLowerCase();
  const known = laidOut[key];
  if (known !== undefined) return known;
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const char of key) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return ((hash >>> 8) % steps) * (360 / steps);
}
