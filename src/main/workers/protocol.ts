// What a pool and its workers say to each other.
import type { ErrorData } from '../../core/domain/errors.ts';

export interface Request<Task> {
  readonly id: number;
  readonly task: Task;
}

/** A worker's answer. `error` is an expected failure, `bug` the stack of one that is not. */
export type Reply =
  | { readonly id: number; readonly type: 'progress'; readonly progress: unknown }
  | { readonly id: number; readonly type: 'value'; readonly value: unknown }
  | { readonly id: number; readonly type: 'error'; readonly error: ErrorData }
  | { readonly id: number; readonly type: 'bug'; readonly stack: string };
