// `npm start`: the desktop app where Electron runs, else the same in a browser.
import { createRouterClient } from '@orpc/server';
import { createApp } from '../src/main/app.ts';
import { serve } from '../src/main/cli/serve.ts';
import { defaultLibraryDir } from '../src/main/libraryDir.ts';
import { type Demo, makeDemo } from './start/demo.ts';
import { runElectron } from './start/desktop.ts';
import { electronExecutable, fetchElectron, noWindowReason } from './start/electronRuntime.ts';
import { openBrowser } from './start/openBrowser.ts';
import { type StartOptions, startOptions, usage } from './start/options.ts';
import { upToDatePage } from './start/page.ts';
import { places } from './start/project.ts';

try {
  await start(startOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${usage}`);
  process.exitCode = 1;
}

async function start(options: StartOptions): Promise<void> {
  const demo = options.demo ? await composeDemo() : null;
  const given =
    demo === null ? options : { ...options, folders: [demo.musicFolder], libraryDir: demo.libraryDir };
  try {
    const reason = options.browser ? null : await tryDesktop(given);
    if (reason === 'ran') return;
    if (reason !== null)
      console.log(`The desktop app cannot run here (${reason}), so Stackwax opens in the browser.`);
    await inBrowser(given);
  } finally {
    await demo?.remove();
  }
}

async function composeDemo(): Promise<Demo> {
  console.log('Composing the demo music ...');
  return makeDemo();
}

/** 'ran' when the desktop app ran, else why it did not. */
async function tryDesktop(options: StartOptions): Promise<string> {
  const reason = noWindowReason(process.platform, process.env, process.getuid?.());
  if (reason !== null) return reason;
  let executable = electronExecutable();
  if (executable === null) {
    console.log('Fetching the Electron runtime ...');
    const fetched = await fetchElectron();
    if ('reason' in fetched) return `its runtime could not be fetched: ${fetched.reason}`;
    executable = fetched.executable;
  }
  return runElectron(executable, options);
}

async function inBrowser({ folders, libraryDir, port }: StartOptions): Promise<void> {
  const folder = await upToDatePage();
  const app = await createApp({ ...places, libraryDir: libraryDir ?? defaultLibraryDir() });
  try {
    if (folders.length > 0) await createRouterClient(app.router).library.scan({ folders: [...folders] });
    await serve({
      app,
      page: { folder },
      ...(port === null ? {} : { port }),
      json: false,
      onListening: openBrowser,
    });
  } finally {
    await app.close();
  }
}
