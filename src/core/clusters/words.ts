// What stands out: words that many tracks of a cluster have and few of the others.

/** How many tracks have each word. */
export type WordCounts = ReadonlyMap<string, number>;

/** It says nothing of a cluster where fewer of its tracks have the word. */
const leastTracks = 2;
const leastShare = 0.05;
/** So many times as frequent as in the whole library. */
const leastLift = 1.2;

/** By the share of the cluster's tracks that have it times the logarithm of how much more frequent that is than in all. */
export function standingOut(
  own: WordCounts,
  ownTracks: number,
  all: WordCounts,
  allTracks: number,
  most: number,
): { word: string; share: number }[] {
  const found: { word: string; share: number; worth: number }[] = [];
  for (const [word, count] of own) {
    const share = count / ownTracks;
    const lift = share / ((all.get(word) ?? count) / allTracks);
    if (count < leastTracks || share < leastShare || lift < leastLift) continue;
    found.push({ word, share, worth: share * Math.log(lift) });
  }
  return found
    .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ word, share }) => ({ word, share }));
}
