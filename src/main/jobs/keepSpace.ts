// The space of tracks is kept in the library, so that only what is new has to be computed.
import { likenessLayout } from '../work/listening.ts';
import type { Work } from './context.ts';

/** In one transaction, so that nobody waits long. */
const pointsAtOnce = 250;

interface Keeping {
  /** Its metric is kept. */
  readonly begun: Promise<void>;
  readonly done: Promise<void>;
}

const keeping = new WeakMap<Work, Keeping>();

/**
 * Keeps the space with this track (null: with all tracks there are) as the worker that answers people has it, in the
 * background; settles when its metric is kept. What cannot be kept (the library ends, or can only be read) is computed anew when it is needed.
 */
export function keepSpace(work: Work, track: number | null): Promise<void> {
  const under = keeping.get(work) ?? keepFrom(work, track);
  return under.begun;
}

/** Settles when nothing is being kept. */
export async function spaceKept(work: Work): Promise<void> {
  await keeping.get(work)?.done;
}

function keepFrom(work: Work, track: number | null): Keeping {
  const begun = Promise.withResolvers<void>();
  const done = keepAll(work, track, begun.resolve)
    .catch(() => undefined)
    .finally(() => {
      begun.resolve();
      keeping.delete(work);
    });
  const under = { begun: begun.promise, done };
  keeping.set(work, under);
  return under;
}

async function keepAll(
  { store, change, learning, layout }: Work,
  track: number | null,
  begun: () => void,
): Promise<void> {
  for (;;) {
    const space = { wanted: likenessLayout(layout()), spaceVersion: store.features.version() };
    const question = { limit: pointsAtOnce, track, ...space };
    const { metric, name, points, version } = await learning.interactive.ask('takeUnkept', question);
    if (points.length === 0) return;
    // A point of vectors that have changed meanwhile does not hold any more.
    const holding = points.filter(({ trackId }) => !store.features.hasChanged(trackId, version));
    change((write) => {
      if (metric !== null) write.space.saveMetric(metric);
      write.space.savePoints(name, holding);
    });
    begun();
  }
}
