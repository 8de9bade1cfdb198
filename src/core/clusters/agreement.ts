// How far two ways of grouping the same rows agree: adjusted mutual information (Vinh, Epps, Bailey 2010).

/** 1 for the same groups, around 0 for groups that know nothing of each other; adjusted by the mean of both entropies. */
export function agreement(a: Int32Array, b: Int32Array): number {
  const rows = a.length;
  const [sizesA, sizesB] = [counts(a), counts(b)];
  if (sizesA.size === sizesB.size && (sizesA.size <= 1 || sizesA.size === rows)) return 1;
  const pairs = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const key = `${a[row]} ${b[row]}`;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  let information = 0;
  for (const [key, both] of pairs) {
    const [x = 0, y = 0] = key.split(' ').map(Number);
    information += (both / rows) * Math.log((rows * both) / (sizesA.get(x)! * sizesB.get(y)!));
  }
  const byChance = expectedInformation([...sizesA.values()], [...sizesB.values()], rows);
  const entropies = (entropy(sizesA, rows) + entropy(sizesB, rows)) / 2;
  return (information - byChance) / (entropies - byChance);
}

function counts(labels: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return sizes;
}

function entropy(sizes: ReadonlyMap<number, number>, rows: number): number {
  let sum = 0;
  for (const size of sizes.values()) sum -= (size / rows) * Math.log(size / rows);
  return sum;
}

/** The mutual information of groups of these sizes whose rows were dealt at random. */
function expectedInformation(a: readonly number[], b: readonly number[], rows: number): number {
  const logFactorial = new Float64Array(rows + 1);
  for (let n = 2; n <= rows; n++) logFactorial[n] = logFactorial[n - 1]! + Math.log(n);
  let sum = 0;
  for (const x of a)
    for (const y of b)
      for (let both = Math.max(1, x + y - rows); both <= Math.min(x, y); both++) {
        const logChance =
          logFactorial[x]! +
          logFactorial[y]! +
          logFactorial[rows - x]! +
          logFactorial[rows - y]! -
          logFactorial[rows]! -
          logFactorial[both]! -
          logFactorial[x - both]! -
          logFactorial[y - both]! -
          logFactorial[rows - x - y + both]!;
        sum += (both / rows) * Math.log((rows * both) / (x * y)) * Math.exp(logChance);
      }
  return sum;
}
