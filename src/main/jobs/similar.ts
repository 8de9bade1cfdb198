// 'More like this': the tracks whose standardised features lie nearest to one's own.
import { setImmediate } from 'node:timers/promises';
import { FEATURE_NAMES } from '../../core/features/layout.ts';
import type { Work } from './context.ts';

export interface Similar {
  /** Present tracks, nearest first, without the track itself; none when it was not listened to. */
  like(id: number, limit: number): Promise<{ id: number; distance: number }[]>;
}

/** All tracks' vectors, row after row, each column with mean 0 and variance 1 over the library. */
interface Space {
  readonly ids: readonly number[];
  readonly data: Float32Array;
}

/** Read at once before others get their turn: some ten milliseconds. */
const tracksAtOnce = 1000;

export function similarIn({ store }: Pick<Work, 'store'>): Similar {
  const columns = FEATURE_NAMES.length;
  let kept: Promise<Space> | null = null;
  let keptVersion = -1;

  return {
    async like(id, limit) {
      const version = store.features.version();
      if (kept === null || keptVersion !== version) {
        keptVersion = version;
        kept = readSpace();
      }
      const { ids, data } = await kept;
      const own = ids.indexOf(id);
      if (own < 0) return [];
      const present = new Set(store.tracks.query({ state: 'analysed' }, []));
      const distances = new Float64Array(ids.length);
      for (let row = 0; row < ids.length; row++) {
        let sum = 0;
        for (let column = 0; column < columns; column++) {
          const difference = (data[row * columns + column] ?? 0) - (data[own * columns + column] ?? 0);
          sum += difference * difference;
        }
        distances[row] = Math.sqrt(sum);
      }
      return ids
        .map((other, row) => ({ id: other, distance: distances[row] ?? 0 }))
        .filter((other) => other.id !== id && present.has(other.id))
        .sort((a, b) => a.distance - b.distance || a.id - b.id)
        .slice(0, limit);
    },
  };

  async function readSpace(): Promise<Space> {
    const wanted = store.features.trackIds();
    const ids: number[] = [];
    const data = new Float32Array(wanted.length * columns);
    for (let start = 0; start < wanted.length; start += tracksAtOnce) {
      for (const { trackId, windows } of store.features.features(
        FEATURE_NAMES,
        wanted.slice(start, start + tracksAtOnce),
      )) {
        const row = ids.push(trackId) - 1;
        for (const window of windows) {
          for (const [column, value] of window.entries()) {
            const at = row * columns + column;
            data[at] = (data[at] ?? 0) + value / windows.length;
          }
        }
      }
      await setImmediate();
    }
    standardise(data, ids.length, columns);
    return { ids, data };
  }
}

/** In place. A column that is the same everywhere says nothing and becomes 0. */
function standardise(data: Float32Array, rows: number, columns: number): void {
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < rows; row++) sum += data[row * columns + column] ?? 0;
    const mean = sum / rows;
    for (let row = 0; row < rows; row++) squares += ((data[row * columns + column] ?? 0) - mean) ** 2;
    const deviation = Math.sqrt(squares / rows);
    for (let row = 0; row < rows; row++) {
      const at = row * columns + column;
      data[at] = deviation > 0 ? ((data[at] ?? 0) - mean) / deviation : 0;
    }
  }
}
