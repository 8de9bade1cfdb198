// What the places of a map are coloured by, as whole numbers in the order of its tracks.
import { finest, type MapValues } from '../domain/map.ts';

export function valuesByName(nameOf: ReadonlyMap<number, string>, ids: readonly number[]): MapValues {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const name = nameOf.get(id);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const places = new Map(names.map((name, i) => [name, i + 1]));
  return { scale: 'names', names, values: ids.map((id) => places.get(nameOf.get(id) ?? '') ?? 0) };
}

export function valuesByRange(numberOf: ReadonlyMap<number, number>, ids: readonly number[]): MapValues {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    const value = numberOf.get(id);
    if (value === undefined) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return { scale: 'range', min: null, max: null, values: ids.map(() => 0) };
  const scale = max > min ? finest / (max - min) : 0;
  const level = (value: number | undefined): number =>
    value === undefined ? 0 : 1 + Math.round((value - min) * scale);
  return { scale: 'range', min, max, values: ids.map((id) => level(numberOf.get(id))) };
}
