// How much of the pool is learned from the user, by how much there is to learn from.

/** With so many artists answered, what was learned from the user counts as much as what the starter knew before. */
const artistsForHalf = 10;

export function shareOfUser(artists: number): number {
  return artists / (artists + artistsForHalf);
}
