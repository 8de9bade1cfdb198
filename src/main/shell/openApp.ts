// The open app as the shell uses it: the router, media, and a few procedures that the shell calls itself.
import { createRouterClient } from '@orpc/server';
import { AppError } from '../../core/domain/errors.ts';
import type { Settings } from '../../core/domain/settings.ts';
import type { AppRouter, Faced } from '../faced.ts';
import type { MediaSource } from '../media/file.ts';

export interface OpenApp extends Faced {
  scan(folders: string[]): Promise<unknown>;
  /** Scans to the end; returns how many tracks are analysed. */
  analyse(folders: string[]): Promise<number>;
  /** Absolute path; rejects with the contract's typed error. */
  pathOfTrack(trackId: number): Promise<string>;
  /** What the person chose that Stackwax speaks. */
  language(): Promise<Settings['language']>;
  close(): Promise<void>;
}

type App = MediaSource & { readonly router: AppRouter; close(): Promise<void> };

export function forShell(app: App): OpenApp {
  const client = createRouterClient(app.router);
  return {
    ...app,
    scan: (folders) => client.library.scan({ folders }),
    async analyse(folders) {
      const { jobId } = await client.library.scan({ folders });
      for await (const { status } of await client.jobs.follow({ id: jobId }))
        if (status.state === 'failed') throw new AppError(status.error.kind, status.error.message);
      return (await client.library.summary()).analysed;
    },
    language: async () => (await client.settings.get()).language,
    pathOfTrack: async (id) => (await client.tracks.get({ id })).path,
  };
}
