// A few at once; of those that wait the newest is next, for what was asked for before has been scrolled past.

export type Turn = <Result>(signal: AbortSignal | undefined, body: () => Promise<Result>) => Promise<Result>;

/** A turn that is aborted while it waits rejects with the signal's reason, and its body never begins. */
export function newestFirst(atOnce: number): Turn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (signal, body) => {
    if (running < atOnce) running += 1;
    // Whoever ends hands its place on.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      signal?.throwIfAborted();
      return await body();
    } finally {
      const next = waiting.pop();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
