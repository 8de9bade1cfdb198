// Procedures of a desktop window besides the contract: the system's folder dialog, and the file manager.
import { implement } from '@orpc/server';
import { desktopContract } from '../../core/contract/desktop.ts';
import type { ServedRouter } from '../faced.ts';

export interface DesktopActions {
  /** Null when the dialog was cancelled. */
  chooseFolder(title: string): Promise<string | null>;
  /** Absolute path; rejects as the contract's `tracks.get` does. */
  pathOfTrack(trackId: number): Promise<string>;
  showInFileManager(path: string): void;
}

/** The app's router with `desktop` beside its namespaces. */
export function windowRouter(router: ServedRouter, actions: DesktopActions): ServedRouter {
  const os = implement(desktopContract);
  return {
    ...router,
    desktop: os.router({
      chooseFolder: os.chooseFolder.handler(({ input }) => actions.chooseFolder(input.title)),
      reveal: os.reveal.handler(async ({ input }) => {
        actions.showInFileManager(await actions.pathOfTrack(input.trackId));
        return null;
      }),
    }),
  };
}
