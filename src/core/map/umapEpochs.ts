// The epochs of UMAP in plain TypeScript, the twin of the kernel: by gradient steps neighbours are pulled near, and others pushed away.
import { curve, type RunEpochs, type UmapState } from './umap.ts';

/** No step moves a point further than this, times the rate. */
const most = 4;
/** Pushed away for each that is pulled near. */
const pushed = 5;
/** Keeps the push finite. */
const least = 0.001;

/** The loss of a pair of neighbours, -ln(1 / (1 + a d^2b)), falls along difference times this. */
export function pull(square: number): number {
  const raised = square ** curve.b;
  return (-2 * curve.a * curve.b * raised) / (square * (1 + curve.a * raised));
}

/** The loss of a pair of others, -ln(1 - 1 / (1 + a d^2b)), falls along difference times this, but for `least`. */
export function push(square: number): number {
  return (2 * curve.b) / ((least + square) * (1 + curve.a * square ** curve.b));
}

export const plainEpochs: RunEpochs = (state, epochs, rateOf, onShare) => {
  for (let epoch = 0; epoch < epochs; epoch++) {
    runEpoch(state, epoch, rateOf(epoch));
    onShare((epoch + 1) / epochs);
  }
};

function runEpoch(state: UmapState, epoch: number, rate: number): void {
  const { places, edges, every, next } = state;
  const rows = places.length / 2;
  for (let edge = 0; edge < every.length; edge++) {
    if (next[edge]! > epoch) continue;
    next[edge]! += every[edge]!;
    const own = 2 * edges.from[edge]!;
    const other = 2 * edges.to[edge]!;
    const dx = places[own]! - places[other]!;
    const dy = places[own + 1]! - places[other + 1]!;
    const square = dx * dx + dy * dy;
    if (square > 0) {
      const factor = pull(square);
      const [x, y] = [rate * bounded(factor * dx), rate * bounded(factor * dy)];
      places[own]! += x;
      places[own + 1]! += y;
      places[other]! -= x;
      places[other + 1]! -= y;
    }
    // All push from where it stands now, as in the kernel, where no push is to wait for the one before.
    let [sumX, sumY] = [0, 0];
    for (let n = 0; n < pushed; n++) {
      state.chance = xorshift(state.chance);
      const away = 2 * Math.floor((state.chance / 2 ** 32) * rows);
      const ax = places[own]! - places[away]!;
      const ay = places[own + 1]! - places[away + 1]!;
      const apart = ax * ax + ay * ay;
      if (away === own || apart === 0) continue;
      const factor = push(apart);
      sumX += bounded(factor * ax);
      sumY += bounded(factor * ay);
    }
    places[own]! += rate * sumX;
    places[own + 1]! += rate * sumY;
  }
}

function bounded(step: number): number {
  return Math.max(-most, Math.min(most, step));
}

/** Marsaglia 2003: from one state that is not 0 to the next. */
function xorshift(state: number): number {
  let next = state;
  next ^= next << 13;
  next ^= next >>> 17;
  next ^= next << 5;
  return next >>> 0;
}
