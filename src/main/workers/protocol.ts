// What a question to a worker is, and the messages in which it and its answer travel.
import type { ErrorData } from '../../core/domain/errors.ts';

/** Types of what goes in, of what comes out and, where it reports while it works, of its progress. */
export interface Question {
  readonly input: unknown;
  readonly output: unknown;
  readonly progress?: unknown;
}

/** All questions of one kind of worker, by name; what they carry must survive structured cloning. */
export type Questions = { readonly [name: string]: Question };

/** `never` for a question that reports no progress. */
export type ProgressOf<Asked extends Question> = Asked extends { readonly progress: infer Progress }
  ? Progress
  : never;

export interface Request<Map extends Questions = Questions, Name extends keyof Map = keyof Map> {
  readonly id: number;
  readonly question: Name;
  readonly input: Map[Name]['input'];
}

/** `error` is an expected failure, `bug` the stack of one that is not. */
export type Reply =
  | { readonly id: number; readonly type: 'progress'; readonly progress: unknown }
  | { readonly id: number; readonly type: 'output'; readonly output: unknown }
  | { readonly id: number; readonly type: 'error'; readonly error: ErrorData }
  | { readonly id: number; readonly type: 'bug'; readonly stack: string };
