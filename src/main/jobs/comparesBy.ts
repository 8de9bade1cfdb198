// Whether tracks are still compared as they were when a map was laid out or clusters were found.
import { likenessLayout } from '../work/listening.ts';
import type { Work } from './context.ts';

/** Returns whether a metric is the one in use; any may be where none is kept yet. */
export async function comparesBy(
  { store, learning, layout }: Work,
  signal: AbortSignal | undefined,
): Promise<(metric: string) => boolean> {
  if (!store.space.hasMetric()) return () => true;
  const inUse = await learning.interactive.ask(
    'keptMetricInUse',
    { wanted: likenessLayout(layout()) },
    { signal },
  );
  return (metric) => metric === inUse;
}
