// What a face (window, host) needs of the app: a router to serve, whatever is in it, and the media.
import type { AnyContractRouter } from '@orpc/contract';
import type { Router } from '@orpc/server';
import type { contract } from '../core/contract/contract.ts';
import type { MediaSource } from './media/file.ts';

type NoContext = Record<never, never>;

/** The whole contract, implemented. */
export type AppRouter = Router<typeof contract, NoContext>;

/** Any contract, implemented. */
export type ServedRouter = Router<AnyContractRouter, NoContext>;

export interface Faced extends MediaSource {
  readonly router: ServedRouter;
}
