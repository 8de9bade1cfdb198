// The map: laying it out anew, and putting tracks on it that came since.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import type { MapKind, MapPhase, MapReport } from '../../core/domain/map.ts';
import type { MapProgress } from '../../core/map/layOut.ts';
import { likenessLayout } from '../work/listening.ts';
import { type ProgressMeter, progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { keepSpace } from './keepSpace.ts';
import { mappableTracks } from './shownMap.ts';

/** The layout before stays, whole, until the new one is written; that it is judged comes afterwards, for it can be looked at before. */
export async function layOut(
  work: Work,
  { kind, seed }: { kind: MapKind; seed: number },
  job: JobContext,
): Promise<MapReport> {
  const startedAt = work.now();
  const { store, change, learning } = work;
  const meters = new Map<MapPhase, ProgressMeter>();
  const asking = {
    signal: job.signal,
    onProgress({ phase, done, total }: MapProgress): void {
      const meter = meters.get(phase) ?? progressMeter({ phase }, 'steps');
      meters.set(phase, meter);
      job.report(meter.measure(done, total, work.now()));
    },
  };
  const as = { wanted: likenessLayout(work.layout()), spaceVersion: store.features.version() };
  // At once means in the worker that answers at once.
  const question = { kind, seed, ...as };
  const { metric, ...map } =
    kind === 'pca'
      ? await learning.interactive.ask('layOut', question, asking)
      : await learning.background.ask('layOut', question, asking);
  await keepSpace(work, null);
  job.signal.throwIfAborted();
  const laidOutAt = change((write) => write.maps.replace(kind, metric, map));
  const trust = await learning.background.ask('judgeMap', { ...map, ...as }, asking);
  if (trust !== null) change((write) => write.maps.judge(kind, laidOutAt, trust));
  const { trustworthiness = null, continuity = null } = trust ?? {};
  const seconds = (work.now() - startedAt) / 1000;
  return { layout: kind, tracks: map.ids.length, trustworthiness, continuity, seconds };
}

/** Puts the waiting tracks on the map; returns how many found a place. Throws AppError('not-found') where there is no map. */
export async function placeWaiting(
  work: Work,
  kind: MapKind,
  signal: AbortSignal | undefined,
): Promise<number> {
  const mappable = await mappableTracks(work);
  const map = work.store.maps.get(kind);
  if (map === null) throw new AppError('not-found', 'The map has not been laid out yet.');
  const known = new Set(map.ids);
  const waiting = [...mappable].filter((id) => !known.has(id));
  if (waiting.length === 0) return 0;
  await setImmediate();
  const added = await work.learning.interactive.ask(
    'placeOnMap',
    {
      ids: map.ids,
      places: map.places,
      tracks: waiting,
      wanted: likenessLayout(work.layout()),
      spaceVersion: work.store.features.version(),
    },
    { signal },
  );
  await keepSpace(work, null);
  if (added.ids.length === 0) return 0;
  return work.change((write) => write.maps.add(kind, map.laidOutAt, added)) ? added.ids.length : 0;
}
