// Which tracks to ask a person about for one tag ('is this mellow?'), half of them sure, half of them open.

export interface AskableTrack {
  readonly id: number;
  readonly artist: string;
  /** How likely the tag holds. */
  readonly probability: number;
}

/** An artist's second track is asked about after so many others have had their first. */
const perArtist = 2;

/**
 * At most `limit` of the tracks, which nobody has said anything of. In turn: one that is nearest to the threshold, where an answer
 * decides most; one that is most surely held, for what is wrong there is what a listener sees first; again one near the
 * threshold; and one from below it, evenly down to the surely not, where what was missed would be. The same tracks give the same
 * questions. At most two of an artist, as long as there are others.
 */
export function tagQuestions(
  tracks: readonly AskableTrack[],
  threshold: number,
  limit: number,
): AskableTrack[] {
  const unsure = [...tracks].sort(
    (a, b) => Math.abs(a.probability - threshold) - Math.abs(b.probability - threshold) || a.id - b.id,
  );
  const surest = [...tracks].sort((a, b) => b.probability - a.probability || a.id - b.id);
  const below = spread(surest.filter(({ probability }) => probability < threshold));
  const asked = new Map<number, AskableTrack>();
  const ofArtist = new Map<string, number>();
  const take = (queue: readonly AskableTrack[], most: number): boolean => {
    const next = queue.find(({ id, artist }) => !asked.has(id) && (ofArtist.get(artist) ?? 0) < most);
    if (next === undefined) return false;
    asked.set(next.id, next);
    ofArtist.set(next.artist, (ofArtist.get(next.artist) ?? 0) + 1);
    return true;
  };
  const turns = [unsure, surest, unsure, below];
  for (const most of [1, perArtist, Number.POSITIVE_INFINITY]) {
    // Ends when none of the queues has one that may be asked.
    for (let turn = 0, without = 0; asked.size < limit && without < turns.length; turn++)
      without = take(turns[turn % turns.length] ?? unsure, most) ? 0 : without + 1;
    if (asked.size >= limit) break;
  }
  return [...asked.values()];
}

/** The middle first, then the quarters, and so on: any beginning of it lies evenly over all. */
function spread<Item>(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  const seen = new Set<number>();
  for (let parts = 2; seen.size < items.length; parts *= 2)
    for (let part = 1; part < parts; part++) {
      const at = Math.floor((part * items.length) / parts);
      const item = items[at];
      if (item === undefined || seen.has(at)) continue;
      seen.add(at);
      out.push(item);
    }
  return out;
}
