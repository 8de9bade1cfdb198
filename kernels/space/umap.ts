// One epoch of UMAP's layout: neighbours pull each other near, and push away whom chance brings along.
import { power } from './shared/power';

const FLOAT: usize = 4;
const PLACE: usize = 8;
/** No step moves a point further than this, times the rate. */
const MOST: f32 = 4;
const PUSHED: i32 = 5;

/**
 * `places` [rows, 2] (f32) move by the edges `from` → `to` (i32), each at the epochs that are multiples of its `every` (f32); `next` (f32) is
 * the epoch at which it comes again. `a` and `b` make the curve 1 / (<f32>1 + a d^2b). `state` is that of xorshift32 and is returned.
 */
export function umapEpoch(
  places: usize,
  rows: u32,
  edges: usize,
  from: usize,
  to: usize,
  every: usize,
  next: usize,
  epoch: f32,
  rate: f32,
  a: f32,
  b: f32,
  state: u32,
): u32 {
  for (let edge: usize = 0; edge < edges * FLOAT; edge += FLOAT) {
    const due = load<f32>(next + edge);
    if (due > epoch) continue;
    store<f32>(next + edge, due + load<f32>(every + edge));
    const own = places + <usize>load<u32>(from + edge) * PLACE;
    const other = places + <usize>load<u32>(to + edge) * PLACE;
    let x = load<f32>(own);
    let y = load<f32>(own, 4);
    const dx = x - load<f32>(other);
    const dy = y - load<f32>(other, 4);
    const square = dx * dx + dy * dy;
    if (square > 0) {
      const raised = power(square, b);
      const pull = (<f32>-2 * a * b * raised) / (square * (<f32>1 + a * raised));
      const stepX = rate * bounded(pull * dx);
      const stepY = rate * bounded(pull * dy);
      x += stepX;
      y += stepY;
      store<f32>(other, load<f32>(other) - stepX);
      store<f32>(other, load<f32>(other, 4) - stepY, 4);
    }
    // All push from where it stands now, so that no push waits for the one before.
    let sumX: f32 = 0;
    let sumY: f32 = 0;
    for (let n = 0; n < PUSHED; n++) {
      state ^= state << 13;
      state ^= state >> 17;
      state ^= state << 5;
      const away = places + <usize>((<u64>state * <u64>rows) >> 32) * PLACE;
      const ax = x - load<f32>(away);
      const ay = y - load<f32>(away, 4);
      const apart = ax * ax + ay * ay;
      if (away == own || apart == 0) continue;
      const push = (<f32>2 * b) / ((<f32>0.001 + apart) * (<f32>1 + a * power(apart, b)));
      sumX += bounded(push * ax);
      sumY += bounded(push * ay);
    }
    store<f32>(own, x + rate * sumX);
    store<f32>(own, y + rate * sumY, 4);
  }
  return state;
}

@inline
function bounded(step: f32): f32 {
  return max<f32>(-MOST, min<f32>(MOST, step));
}
