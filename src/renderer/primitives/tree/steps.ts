// Where the keys that move through a list lead.

/** The next place, from 0; null when the key moves nowhere. `at` is -1 while the list stands nowhere. */
export function stepOf(key: string, at: number, length: number, inSight: number): number | null {
  if (length === 0) return null;
  const within = (place: number): number => Math.max(0, Math.min(length - 1, place));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at < 0 ? length - 1 : at - 1);
    case 'PageDown':
      return within(at + inSight);
    case 'PageUp':
      return within(at - inSight);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
