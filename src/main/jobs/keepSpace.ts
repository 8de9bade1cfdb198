// The space of tracks is kept in the library, so that only what is new has to be computed.
import type { Work } from './context.ts';

/** In one transaction, so that nobody waits long. */
const pointsAtOnce = 250;

const keeping = new WeakSet<Work>();

/**
 * Keeps what the worker that answers people has computed of the space, in the background. What cannot be kept (the library ends, or can only be
 * read) is computed anew when it is needed.
 */
export function keepSpace(work: Work): void {
  if (keeping.has(work)) return;
  keeping.add(work);
  keepAll(work)
    .catch(() => undefined)
    .finally(() => keeping.delete(work));
}

async function keepAll({ store, change, learning }: Work): Promise<void> {
  for (;;) {
    const unkept = await learning.interactive.ask('takeUnkept', { limit: pointsAtOnce });
    if (unkept === null || unkept.points.length === 0) return;
    const { metric, name, version } = unkept;
    // A point of vectors that have changed meanwhile does not hold any more.
    const points = unkept.points.filter(({ trackId }) => !store.features.hasChanged(trackId, version));
    change((write) => {
      if (metric !== null) write.space.saveMetric(metric);
      write.space.savePoints(name, points);
    });
  }
}
