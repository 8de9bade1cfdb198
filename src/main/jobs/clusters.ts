// Clusters: finding them anew, and putting tracks into them that came since.
import { setImmediate } from 'node:timers/promises';
import type { ClustersReport } from '../../core/domain/clusters.ts';
import { AppError } from '../../core/domain/errors.ts';
import type { ClustersWanted, LearningQuestions } from '../learning/protocol.ts';
import { likenessLayout } from '../work/listening.ts';
import { progressMeter, uncounted } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Client } from '../workers/client.ts';
import type { Work } from './context.ts';
import { keepSpace } from './keepSpace.ts';

/** Written in one transaction, which takes some ten milliseconds. */
const writtenAtOnce = 2000;

/** The clusters before count until the new ones are written whole. */
export async function findClusters(
  work: Work,
  wanted: ClustersWanted,
  job: JobContext,
): Promise<ClustersReport> {
  const { store, change, learning, now } = work;
  const startedAt = now();
  job.report(uncounted({ phase: 'reading-space' }));
  const meter = progressMeter({ phase: 'finding-clusters' }, 'steps');
  const found = await learning.background.ask(
    'findClusters',
    { ...wanted, ...asSpace(work) },
    {
      signal: job.signal,
      onProgress: ({ done, total }) => job.report(meter.measure(done, total, now())),
    },
  );
  await keepSpace(work, null);
  job.signal.throwIfAborted();
  const { tracks, labels, same, medoids, trials, ...scores } = found;
  if (tracks.length === 0)
    throw new AppError('invalid', 'There is nothing to find clusters in: no track has been listened to yet.');
  const { k, ...how } = wanted;
  const { metric, dims, silhouette, daviesBouldin } = scores;
  const names = store.clusters.names();
  const goneBefore = new Set(store.clusters.gone().map(({ id }) => id));
  const made = {
    ...how,
    asked: k,
    metric,
    dims,
    silhouette,
    daviesBouldin,
    trials,
    clustered: tracks.length,
  };
  const begun = change((write) => write.clusters.begin(made, same));
  const members = Array.from(tracks, (track, row) => [track, begun.clusters[labels[row] ?? 0] ?? 0] as const);
  for (let start = 0; start < members.length; start += writtenAtOnce) {
    await job.ready();
    change((write) => write.clusters.put(begun.id, members.slice(start, start + writtenAtOnce)));
    await setImmediate();
  }
  change((write) =>
    write.clusters.finish(
      begun.id,
      begun.clusters.map((id, n) => ({ id, medoids: medoids[n] ?? [] })),
    ),
  );
  while (change((write) => write.clusters.clear(writtenAtOnce))) await setImmediate();
  const named = begun.clusters.flatMap((id) => names.get(id) ?? []);
  const gone = store.clusters.gone().filter(({ id }) => !goneBefore.has(id));
  return {
    clusters: begun.clusters.length,
    tracks: tracks.length,
    silhouette,
    daviesBouldin,
    kept: named,
    gone: gone.map(({ name }) => name),
    seconds: (now() - startedAt) / 1000,
  };
}

/** Puts tracks that are in no cluster yet into the nearest; returns how many. Nothing to do where there is no clustering. */
export async function placeInClusters(
  work: Work,
  { ask }: Client<Pick<LearningQuestions, 'placeInClusters'>>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { store, change } = work;
  const clustering = store.clusters.current();
  if (clustering === null) return 0;
  const waiting = store.clusters.waiting();
  if (waiting.length === 0) return 0;
  const placed = await ask('placeInClusters', { tracks: waiting, ...asSpace(work) }, { signal });
  void keepSpace(work, null);
  for (let start = 0; start < placed.length; start += writtenAtOnce) {
    // Another clustering may count by now: these belong to the one before.
    if (store.clusters.current()?.id !== clustering.id) return 0;
    change((write) => write.clusters.put(clustering.id, placed.slice(start, start + writtenAtOnce)));
    await setImmediate();
  }
  return placed.length;
}

const asSpace = (work: Work) => ({
  wanted: likenessLayout(work.layout()),
  spaceVersion: work.store.features.version(),
});
