// Learns what tags sound like, and hears them in all analysed tracks, in slices so that other writers wait for milliseconds only.
import { setImmediate } from 'node:timers/promises';
import type { LearnTagsReport } from '../../../core/domain/tagging.ts';
import type { HeardTags } from '../../learning/protocol.ts';
import { inParallel } from '../../work/inParallel.ts';
import { progressMeter, uncounted } from '../../work/progressMeter.ts';
import type { JobContext } from '../../work/registry.ts';
import type { Work } from '../context.ts';

/** The same answers then give the same tagger. */
const seed = 1;
/** Heard by one question to a worker. */
const tracksAtOnce = 2000;
/** Written in one transaction, which takes some ten milliseconds. */
const writtenAtOnce = 50;

/**
 * What was learned counts as soon as it is kept; tracks that were not heard with it yet, because the job was cancelled or
 * Stackwax ended, are heard by the next scan.
 */
export async function learnTags(work: Work, job: JobContext): Promise<LearnTagsReport> {
  const { change, learning, now } = work;
  const startedAt = now();
  job.report(uncounted({ phase: 'gathering-rows' }));
  const meter = progressMeter({ phase: 'learning-tags' }, 'steps');
  const { figures, thresholds, parts, weights } = await learning.background.ask(
    'learnTags',
    { wanted: work.layout(), seed, learnedAt: now() },
    {
      signal: job.signal,
      onProgress: ({ done, total }) => job.report(meter.measure(done, total, now())),
    },
  );
  job.signal.throwIfAborted();
  change((write) => {
    write.taggers.save({ parts, weights, figures: JSON.stringify(figures) });
    write.trackTags.setThresholds(thresholds);
  });
  const tracks = await hearTags(work, job);
  return {
    tags: figures.tags.length,
    heard: thresholds.length,
    rows: figures.rows,
    tracks,
    seconds: (now() - startedAt) / 1000,
  };
}

/** Hears what the current tagger has not heard; returns how many tracks. Nothing to do where no tags were learned. */
export async function hearTags(work: Work, job: JobContext): Promise<number> {
  const { store, change, learning, now } = work;
  const current = store.taggers.current();
  if (current === null) return 0;
  const { ask, size } = learning.background;
  const waiting = [...(await ask('unheardTracks', null, { signal: job.signal }))];
  const meter = progressMeter({ phase: 'hearing-tags' }, 'tracks');
  const pieces = Array.from({ length: Math.ceil(waiting.length / tracksAtOnce) }, (_, n) =>
    waiting.slice(n * tracksAtOnce, (n + 1) * tracksAtOnce),
  );
  let done = 0;
  let written = 0;
  await inParallel(pieces, size, async (tracks) => {
    await job.ready();
    const found = await ask('hearTags', { tracks }, { signal: job.signal });
    if (found.state === 'damaged') {
      // It is learned anew when somebody asks for it; a scan must not fail for it.
      change((write) => write.taggers.drop(current.id));
      return;
    }
    if (found.state !== 'heard' || found.tagger !== current.id) return;
    const heard = await writeHeard(work, found, () => !job.signal.aborted);
    written += heard;
    done += tracks.length;
    job.report(meter.measure(done, waiting.length, now()));
  });
  job.signal.throwIfAborted();
  return written;
}

async function writeHeard(
  { store, change }: Work,
  { tagger, tracks, starts, tagIds, probabilities }: HeardTags,
  wanted: () => boolean,
): Promise<number> {
  let written = 0;
  for (let start = 0; start < tracks.length && wanted(); start += writtenAtOnce) {
    // Another may have been learned meanwhile; its own job hears these tracks then.
    if (store.taggers.current()?.id !== tagger) break;
    const slice = tracks.subarray(start, start + writtenAtOnce);
    change((write) => {
      for (const [n, trackId] of slice.entries()) {
        const heard = [];
        for (let at = starts[start + n] ?? 0; at < (starts[start + n + 1] ?? 0); at++)
          heard.push({ tagId: tagIds[at] ?? 0, probability: probabilities[at] ?? 0 });
        write.trackTags.setHeard(trackId, heard);
      }
      write.taggers.noteHeard(tagger, [...slice]);
    });
    written += slice.length;
    await setImmediate();
  }
  return written;
}
