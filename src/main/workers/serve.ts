// The worker's side of a pool: answers one task at a time.
import { parentPort } from 'node:worker_threads';
import { AppError, toErrorData } from '../../core/domain/errors.ts';
import type { Reply, Request } from './protocol.ts';

/** A worker's value, and the buffers in it that move to the pool instead of being copied. */
export interface Answer<Value> {
  readonly value: Value;
  readonly transfer?: readonly ArrayBuffer[];
}

/** Turns this thread into a worker of a pool whose tasks are answered by `handle`. */
export function serve<Task, Value>(
  handle: (task: Task, report: (progress: unknown) => void) => Promise<Answer<Value>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('serve() is for worker threads');
  port.on('message', (request: Request<Task>) => {
    const { id, task } = request;
    const reply = (message: Reply, transfer: readonly ArrayBuffer[] = []) =>
      port.postMessage(message, [...transfer]);
    handle(task, (progress) => reply({ id, type: 'progress', progress })).then(
      ({ value, transfer }) => reply({ id, type: 'value', value }, transfer),
      (error: unknown) => {
        if (error instanceof AppError) reply({ id, type: 'error', error: toErrorData(error) });
        else
          reply({
            id,
            type: 'bug',
            stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
          });
      },
    );
  });
}
