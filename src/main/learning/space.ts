// All tracks of the library as points of core/space, read by a worker.
import { setImmediate } from 'node:timers/promises';
import { FEATURE_NAMES } from '../../core/features/layout.ts';
import { type Points, standardPoints } from '../../core/space/points.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { FeatureReads } from '../store/learning/featureReads.ts';

/** Read at once before others get their turn. */
const tracksAtOnce = 1000;

/** With 100,000 tracks this takes seconds. */
export async function readPoints(reader: FeatureReads): Promise<Points> {
  const columns = FEATURE_NAMES.length;
  const wanted = reader.trackIds();
  const ids = new Int32Array(wanted.length);
  const data = new Float32Array(wanted.length * columns);
  let rows = 0;
  for (let start = 0; start < wanted.length; start += tracksAtOnce) {
    const batch = wanted.slice(start, start + tracksAtOnce);
    for (const { trackId, windows } of reader.vectors(FEATURE_NAMES, batch)) {
      windowMean(windows, data.subarray(rows * columns, (rows + 1) * columns));
      ids[rows] = trackId;
      rows += 1;
    }
    // Lets messages in.
    await setImmediate();
  }
  return standardPoints(ids.subarray(0, rows), data.subarray(0, rows * columns));
}
