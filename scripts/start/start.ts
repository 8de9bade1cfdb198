// The desktop app where Electron runs, else the same in a browser.
import { createRouterClient } from '@orpc/server';
import { createApp } from '../../src/main/app.ts';
import { serve } from '../../src/main/cli/commands/serve.ts';
import { runToTheEnd } from '../../src/main/ending.ts';
import { expectedFailure } from '../../src/main/files/diskFaults.ts';
import { defaultLibraryDir } from '../../src/main/libraryDir.ts';
import { log, logBug, print } from '../../src/main/terminal.ts';
import { makeDemo } from './demo.ts';
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
  if (!options.demo) return open(options, Promise.resolve());
  print('Composing the demo music ...');
  const demo = await makeDemo();
  try {
    await open({ ...options, folders: [demo.musicFolder], libraryDir: demo.libraryDir }, demo.composed);
  } finally {
    await demo.remove();
  }
}

/** `ready` settles when the folders can be scanned. */
async function open(options: StartOptions, ready: Promise<void>): Promise<void> {
  const reason = options.browser ? null : await tryDesktop(options, ready);
  if (reason === 'ran') return;
  if (reason !== null)
    print(`The desktop app cannot run here (${reason}), so Stackwax opens in the browser.`);
  await inBrowser(options, ready);
}

/** 'ran' when the desktop app ran, else the reason why it did not. */
async function tryDesktop(options: StartOptions, ready: Promise<void>): Promise<string> {
  const reason = noWindowReason(process.platform, process.env, process.getuid?.());
  if (reason !== null) return reason;
  let executable = electronExecutable();
  if (executable === null) {
    print('Fetching the Electron runtime ...');
    const fetched = await fetchElectron();
    if ('reason' in fetched) return `its runtime could not be fetched: ${fetched.reason}`;
    executable = fetched.executable;
  }
  await ready;
  return runElectron(executable, options);
}

async function inBrowser({ folders, libraryDir, port }: StartOptions, ready: Promise<void>): Promise<void> {
  const folder = await upToDatePage();
  const app = await createApp({ ...places, libraryDir: libraryDir ?? defaultLibraryDir() });
  try {
    const scan = async (): Promise<void> => {
      await ready;
      if (folders.length > 0) await createRouterClient(app.router).library.scan({ folders: [...folders] });
    };
    await serve({
      app,
      page: { folder },
      ...(port === null ? {} : { port }),
      json: false,
      onListening: (url) => {
        openBrowser(url);
        scan().catch(logBug);
      },
    });
  } finally {
    await app.close();
  }
}
