// The real app behind the loopback host, in a process of its own that a test may kill.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import { entryUrl } from '../../scripts/start/project.ts';

export interface ServedAppOptions {
  readonly libraryDir: string;
  /** Folder of the built page. */
  readonly page: string;
  /** To come back at a port where a page waits. */
  readonly port?: number;
}

export interface ServedApp {
  readonly url: string;
  readonly port: number;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

const entry = entryUrl('tests/helpers/servedApp.process.ts');
const addressSchema = z.object({ url: z.string(), port: z.int() });

/** Rejects when the process ends before it serves. */
export async function serveApp({ libraryDir, page, port }: ServedAppOptions): Promise<ServedApp> {
  const child = fork(entry, [libraryDir, page, `${port ?? 0}`], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the app ended with ${code} before it served`);
  });
  const [message] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  return {
    ...addressSchema.parse(message),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
