// The open app as the shell uses it: the router, media, and a few procedures that the shell calls itself.
import { createRouterClient } from '@orpc/server';
import type { AppRouter, Faced } from '../faced.ts';
import type { MediaSource } from '../media/file.ts';

export interface OpenApp extends Faced {
  scan(folders: string[]): Promise<unknown>;
  /** Absolute path; rejects with the contract's typed error. */
  pathOfTrack(trackId: number): Promise<string>;
  close(): Promise<void>;
}

type App = MediaSource & { readonly router: AppRouter; close(): Promise<void> };

export function forShell(app: App): OpenApp {
  const client = createRouterClient(app.router);
  return {
    ...app,
    scan: (folders) => client.library.scan({ folders }),
    pathOfTrack: async (id) => (await client.tracks.get({ id })).path,
  };
}
