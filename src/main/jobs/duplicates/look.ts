// Looks for tracks that are of one recording: fingerprints of what is as long as something else, then which are alike. Each is committed as it comes.
import { setImmediate } from 'node:timers/promises';
import type { DuplicatesReport } from '../../../core/domain/duplicates.ts';
import { AppError, toErrorData } from '../../../core/domain/errors.ts';
import { printVersion } from '../../../core/dsp/chromaprint/printer.ts';
import { sketchOf } from '../../../core/duplicates/sketches.ts';
import { type CarefulClient, suspectsLast } from '../../analysis/carefully.ts';
import type { Sound } from '../../store/duplicates/prints.ts';
import { progressMeter } from '../../work/progressMeter.ts';
import type { JobContext } from '../../work/registry.ts';
import type { Work } from '../context.ts';
import { isAway, isOffline } from '../offline.ts';
import { passing } from '../takeIn.ts';

/** What is found so far is shown after so many of all, but not for every few. */
const shares = 20;
const fewest = 200;

export async function lookForDuplicates(work: Work, job: JobContext): Promise<DuplicatesReport> {
  const { store, change, now, learning } = work;
  const startedAt = now();
  // Copies are known by their bytes: nothing has to be listened to.
  change((write) => write.duplicates.noteFiles());
  const { waiting } = await learning.background.ask(
    'unprinted',
    { version: printVersion },
    { signal: job.signal },
  );
  const meter = progressMeter({ phase: 'printing' }, 'tracks');
  const analysis = work.analysis('any');
  const counts = { printed: 0, failed: 0, away: 0 };
  let done = 0;
  const atOnce = Math.max(fewest, Math.ceil(waiting.length / shares));
  for (let start = 0; start < waiting.length; start += atOnce) {
    const some = store.duplicates.sounds([...waiting.subarray(start, start + atOnce)]);
    await suspectsLast(
      analysis,
      some,
      ({ path }) => path,
      analysis.size,
      async (sound) => {
        await job.ready();
        counts[await printOne(work, analysis, sound, job.signal)] += 1;
        done += 1;
        job.report(meter.measure(done, waiting.length, now()));
      },
    );
    await compare(work, job);
  }
  if (waiting.length === 0) await compare(work, job);
  change((write) => {
    write.duplicates.noteFiles();
    write.duplicates.looked(now());
  });
  const groups = store.duplicates.groups();
  const tracks = groups.reduce((sum, { trackIds }) => sum + trackIds.length, 0);
  return { ...counts, groups: groups.length, tracks, seconds: (now() - startedAt) / 1000 };
}

async function printOne(
  work: Work,
  { ask }: CarefulClient,
  { fingerprint, path }: Sound,
  signal: AbortSignal,
): Promise<'printed' | 'failed' | 'away'> {
  const { change } = work;
  if (isOffline(work, path)) return 'away';
  try {
    const print = await ask('print', { path }, { signal });
    change((write) => write.duplicates.save(fingerprint, printVersion, print, sketchOf(print)));
    return 'printed';
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
    if ((await isAway(work, path, error)) || passing.includes(error.kind)) return 'away';
    change((write) => write.duplicates.saveFailure(fingerprint, printVersion, toErrorData(error)));
    return 'failed';
  }
}

const pairsAtOnce = 500;

async function compare({ learning, change, now }: Work, job: JobContext): Promise<void> {
  const meter = progressMeter({ phase: 'comparing-prints' }, 'steps');
  const { pairs, compared } = await learning.background.ask(
    'comparePrints',
    { version: printVersion },
    { signal: job.signal, onProgress: ({ done, total }) => job.report(meter.measure(done, total, now())) },
  );
  for (let start = 0; start < pairs.length; start += pairsAtOnce) {
    change((write) => write.duplicates.savePairs(pairs.slice(start, start + pairsAtOnce), []));
    await setImmediate();
  }
  if (compared.length > 0) change((write) => write.duplicates.savePairs([], compared));
}
