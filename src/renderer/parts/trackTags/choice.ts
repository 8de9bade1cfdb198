// Which tags a selection has and which it shall have, as data: what a key does to one, and what is to be said in the end.

/** How many of the selected tracks have the tag. */
export type Has = 'all' | 'some' | 'none';

/** By name: true for all of them, false for none. What is not in it stays as it is. */
export type Wanted = ReadonlyMap<string, boolean>;

export function hasOf(tracks: number, selected: number): Has {
  if (tracks === 0) return 'none';
  return tracks >= selected ? 'all' : 'some';
}

/** What would be so. */
export function wouldHave(has: Has, wanted: boolean | undefined): Has {
  if (wanted === undefined) return has;
  return wanted ? 'all' : 'none';
}

/** The next press: of some, first all, then none, then as it was; else the other way and back. */
export function pressed(wanted: Wanted, name: string, has: Has): Wanted {
  const now = wanted.get(name);
  const next = new Map(wanted);
  if (now === undefined) next.set(name, has !== 'all');
  else if (has === 'some' && now) next.set(name, false);
  else next.delete(name);
  return next;
}

/** What is to be said of the selection, in the order in which it was chosen. */
export function toSay(wanted: Wanted): {
  readonly added: readonly string[];
  readonly taken: readonly string[];
} {
  const names = (holds: boolean): string[] =>
    [...wanted].filter(([, value]) => value === holds).map(([name]) => name);
  return { added: names(true), taken: names(false) };
}
