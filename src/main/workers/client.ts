// The asker's side: every question typed by its worker's map, with abort, time limit and progress.
import type { Pool } from './pool.ts';
import type { ProgressOf, Questions } from './protocol.ts';

/** Milliseconds that a worker may take; null: until the user cancels. */
type Limit = number | null;

/** A limit for every question, by its input where the time depends on it. */
export type Limits<Map extends Questions> = {
  readonly [Name in keyof Map]: Limit | ((input: Map[Name]['input']) => Limit);
};

export interface AskOptions<Progress = never> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Client<Map extends Questions> extends Pick<Pool, 'size' | 'close'> {
  /** Throws what `Pool.run` throws. */
  ask<Name extends keyof Map & string>(
    question: Name,
    input: Map[Name]['input'],
    options?: AskOptions<ProgressOf<Map[Name]>>,
  ): Promise<Map[Name]['output']>;
}

/** For a pool whose workers serve the same map. */
export function createClient<Map extends Questions>(pool: Pool, limits: Limits<Map>): Client<Map> {
  return {
    size: pool.size,
    close: pool.close,
    async ask<Name extends keyof Map & string>(
      question: Name,
      input: Map[Name]['input'],
      { signal, onProgress }: AskOptions<ProgressOf<Map[Name]>> = {},
    ) {
      const limit = limits[question];
      const output = await pool.run(question, input, {
        signal,
        // Whatever arrives is what the handlers of this map sent: the only casts between the two sides.
        onProgress: (progress) => onProgress?.(progress as ProgressOf<Map[Name]>),
        limitMs: typeof limit === 'function' ? limit(input) : limit,
      });
      return output as Map[Name]['output'];
    },
  };
}
