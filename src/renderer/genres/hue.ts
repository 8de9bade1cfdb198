// A genre's colour: a hue that depends on nothing but its name, so that it is the same everywhere and for ever.

/** Steps around the colour circle: far enough apart to be told from each other. */
const steps = 24;

/** Degrees from 0 to 360 for OKLCH. */
export function genreHue(name: string): number {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const char of name.toLowerCase()) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return ((hash >>> 8) % steps) * (360 / steps);
}
