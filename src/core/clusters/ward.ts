// Agglomerative clustering by Ward's rule (1963): the two are joined whose union adds least to the squared distances inside.

/** Labels of centres [count, dims] joined until `k` are left, numbered in the order of their first centre. */
export function ward(centres: Float64Array, dims: number, k: number): Int32Array {
  const count = centres.length / dims;
  const cost = new Float64Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) {
      let square = 0;
      for (let j = 0; j < dims; j++) square += (centres[a * dims + j]! - centres[b * dims + j]!) ** 2;
      cost[a * count + b] = square / 2;
    }
  const joins = chain(cost, count);
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const rootOf = (i: number): number => {
    while (parent[i] !== i) i = parent[i]!;
    return i;
  };
  for (const { a, b } of joins.toSorted((x, y) => x.cost - y.cost).slice(0, Math.max(0, count - k)))
    parent[Math.max(rootOf(a), rootOf(b))] = Math.min(rootOf(a), rootOf(b));
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, i) => {
    const root = rootOf(i);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

interface Join {
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

/** Every join, found along chains of nearest neighbours (Murtagh 1983), with Lance and Williams' update; `cost` is used up. */
function chain(cost: Float64Array, count: number): Join[] {
  const weights = new Float64Array(count).fill(1);
  const alive = new Uint8Array(count).fill(1);
  const joins: Join[] = [];
  let path: number[] = [];
  while (joins.length < count - 1) {
    if (path.length === 0) path = [alive.indexOf(1)];
    const last = path.at(-1)!;
    const before = path.at(-2) ?? -1;
    let near = before;
    let least = before < 0 ? Number.POSITIVE_INFINITY : cost[last * count + before]!;
    for (let other = 0; other < count; other++) {
      if (alive[other] === 0 || other === last) continue;
      const value = cost[last * count + other]!;
      if (value >= least) continue;
      least = value;
      near = other;
    }
    if (near !== before) {
      path.push(near);
      continue;
    }
    path.length -= 2;
    joins.push({ a: last, b: near, cost: least });
    for (let other = 0; other < count; other++) {
      if (alive[other] === 0 || other === last || other === near) continue;
      const [w, u, v] = [weights[other]!, weights[last]!, weights[near]!];
      const joined =
        ((w + u) * cost[other * count + last]! + (w + v) * cost[other * count + near]! - w * least) /
        (w + u + v);
      cost[other * count + near] = joined;
      cost[near * count + other] = joined;
    }
    weights[near]! += weights[last]!;
    alive[last] = 0;
  }
  return joins;
}
