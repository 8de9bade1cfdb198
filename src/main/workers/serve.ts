// The worker's side: a handler for every question of its map, one question at a time.
import { AppError, toErrorData } from '../../core/domain/errors.ts';
import type { ProgressOf, Questions, Reply, Request } from './protocol.ts';
import { connectToParent } from './workerStart.ts';

export interface Handling<Progress> {
  report(progress: Progress): void;
  /** Buffers of the output that move to the asker instead of being copied, where the worker is a thread. */
  transfer(...buffers: readonly ArrayBuffer[]): void;
}

/** One handler a question. None needs an abort signal: cancelling stops the whole worker. */
export type Handlers<Map extends Questions> = {
  readonly [Name in keyof Map]: (
    input: Map[Name]['input'],
    handling: Handling<ProgressOf<Map[Name]>>,
  ) => Map[Name]['output'] | Promise<Map[Name]['output']>;
};

/** Turns this thread, or this process, into a worker of a pool. */
export function serveQuestions<Map extends Questions>(handlers: Handlers<Map>): void {
  const { post, onRequest } = connectToParent();

  async function answer<Name extends keyof Map>({ id, question, input }: Request<Map, Name>): Promise<void> {
    const moved: ArrayBuffer[] = [];
    const reply = (answered: Reply) => post(answered, answered.type === 'output' ? moved : []);
    try {
      const output = await handlers[question](input, {
        report: (progress) => reply({ id, type: 'progress', progress }),
        transfer: (...buffers) => moved.push(...buffers),
      });
      reply({ id, type: 'output', output });
    } catch (error) {
      if (error instanceof AppError) reply({ id, type: 'error', error: toErrorData(error) });
      else reply({ id, type: 'bug', stack: stackOf(error) });
    }
  }

  // Whatever arrives is what a client of this map has asked.
  onRequest((request) => void answer(request as Request<Map>));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
