// What a desktop window can do besides the contract: the system's folder dialog, and the file manager.
import { createRouterClient, implement, type Router } from '@orpc/server';
import { desktopContract } from '../../core/contract/desktop.ts';
import type { AppRouter } from '../faced.ts';

export interface DesktopActions {
  /** Null when the person gave up. */
  chooseFolder(title: string): Promise<string | null>;
  showInFileManager(path: string): void;
}

export type WindowRouter = AppRouter & { desktop: Router<typeof desktopContract, Record<never, never>> };

/** The app's router with `desktop` beside its namespaces. */
export function windowRouter(router: AppRouter, actions: DesktopActions): WindowRouter {
  const os = implement(desktopContract);
  const client = createRouterClient(router);
  return {
    ...router,
    desktop: os.router({
      chooseFolder: os.chooseFolder.handler(({ input }) => actions.chooseFolder(input.title)),
      reveal: os.reveal.handler(async ({ input }) => {
        const track = await client.tracks.get({ id: input.trackId });
        actions.showInFileManager(track.path);
        return null;
      }),
    }),
  };
}
