// In a learning worker: the feature space of the library as it is now, read anew when vectors have changed.
import type { Points } from '../../core/space/points.ts';
import type { FeatureReads } from '../store/learning/featureReads.ts';
import { readPoints } from './space.ts';

/** Of more tracks than this, the space is read anew once a minute at most. */
const largeLibrary = 20_000;
const spaceStaysMs = 60_000;

interface ReadSpace {
  readonly version: number;
  readonly at: number;
  readonly read: Promise<Points>;
}

export function currentSpace(): (reader: FeatureReads, version: number, track: number) => Promise<Points> {
  let space: ReadSpace | null = null;

  return async (reader, version, track) => {
    if (space !== null && space.version !== version && (await mayStay(space, track))) return await space.read;
    if (space?.version !== version) {
      const read = readPoints(reader);
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
