// In a learning worker: the library's tracks as points, by the groups that there are; read anew when vectors have changed.
import { setImmediate } from 'node:timers/promises';
import type { Layout } from '../../core/domain/layout.ts';
import { type Points, standardPoints } from '../../core/space/points.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { FeatureReads } from '../store/learning/featureReads.ts';
import { usableGroups } from './usableGroups.ts';

/** Tracks that are read before other messages get their turn. */
const tracksAtOnce = 1000;
/** Of more tracks than this, the space is read anew once a minute at most. */
const largeLibrary = 20_000;
const spaceStaysMs = 60_000;

/** With 100,000 tracks this takes seconds. Of a track that lacks a group, the other groups decide. */
export async function readPoints(reader: FeatureReads, wanted: Layout): Promise<Points> {
  const { layout } = usableGroups(reader, wanted, 'all');
  const columns = reader.columns(layout).length;
  const tracks = reader.trackIds();
  const ids = new Int32Array(tracks.length);
  const data = new Float32Array(tracks.length * columns);
  let rows = 0;
  for (let start = 0; start < tracks.length; start += tracksAtOnce) {
    const batch = tracks.slice(start, start + tracksAtOnce);
    for (const { trackId, windows } of reader.vectors(layout, batch, 'NaN')) {
      windowMean(windows, data.subarray(rows * columns, (rows + 1) * columns));
      ids[rows] = trackId;
      rows += 1;
    }
    await setImmediate();
  }
  return standardPoints(ids.subarray(0, rows), data.subarray(0, rows * columns));
}

interface ReadSpace {
  readonly version: number;
  readonly at: number;
  readonly read: Promise<Points>;
}

export function currentSpace(): (
  reader: FeatureReads,
  wanted: Layout,
  version: number,
  track: number,
) => Promise<Points> {
  let space: ReadSpace | null = null;

  return async (reader, wanted, version, track) => {
    if (space !== null && space.version !== version && (await mayStay(space, track))) return await space.read;
    if (space?.version !== version) {
      const read = readPoints(reader, wanted);
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
