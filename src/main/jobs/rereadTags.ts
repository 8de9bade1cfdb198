// The part of a scan that reads tags anew which an earlier version has read otherwise: of files that are as they were.
import { AppError } from '../../core/domain/errors.ts';
import { TAGS_VERSION, type Tags } from '../../core/domain/tags.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { type CarefulClient, suspectsLast } from '../analysis/carefully.ts';
import type { Writes } from '../store/store.ts';
import type { KnownFile } from '../store/tracks/trackWrites.ts';
import { artistKey } from '../work/artistKey.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { isAway, isOffline } from './offline.ts';
import { tagBatch } from './tagBatch.ts';

/** What a person has set stays, and nothing is listened to again. A file that cannot be read keeps what was known of its tags. */
export async function rereadTags(
  work: Work,
  analysis: CarefulClient,
  unsettled: readonly KnownFile[],
  job: JobContext,
): Promise<void> {
  const { now } = work;
  const files = unsettled.filter(({ tagsVersion }) => tagsVersion < TAGS_VERSION);
  const meter = progressMeter({ phase: 'reading-tags' }, 'files');
  let done = 0;
  const batch = tagBatch(work);
  try {
    await suspectsLast(
      analysis,
      files,
      ({ path }) => path,
      analysis.size * 2,
      async (file) => {
        await job.ready();
        if (isOffline(work, file.path)) return;
        const tags = await read(file);
        if (tags === 'away') return;
        batch.add((write) => save(write, file, tags));
        done += 1;
        job.report(meter.measure(done, files.length, now()));
      },
    );
  } finally {
    batch.commit();
  }

  async function read({ path }: KnownFile): Promise<Tags | 'away' | null> {
    try {
      return (await analysis.ask('tags', { path }, { signal: job.signal })).tags;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
      return (await isAway(work, path, error)) ? 'away' : null;
    }
  }
}

function save(write: Writes, file: KnownFile, tags: Tags | null): void {
  if (tags === null) {
    write.tracks.keepTags(file.id);
    return;
  }
  const { id, rootId, path, size, mtimeMs, fingerprint } = file;
  const shown = displayPath(path);
  const found = { rootId, path, displayPath: shown, size, mtimeMs, fingerprint, tags };
  write.tracks.update(id, { ...found, artistKey: artistKey(tags, shown) }, false);
}
