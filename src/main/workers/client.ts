// The asker's side: every question typed by its worker's map, with abort, time limit and progress.
import type { Limit, Pool } from './pool.ts';
import type { ProgressOf, Question, Questions } from './protocol.ts';

/** In all, or, where it reports progress and a person may cancel it, from one report to the next. */
type LimitOf<Asked extends Question> = [ProgressOf<Asked>] extends [never]
  ? Extract<Limit, { readonly ms: number }>
  : Limit;

/** A limit for every question, by its input where the time depends on it. */
export type Limits<Map extends Questions> = {
  readonly [Name in keyof Map]: LimitOf<Map[Name]> | ((input: Map[Name]['input']) => LimitOf<Map[Name]>);
};

export interface AskOptions<Progress = never> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** By a worker that has had no other question. */
  readonly alone?: boolean;
  /** Called just before a worker gets it; what waits for one has not begun. */
  readonly onBegin?: () => void;
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
      {
        signal,
        onProgress,
        alone = false,
        onBegin = () => undefined,
      }: AskOptions<ProgressOf<Map[Name]>> = {},
    ) {
      const limit = limits[question];
      const output = await pool.run(question, input, {
        signal,
        // Whatever arrives is what the handlers of this map sent: the only casts between the two sides.
        onProgress: (progress) => onProgress?.(progress as ProgressOf<Map[Name]>),
        limit: typeof limit === 'function' ? limit(input) : limit,
        alone,
        onBegin,
      });
      return output as Map[Name]['output'];
    },
  };
}
