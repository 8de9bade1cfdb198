// A number for each selection there has been, to stand for it where its ids would be too long.
const serials = new WeakMap<ReadonlySet<number>, number>();
let last = 0;

/** The same for the same set, another for any other, whatever is in it. */
export function serialOf(ids: ReadonlySet<number>): number {
  const known = serials.get(ids);
  if (known !== undefined) return known;
  last += 1;
  serials.set(ids, last);
  return last;
}
