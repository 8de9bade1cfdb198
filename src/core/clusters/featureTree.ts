// The tree of clustering features of BIRCH (Zhang, Ramakrishnan, Livny 1996): rows are taken in one by one, near ones are summed up.

/** Rows summed up: how many, their sum, and the sum of their squared lengths. */
export interface Summary {
  count: number;
  readonly sum: Float64Array;
  square: number;
  readonly child: Node | null;
}

interface Node {
  readonly isLeaf: boolean;
  readonly entries: Summary[];
}

/** Entries of a node. */
const branching = 50;

/** The leaves' summaries, in the order of the tree, and for each row the one that took it in is not kept: ask for the nearest. */
export function summaries(
  points: Float32Array,
  count: number,
  dims: number,
  threshold: number,
  most: number,
): Summary[] | null {
  let root: Node = { isLeaf: true, entries: [] };
  let leaves = 0;
  const row = new Float64Array(dims);

  /** Two nodes where it had to be split. */
  const insert = (node: Node, of: Summary): [Node, Node] | null => {
    const at = nearestEntry(node.entries, of.sum, of.count);
    const near = node.entries[at];
    if (near === undefined) {
      node.entries.push(of);
      leaves += 1;
      return null;
    }
    if (near.child !== null) {
      const halves = insert(near.child, of);
      if (halves === null) {
        add(near, of);
        return null;
      }
      node.entries.splice(at, 1, summed(halves[0], dims), summed(halves[1], dims));
    } else if (radiusWith(near, of) <= threshold) {
      add(near, of);
      return null;
    } else {
      node.entries.push(of);
      leaves += 1;
    }
    return node.entries.length > branching ? halved(node) : null;
  };

  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let j = 0; j < dims; j++) {
      row[j] = points[i * dims + j]!;
      square += row[j]! ** 2;
    }
    const halves = insert(root, { count: 1, sum: row.slice(), square, child: null });
    if (halves !== null)
      root = { isLeaf: false, entries: [summed(halves[0], dims), summed(halves[1], dims)] };
    if (leaves > most) return null;
  }
  return [...leavesOf(root)];
}

function* leavesOf(node: Node): Generator<Summary> {
  for (const entry of node.entries)
    if (entry.child === null) yield entry;
    else yield* leavesOf(entry.child);
}

function add(into: Summary, of: Summary): void {
  into.count += of.count;
  into.square += of.square;
  for (let j = 0; j < into.sum.length; j++) into.sum[j]! += of.sum[j]!;
}

function summed(child: Node, dims: number): Summary {
  const all: Summary = { count: 0, sum: new Float64Array(dims), square: 0, child };
  for (const entry of child.entries) add(all, entry);
  return all;
}

/** Root of the mean squared distance from the centre, were they one. */
function radiusWith(a: Summary, b: Summary): number {
  const count = a.count + b.count;
  let centre = 0;
  for (let j = 0; j < a.sum.length; j++) centre += ((a.sum[j]! + b.sum[j]!) / count) ** 2;
  return Math.sqrt(Math.max(0, (a.square + b.square) / count - centre));
}

function nearestEntry(entries: readonly Summary[], sum: Float64Array, count: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  entries.forEach((entry, at) => {
    let square = 0;
    for (let j = 0; j < sum.length; j++) {
      square += (entry.sum[j]! / entry.count - sum[j]! / count) ** 2;
      if (square >= least) return;
    }
    least = square;
    best = at;
  });
  return best;
}

/** By the two entries that are farthest apart; every other goes to the nearer. */
function halved({ isLeaf, entries }: Node): [Node, Node] {
  let [first, second] = [0, 1];
  let farthest = -1;
  for (let i = 0; i < entries.length; i++)
    for (let k = i + 1; k < entries.length; k++) {
      const apart = squareBetween(entries[i]!, entries[k]!);
      if (apart <= farthest) continue;
      farthest = apart;
      [first, second] = [i, k];
    }
  const halves: [Node, Node] = [
    { isLeaf, entries: [] },
    { isLeaf, entries: [] },
  ];
  entries.forEach((entry, at) => {
    const toFirst =
      at === first ||
      (at !== second && squareBetween(entry, entries[first]!) < squareBetween(entry, entries[second]!));
    halves[toFirst ? 0 : 1].entries.push(entry);
  });
  return halves;
}

function squareBetween(a: Summary, b: Summary): number {
  let square = 0;
  for (let j = 0; j < a.sum.length; j++) square += (a.sum[j]! / a.count - b.sum[j]! / b.count) ** 2;
  return square;
}
