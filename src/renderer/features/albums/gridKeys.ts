// Where a key leads in a grid of cards, row by row from the left.

/** The place from 0; null where the key leads nowhere. */
export function placeAfterKey(
  key: string,
  control: boolean,
  {
    place,
    count,
    across,
    rowsInSight,
  }: { place: number; count: number; across: number; rowsInSight: number },
): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const within = (to: number): number => Math.max(0, Math.min(last, to));
  const inRow = place % across;
  const row = place - inRow;
  /** By whole rows, in the same column; in a last row that is shorter, at its end. */
  const rows = (by: number): number => {
    const lastRow = last - (last % across);
    return Math.min(last, Math.max(0, Math.min(lastRow, row + by * across)) + inRow);
  };
  switch (key) {
    case 'ArrowRight':
      return within(place + 1);
    case 'ArrowLeft':
      return within(place - 1);
    case 'ArrowDown':
      return rows(1);
    case 'ArrowUp':
      return rows(-1);
    case 'PageDown':
      return rows(rowsInSight);
    case 'PageUp':
      return rows(-rowsInSight);
    case 'Home':
      return control ? 0 : row;
    case 'End':
      return control ? last : within(row + across - 1);
    default:
      return null;
  }
}

/**
 * Letters that were typed one after the other are one beginning; after a pause another one begins, for which a space is no
 * letter. Null where a key is none.
 */
export function typeAhead(pauseMs: number, now: () => number): (key: string) => string | null {
  let typed = '';
  let at = Number.NEGATIVE_INFINITY;
  return (key) => {
    const time = now();
    const isUnderWay = time - at <= pauseMs;
    if (!/^[\p{L}\p{N}]$/u.test(key) && !(isUnderWay && key === ' ')) return null;
    typed = isUnderWay ? typed + key : key;
    at = time;
    return typed;
  };
}
