// The line between a pool and one of its workers, a thread or a process of its own: both keep the same promises.
import type { Reply, Request } from './protocol.ts';

export interface Channel {
  /** Throws on what cannot be cloned. */
  post(request: Request): void;
  /** Only a busy worker keeps this process alive. */
  setBusy(isBusy: boolean): void;
  /** Ends the worker, whatever it is doing; settles soon, even when the operating system cannot let go of it yet. */
  stop(): Promise<void>;
}

/** Starts a worker. `onEnd` is called once, with what ended it if it was not asked to: 'memory ran out'. */
export type OpenChannel = (onReply: (reply: Reply) => void, onEnd: (why: string | null) => void) => Channel;

/** How long the end of a worker is waited for: one that hangs in a system call ends when that does. */
export const endMs = 500;
