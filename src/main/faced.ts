// What a face (window, host) needs of the app: the router and the media.
import type { Router } from '@orpc/server';
import type { contract } from '../core/contract/contract.ts';
import type { MediaSource } from './media/file.ts';

export type AppRouter = Router<typeof contract, Record<never, never>>;

export interface Faced extends MediaSource {
  readonly router: AppRouter;
}
