// Procedures of a desktop window besides the contract: the system's folder dialog, and the file manager.
import { implement } from '@orpc/server';
import { desktopContract, type MenuAsk } from '../../core/contract/desktop.ts';
import type { ServedRouter } from '../faced.ts';

/** Which files are offered, and what they are called. */
export interface FileKind {
  readonly title: string;
  readonly kind: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

export interface DesktopActions {
  /** Null when the dialog was cancelled. */
  chooseFolder(title: string): Promise<string | null>;
  /** Null when the dialog was cancelled. */
  chooseFile(what: FileKind): Promise<string | null>;
  /** Absolute path; rejects as the contract's `tracks.get` does. */
  pathOfTrack(trackId: number): Promise<string>;
  showInFileManager(path: string): void;
  asks(signal: AbortSignal | undefined): AsyncGenerator<MenuAsk>;
}

/** The app's router with `desktop` beside its namespaces. */
export function windowRouter(router: ServedRouter, actions: DesktopActions): ServedRouter {
  const os = implement(desktopContract);
  return {
    ...router,
    desktop: os.router({
      asks: os.asks.handler(({ signal }) => actions.asks(signal)),
      chooseFolder: os.chooseFolder.handler(({ input }) => actions.chooseFolder(input.title)),
      chooseFile: os.chooseFile.handler(({ input }) => actions.chooseFile(input)),
      reveal: os.reveal.handler(async ({ input }) => {
        actions.showInFileManager(await actions.pathOfTrack(input.trackId));
        return null;
      }),
    }),
  };
}
