// The desktop app where Electron runs, else the same in a browser.
import { createRouterClient } from '@orpc/server';
import { createApp } from '../../src/main/app.ts';
import { serve } from '../../src/main/cli/commands/serve.ts';
import { runToTheEnd } from '../../src/main/ending.ts';
import { expectedFailure } from '../../src/main/files/diskFaults.ts';
import { defaultLibraryDir } from '../../src/main/libraryDir.ts';
import { log, logBug, print } from '../../src/main/terminal.ts';
import { bands } from '../demo/collection.ts';
import { type Demo, makeDemo } from './demo.ts';
import { runElectron } from './desktop.ts';
import { electronExecutable, fetchElectron, noWindowReason } from './electronRuntime.ts';
import { openBrowser } from './openBrowser.ts';
import { type StartOptions, startOptions, usage } from './options.ts';
import { upToDatePage } from './page.ts';
import { places } from './project.ts';

await runToTheEnd(() => main(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd()));

/** Exit codes: 0 ok, 1 failed, 2 wrong usage. */
async function main(args: readonly string[], cwd: string): Promise<number> {
  let options: StartOptions;
  if (args.includes('--help') || args.includes('-h')) {
    print(...usage.split('\n'));
    return 0;
  }
  try {
    options = startOptions(args, cwd);
  } catch (error) {
    log(error instanceof Error ? error.message : String(error), '', ...usage.split('\n'));
    return 2;
  }
  try {
    await start(options);
    return 0;
  } catch (error) {
    const expected = expectedFailure(error);
    if (expected === null) logBug(error);
    else log(expected.message);
    return 1;
  }
}

async function start(options: StartOptions): Promise<void> {
  if (!options.demo) return open(options, null);
  print('Composing the demo music ...');
  const demo = await makeDemo();
  try {
    await open({ ...options, folders: [demo.musicFolder], libraryDir: demo.libraryDir }, demo);
  } finally {
    await demo.remove();
  }
}

/** `demo`: whose music is still being composed. */
async function open(options: StartOptions, demo: Demo | null): Promise<void> {
  const reason = options.browser ? null : await tryDesktop(options, demo);
  if (reason === 'ran') return;
  if (reason !== null)
    print(`The desktop app cannot run here (${reason}), so Stackwax opens in the browser.`);
  await inBrowser(options, demo);
}

/** 'ran' when the desktop app ran, else the reason why it did not. */
async function tryDesktop(options: StartOptions, demo: Demo | null): Promise<string> {
  const reason = noWindowReason(process.platform, process.env, process.getuid?.());
  if (reason !== null) return reason;
  let executable = electronExecutable();
  if (executable === null) {
    print('Fetching the Electron runtime ...');
    const fetched = await fetchElectron();
    if ('reason' in fetched) return `its runtime could not be fetched: ${fetched.reason}`;
    executable = fetched.executable;
  }
  await demo?.composed;
  return runElectron(executable, options);
}

async function inBrowser({ folders, libraryDir, port }: StartOptions, demo: Demo | null): Promise<void> {
  const folder = await upToDatePage();
  const app = await createApp({ ...places, libraryDir: libraryDir ?? defaultLibraryDir() });
  try {
    const client = createRouterClient(app.router);
    const scan = async (): Promise<void> => {
      if (folders.length > 0) await client.library.scan({ folders: [...folders] });
    };
    const begin = async (): Promise<void> => {
      if (demo === null) return await scan();
      // One piece of each band is enough to look at; the others come in as they are composed, or at the end.
      let isBegun = false;
      await app.compose(async (onPiece, signal) => {
        await demo.follow((done, total) => {
          onPiece(done, total);
          if (isBegun || done < bands) return;
          isBegun = true;
          scan().catch(logBug);
        }, signal);
      });
      await scan();
    };
    await serve({
      app,
      page: { folder },
      ...(port === null ? {} : { port }),
      json: false,
      onListening: (url) => {
        openBrowser(url);
        begin().catch(logBug);
      },
    });
  } finally {
    await app.close();
  }
}
