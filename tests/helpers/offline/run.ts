// Runs a program without a network: in a network namespace of its own where the system allows it, always under the guard.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const shell = 'ip link set lo up && exec "$@"';
const wrapper = ['unshare', '--net', '--map-root-user', 'sh', '-c', shell, 'sh'];

/** Whether this system gives a process a network of its own, in which there is this machine alone. */
export const hasNamespace =
  process.platform === 'linux' &&
  spawnSync(wrapper[0] ?? '', [...wrapper.slice(1), 'true'], { stdio: 'ignore' }).status === 0;

export interface OfflineRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What wanted to leave this machine. */
  readonly outside: readonly string[];
}

/** `args` of Node. `record`: a file that does not exist yet. */
export async function runOffline(args: readonly string[], record: string): Promise<OfflineRun> {
  const command = [...(hasNamespace ? wrapper : []), process.execPath, ...args];
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${new URL('./guard.ts', import.meta.url).href}`,
      STACKWAX_OUTSIDE: record,
    },
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const outside = existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : [];
  return { code: await code, stdout, stderr, outside };
}
