// `stackwax serve`: the page in a browser, until it is interrupted.
import { once } from 'node:events';
import { Command } from 'commander';
import type { App } from '../../app.ts';
import { type HostOptions, startHost } from '../../host/host.ts';
import { sessionKey } from '../../host/sessionKey.ts';
import { logBug, print } from '../../terminal.ts';
import { type LibraryOptions, libraryOption, portNumber } from '../options.ts';
import { openApp, type Places } from '../session.ts';

interface Options extends LibraryOptions {
  port?: number;
}

export function serveCommand(places: Places): Command {
  return new Command('serve')
    .description('open the library in a browser on this machine')
    .addOption(libraryOption())
    .option('--port <n>', 'port on 127.0.0.1 (default: 4327, or any free one)', portNumber)
    .option('--json', 'print the address as JSON')
    .action(async ({ library, port, json }: Options) => {
      const folder = await places.page();
      const app = await openApp(places, library);
      try {
        await serve({
          app,
          page: { folder },
          json: json === true,
          ...(port === undefined ? {} : { port }),
        });
      } finally {
        await app.close();
      }
    });
}

export interface ServeOptions extends Pick<HostOptions, 'page' | 'port' | 'token'> {
  readonly app: App;
  /** One JSON document on stdout instead of a sentence. */
  readonly json: boolean;
  /** Called when the host answers, with an address that opens the page once. */
  readonly onListening?: (addressForOnce: string) => void;
}

/** Goes on, watches the folders and serves until SIGINT or SIGTERM, then ends every connection; the caller closes the app. */
export async function serve({ app, json, onListening, ...options }: ServeOptions): Promise<void> {
  const stop = stopSignal();
  try {
    await app.resume();
    app.watch();
    const host = await startHost({
      session: await sessionKey(app.libraryDir),
      ...options,
      app,
      onError: logBug,
    });
    try {
      if (json) print(JSON.stringify({ url: host.url, port: host.port }));
      else print(`Stackwax is open at ${host.url}`, 'Ctrl-C ends it.');
      onListening?.(host.addressForOnce());
      await stop.stopped;
    } finally {
      await host.close();
    }
  } finally {
    stop.release();
  }
}

/** The first signal stops in good order; a second one, while that takes its time, ends the process at once. */
function stopSignal(): { readonly stopped: Promise<void>; release(): void } {
  const controller = new AbortController();
  const { signal } = controller;
  const stopped = Promise.race([
    once(process, 'SIGINT', { signal }),
    once(process, 'SIGTERM', { signal }),
  ]).then(() => undefined);
  // Released without a signal: the host could not start.
  stopped.catch(() => undefined);
  return { stopped, release: () => controller.abort() };
}
