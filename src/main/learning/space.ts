// In a learning worker: the library's tracks as points, by the groups that there are; read anew when vectors have changed.
import { setImmediate } from 'node:timers/promises';
import type { Layout } from '../../core/domain/layout.ts';
import type { CreatePoints } from '../../core/space/pointStore.ts';
import { type SearchableSpace, searchable } from '../../core/space/searchable.ts';
import { paddedDims } from '../../core/space/space.ts';
import { standardise } from '../../core/space/standardise.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { FeatureReads } from '../store/learning/featureReads.ts';
import { usableGroups } from './usableGroups.ts';

/** Tracks that are read before other messages get their turn. */
const tracksAtOnce = 1000;
/** Of more tracks than this, the space is read anew once a minute at most. */
const largeLibrary = 20_000;
const spaceStaysMs = 60_000;

/** Raised whenever points lie elsewhere than before. */
const metric = 'standard-1';

/** With 100,000 tracks this takes seconds. Of a track that lacks a group, the other groups decide. */
export async function readSpace(
  reader: FeatureReads,
  wanted: Layout,
  createPoints: CreatePoints,
): Promise<SearchableSpace> {
  const { layout } = usableGroups(reader, wanted, 'all');
  const columns = reader.columns(layout).length;
  const dims = paddedDims(columns);
  const tracks = reader.trackIds();
  const ids = new Int32Array(tracks.length);
  const store = createPoints(tracks.length, dims);
  let rows = 0;
  for (let start = 0; start < tracks.length; start += tracksAtOnce) {
    const batch = tracks.slice(start, start + tracksAtOnce);
    for (const { trackId, windows } of reader.vectors(layout, batch, 'NaN')) {
      windowMean(windows, store.points.subarray(rows * dims, rows * dims + columns));
      ids[rows] = trackId;
      rows += 1;
    }
    await setImmediate();
  }
  store.more.set(standardise(store.points.subarray(0, rows * dims), rows, dims));
  return searchable(metric, ids.subarray(0, rows), dims, store);
}

interface ReadSpace {
  readonly version: number;
  readonly at: number;
  readonly read: Promise<SearchableSpace>;
}

export function currentSpace(
  createPoints: CreatePoints,
): (reader: FeatureReads, wanted: Layout, version: number, track: number) => Promise<SearchableSpace> {
  let space: ReadSpace | null = null;

  return async (reader, wanted, version, track) => {
    if (space !== null && space.version !== version && (await mayStay(space, track))) return await space.read;
    if (space?.version !== version) {
      const read = readSpace(reader, wanted, createPoints);
      space = { version, at: Date.now(), read };
      // What could not be read is not kept.
      read.catch(() => {
        if (space?.read === read) space = null;
      });
    }
    return await space.read;
  };
}

/** While a large library is being analysed, one more track changes little, and reading all anew takes seconds. */
async function mayStay({ at, read }: ReadSpace, track: number): Promise<boolean> {
  const { ids } = await read;
  return ids.length > largeLibrary && Date.now() - at < spaceStaysMs && ids.includes(track);
}
