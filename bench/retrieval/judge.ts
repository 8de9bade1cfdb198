// How well a distance finds tracks of the same genre: precision, mean average precision and hubness, the artist's own tracks left out.

export interface Judged {
  /** Mean share of the same genre among the ten nearest by other artists. */
  readonly precisionAt10: number;
  /** Over the whole order of each track's others. */
  readonly meanAveragePrecision: number;
  /** Skewness of how often a track is among the ten nearest of others: 0 where all are as often. */
  readonly hubness: number;
}

export interface Labelled {
  readonly genres: readonly string[];
  readonly artists: readonly string[];
}

const shown = 10;

export function judge({ genres, artists }: Labelled, distance: (a: number, b: number) => number): Judged {
  const count = genres.length;
  const occurrences = new Float64Array(count);
  let precision = 0;
  let averagePrecision = 0;
  for (let query = 0; query < count; query++) {
    const others = [...genres.keys()].filter((other) => artists[other] !== artists[query]);
    const distances = new Map(others.map((other) => [other, distance(query, other)]));
    others.sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0) || a - b);
    const isSame = others.map((other) => genres[other] === genres[query]);
    for (const other of others.slice(0, shown)) occurrences[other] = (occurrences[other] ?? 0) + 1;
    precision += isSame.slice(0, shown).filter(Boolean).length / shown;
    let found = 0;
    let sum = 0;
    for (const [at, same] of isSame.entries())
      if (same) {
        found += 1;
        sum += found / (at + 1);
      }
    averagePrecision += found > 0 ? sum / found : 0;
  }
  return {
    precisionAt10: precision / count,
    meanAveragePrecision: averagePrecision / count,
    hubness: skewness(occurrences),
  };
}

function skewness(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const moment = (power: number) => values.reduce((sum, x) => sum + (x - mean) ** power, 0) / values.length;
  const variance = moment(2);
  return variance > 0 ? moment(3) / variance ** 1.5 : 0;
}
