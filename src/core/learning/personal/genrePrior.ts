// How often each genre may be expected in a library, learned from whose genre was said (docs/adr/0042).

/**
 * So many artists are as much evidence as the belief of before, that no genre is rarer than another. Answers are no random
 * sample: they follow what is asked, and what a person knows. With so many a genre that never comes up is half as likely
 * after 300 artists, and after nine as good as untouched. Chosen on `npm run bench -- open-world --seed 1001`.
 */
const artistsBelievedIn = 300;

/**
 * log(π_g / π0_g) of each class: what the answers change in how often genre g is expected. Genres' shares of the library's
 * artists are Dirichlet(a π0) with π0 uniform; artists answered are draws from them, so that the posterior mean is
 * π_g = (a π0_g + n_g) / (a + N). An artist of several answered genres counts one, shared among them.
 * `y` and `groups`: class and artist of each answered row.
 */
export function genreLift(y: Int32Array, groups: readonly string[], classes: number): Float64Array {
  const artists = sharesByArtist(y, groups, classes);
  const counts = new Float64Array(classes);
  for (const shares of artists) for (let c = 0; c < classes; c++) counts[c]! += shares[c]!;
  const posterior = artistsBelievedIn + artists.length;
  return counts.map((count) => Math.log((artistsBelievedIn + count * classes) / posterior));
}

/** Of each artist the share of its rows that each class has. */
function sharesByArtist(y: Int32Array, groups: readonly string[], classes: number): Float64Array[] {
  const rowsOf = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const rows = rowsOf.get(group);
    if (rows === undefined) rowsOf.set(group, [y[i]!]);
    else rows.push(y[i]!);
  });
  return [...rowsOf.values()].map((rows) => {
    const shares = new Float64Array(classes);
    for (const c of rows) shares[c]! += 1 / rows.length;
    return shares;
  });
}
