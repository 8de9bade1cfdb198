// The worker's side: a handler for every question of its map, one question at a time.
import { parentPort } from 'node:worker_threads';
import { AppError, toErrorData } from '../../core/domain/errors.ts';
import type { ProgressOf, Questions, Reply, Request } from './protocol.ts';

export interface Handling<Progress> {
  report(progress: Progress): void;
  /** Buffers of the output that move to the asker instead of being copied. */
  transfer(...buffers: readonly ArrayBuffer[]): void;
}

/** One handler a question. None needs an abort signal: cancelling stops the whole worker. */
export type Handlers<Map extends Questions> = {
  readonly [Name in keyof Map]: (
    input: Map[Name]['input'],
    handling: Handling<ProgressOf<Map[Name]>>,
  ) => Map[Name]['output'] | Promise<Map[Name]['output']>;
};

/** Turns this thread into a worker of a pool. */
export function serveQuestions<Map extends Questions>(handlers: Handlers<Map>): void {
  const port = parentPort;
  if (port === null) throw new Error('serveQuestions() is for worker threads');
  const post = (reply: Reply, buffers: readonly ArrayBuffer[] = []) => port.postMessage(reply, buffers);

  async function answer<Name extends keyof Map>({ id, question, input }: Request<Map, Name>): Promise<void> {
    const moved: ArrayBuffer[] = [];
    try {
      const output = await handlers[question](input, {
        report: (progress) => post({ id, type: 'progress', progress }),
        transfer: (...buffers) => moved.push(...buffers),
      });
      post({ id, type: 'output', output }, moved);
    } catch (error) {
      if (error instanceof AppError) post({ id, type: 'error', error: toErrorData(error) });
      else post({ id, type: 'bug', stack: stackOf(error) });
    }
  }

  port.on('message', (request: Request<Map>) => void answer(request));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
