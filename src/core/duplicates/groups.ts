// Which tracks are of one recording: groups in which each is like every other, so that no chain of likenesses joins different music.

/** A track and its sound: files with the same bytes of sound share the key. */
export interface SoundedTrack {
  readonly id: number;
  readonly sound: string;
}

/** Two sounds of one recording; `error` as aligned fingerprints have it. */
export interface AlikeSounds {
  readonly a: string;
  readonly b: string;
  readonly error: number;
}

/**
 * Complete linkage: the nearest are joined first, and two groups only where all of the one are like all of the other and a person
 * has taken none of them apart. Groups by their first id, ids in order; whoever stands alone is in none.
 */
export function recordingGroups(
  tracks: readonly SoundedTrack[],
  alike: readonly AlikeSounds[],
  areRefused: (a: number, b: number) => boolean,
): number[][] {
  const bySound = Map.groupBy(tracks, ({ sound }) => sound);
  const sounds = new Map(tracks.map(({ id, sound }) => [id, sound]));
  const near = new Map<string, Set<string>>();
  const note = (a: string, b: string): void => void (near.get(a) ?? near.set(a, new Set()).get(a))?.add(b);
  for (const { a, b } of alike) {
    note(a, b);
    note(b, a);
  }
  const groups = new Map<number, number[]>();
  const groupOf = (id: number): number[] => groups.get(id) ?? [id];
  const areOne = (a: number, b: number): boolean => {
    const [one = '', other = ''] = [sounds.get(a), sounds.get(b)];
    return (one === other || near.get(one)?.has(other) === true) && !areRefused(a, b);
  };
  const join = (a: number, b: number): void => {
    const [one, other] = [groupOf(a), groupOf(b)];
    if (one.includes(b) || !one.every((x) => other.every((y) => areOne(x, y)))) return;
    const joined = [...one, ...other];
    for (const id of joined) groups.set(id, joined);
  };
  // At once: thousands of tracks are of one sound where it is silence, and joining them one by one takes as long as their square.
  for (const same of bySound.values()) {
    const group: number[] = [];
    for (const { id } of same) if (group.every((other) => !areRefused(other, id))) group.push(id);
    if (group.length > 1) for (const id of group) groups.set(id, group);
  }
  for (const { a, b } of alike.toSorted((x, y) => x.error - y.error || (x.a < y.a ? -1 : 1)))
    for (const one of bySound.get(a) ?? []) for (const other of bySound.get(b) ?? []) join(one.id, other.id);
  return [...new Set(groups.values())]
    .map((group) => group.toSorted((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}
